using System.Buffers.Text;

namespace Baladi.Core.Maps.Files.Drawings;

/// <summary>
/// An ASCII DXF as what it is: lines two by two, a number that says what the next line means, and that line. Nothing is made a
/// text before somebody asks for it.
/// </summary>
internal sealed class DxfPairs(Stream stream) : IDisposable
{
    // Texts are 250 characters a line; what is far longer is not a drawing.
    private const int LongestLine = 256 * 1024;
    private byte[] buffer = new byte[64 * 1024];
    private int start, end, at, length;
    private bool isBack;

    public int Code { get; private set; }

    public DxfEncoding Encoding { get; } = new();

    /// <summary>Of the value that was read last, from 1.</summary>
    public long Line { get; private set; }

    public long Position { get; private set; }

    public ReadOnlySpan<byte> Value => buffer.AsSpan(at, length);

    public string Text => Encoding.Read(Value);

    /// <exception cref="MapFileException">It is no number.</exception>
    public double Number => Utf8Parser.TryParse(Value, out double number, out var used) && used == length ? number : throw Broken();

    public int Whole => Utf8Parser.TryParse(Value, out int number, out var used) && used == length ? number : (int)Math.Clamp(Number, int.MinValue, int.MaxValue);

    public bool Is(int code, ReadOnlySpan<byte> value) => Code == code && Value.SequenceEqual(value);

    /// <returns>False at the end of the file.</returns>
    /// <exception cref="MapFileException">A line that has to be a number is none, or the file ends between the two.</exception>
    public bool Read()
    {
        if (isBack)
        {
            isBack = false;
            return true;
        }
        if (!ReadLine()) return false;
        // Blank lines behind the end are no beginning of a pair.
        if (length == 0) return ReadBlank();
        if (!Utf8Parser.TryParse(Value, out int code, out var used) || used != length) throw Broken();
        if (!ReadLine()) throw new MapFileException("map-file-truncated", MapPlace.Line(Line));
        Code = code;
        return true;
    }

    /// <summary>The next <see cref="Read"/> gives the same pair again.</summary>
    public void Back() => isBack = true;

    public void Dispose() => stream.Dispose();

    private bool ReadBlank()
    {
        while (ReadLine())
            if (length > 0) throw Broken();
        return false;
    }

    private bool ReadLine()
    {
        var searched = 0;
        while (true)
        {
            var found = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (found >= 0) return Set(searched + found, 1);
            searched = end - start;
            if (searched > LongestLine) throw Broken();
            if (!Fill()) return searched > 0 && Set(searched, 0);
        }
    }

    private bool Set(int count, int ending)
    {
        (at, length) = (start, count);
        start += count + ending;
        Position += count + ending;
        Line++;
        while (length > 0 && buffer[at + length - 1] is (byte)' ' or (byte)'\r' or (byte)'\t') length--;
        while (length > 0 && buffer[at] is (byte)' ' or (byte)'\t')
        {
            at++;
            length--;
        }
        return true;
    }

    private bool Fill()
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }
        if (end == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
        var read = stream.Read(buffer, end, buffer.Length - end);
        end += read;
        return read > 0;
    }

    private MapFileException Broken() => new("map-dxf-broken", MapPlace.Line(Line));
}
