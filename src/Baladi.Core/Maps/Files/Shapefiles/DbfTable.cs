using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Baladi.Core.Maps.Files.Shapefiles;

/// <summary>The attributes of a shapefile, row by row. Every length in it is one that somebody wrote there.</summary>
internal sealed class DbfTable : IDisposable
{
    private const int HeaderLength = 32, FieldLength = 32, MostFields = 2048;
    private const byte FieldsEnd = 0x0D, Deleted = (byte)'*';

    private readonly ZipPart part;
    private readonly DbfEncoding encoding;
    private readonly MapFileLimits limits;
    private readonly List<Field> fields = [];
    private readonly byte[] row;

    public DbfTable(ZipPart part, string? page, MapFileLimits limits)
    {
        (this.part, this.limits) = (part, limits);
        Span<byte> header = stackalloc byte[HeaderLength];
        part.Read(header);
        Count = BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);
        var (length, width) = (BinaryPrimitives.ReadUInt16LittleEndian(header[8..]), BinaryPrimitives.ReadUInt16LittleEndian(header[10..]));
        encoding = new(page, header[29]);
        row = new byte[width];
        ReadFields(length, width);
    }

    private sealed record Field(string Name, char Type, int Start, int Length);

    /// <summary>As its head says.</summary>
    public long Count { get; }

    /// <summary>Whether the row that was read last is marked as deleted.</summary>
    public bool IsDeleted => row[0] == Deleted;

    /// <returns>Null where there is no more; the table may be shorter than it says.</returns>
    public Dictionary<string, object?>? Read()
    {
        // Behind the last row stands a sign that ends the file, or nothing.
        var read = part.ReadAtMost(row);
        if (read < row.Length) return null;
        var values = new Dictionary<string, object?>(fields.Count, StringComparer.Ordinal);
        foreach (var field in fields) values[field.Name] = Value(field, row.AsSpan(field.Start, field.Length));
        return values;
    }

    public void Dispose() => part.Dispose();

    private void ReadFields(int length, int width)
    {
        Span<byte> descriptor = stackalloc byte[FieldLength];
        var (start, at) = (1, HeaderLength);
        while (at + FieldLength < length + 1)
        {
            part.Read(descriptor[..1]);
            at++;
            if (descriptor[0] == FieldsEnd) break;
            part.Read(descriptor[1..]);
            at += FieldLength - 1;
            var nul = descriptor[..11].IndexOf((byte)0);
            var name = encoding.Read(descriptor[..(nul < 0 ? 11 : nul)]).Trim();
            var type = char.ToUpperInvariant((char)descriptor[11]);
            // A text longer than 255 keeps the rest of its length where numbers have their decimals.
            var size = type == 'C' ? descriptor[16] | descriptor[17] << 8 : descriptor[16];
            if (start + size > width || fields.Count == MostFields) throw new MapFileException("map-dbf-lengths", part.Place);
            if (fields.Count < limits.Attributes) fields.Add(new(Unused(name), type, start, size));
            start += size;
        }
        if (fields.Count == 0 || width < 2 || length < at) throw new MapFileException("map-dbf-lengths", part.Place);
        part.Skip(length - at);
    }

    private string Unused(string name)
    {
        if (name.Length == 0) name = "field";
        var unused = name;
        for (var i = 2; fields.Exists(field => field.Name == unused); i++) unused = string.Create(CultureInfo.InvariantCulture, $"{name}_{i}");
        return unused;
    }

    private object? Value(Field field, ReadOnlySpan<byte> bytes)
    {
        switch (field.Type)
        {
            case 'C':
                var text = encoding.Read(bytes.TrimEnd("\0 "u8));
                return text.Length == 0 ? null : AttributeValues.Text(text, limits);
            case 'N' or 'F':
                var number = bytes.Trim("\0 "u8);
                if (number.IsEmpty || number[0] == (byte)'*') return null;
                return long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole
                    : double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) ? AttributeValues.Number(real) : null;
            case 'L':
                return bytes[..Math.Min(1, bytes.Length)] switch { [(byte)'T' or (byte)'t' or (byte)'Y' or (byte)'y'] => true, [(byte)'F' or (byte)'f' or (byte)'N' or (byte)'n'] => false, _ => null };
            case 'D':
                return DateOnly.TryParseExact(Encoding.ASCII.GetString(bytes), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
            case 'I' when bytes.Length == 4:
                return (long)BinaryPrimitives.ReadInt32LittleEndian(bytes);
            default:
                return null;
        }
    }
}
