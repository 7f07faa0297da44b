using System.Buffers.Binary;

namespace Baladi.Core.Documents.Pdf;

/// <summary>
/// A TrueType font reduced to the outlines a document uses. Skia as built for .NET embeds whole fonts, 100 KB each.
/// Glyph ids stay, so what was shaped with the full font draws with this one.
/// </summary>
internal static class SubsetFont
{
    // What a PDF reader needs; shaping tables stay behind, and 'post' is replaced by one without glyph names.
    private static readonly string[] KeptTables = ["OS/2", "cmap", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "prep"];

    public static byte[] Of(byte[] font, IEnumerable<ushort> usedGlyphs)
    {
        var tables = ReadTables(font);
        var glyf = tables["glyf"].Span;
        var offsets = ReadOffsets(tables);
        var kept = Closure(glyf, offsets, usedGlyphs);

        var newOffsets = new byte[offsets.Length * 4];
        using var newGlyf = new MemoryStream();
        for (var glyph = 0; glyph < offsets.Length - 1; glyph++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(newOffsets.AsSpan(glyph * 4), (uint)newGlyf.Length);
            if (kept.Contains((ushort)glyph)) newGlyf.Write(glyf[offsets[glyph]..offsets[glyph + 1]]);
            while (newGlyf.Length % 4 != 0) newGlyf.WriteByte(0);
        }

        BinaryPrimitives.WriteUInt32BigEndian(newOffsets.AsSpan((offsets.Length - 1) * 4), (uint)newGlyf.Length);
        var head = tables["head"].ToArray();
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), 1);
        var post = tables["post"].Span[..32].ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(post, 0x00030000);

        tables["head"] = head;
        tables["post"] = post;
        tables["loca"] = newOffsets;
        tables["glyf"] = newGlyf.ToArray();
        return Write(KeptTables.Where(tables.ContainsKey).Select(tag => (tag, tables[tag])).ToArray());
    }

    private static Dictionary<string, ReadOnlyMemory<byte>> ReadTables(byte[] font)
    {
        var tables = new Dictionary<string, ReadOnlyMemory<byte>>();
        var count = BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(4));
        for (var i = 0; i < count; i++)
        {
            var entry = font.AsSpan(12 + 16 * i, 16);
            var offset = (int)BinaryPrimitives.ReadUInt32BigEndian(entry[8..]);
            var length = (int)BinaryPrimitives.ReadUInt32BigEndian(entry[12..]);
            tables[System.Text.Encoding.ASCII.GetString(entry[..4])] = font.AsMemory(offset, length);
        }

        return tables;
    }

    private static int[] ReadOffsets(Dictionary<string, ReadOnlyMemory<byte>> tables)
    {
        var loca = tables["loca"].Span;
        var longOffsets = BinaryPrimitives.ReadInt16BigEndian(tables["head"].Span[50..]) == 1;
        var offsets = new int[loca.Length / (longOffsets ? 4 : 2)];
        for (var i = 0; i < offsets.Length; i++)
            offsets[i] = longOffsets ? (int)BinaryPrimitives.ReadUInt32BigEndian(loca[(i * 4)..]) : BinaryPrimitives.ReadUInt16BigEndian(loca[(i * 2)..]) * 2;
        return offsets;
    }

    /// <summary>The used glyphs, .notdef, and the parts of composite ones.</summary>
    private static HashSet<ushort> Closure(ReadOnlySpan<byte> glyf, int[] offsets, IEnumerable<ushort> usedGlyphs)
    {
        const int MoreComponents = 0x20, WordArguments = 0x01, OneScale = 0x08, TwoScales = 0x40, Matrix = 0x80;
        var kept = new HashSet<ushort>();
        var open = new Stack<ushort>(usedGlyphs);
        open.Push(0);
        while (open.TryPop(out var glyph))
        {
            if (glyph >= offsets.Length - 1 || !kept.Add(glyph)) continue;
            var outline = glyf[offsets[glyph]..offsets[glyph + 1]];
            if (outline.IsEmpty || BinaryPrimitives.ReadInt16BigEndian(outline) >= 0) continue;
            int at = 10, flags;
            do
            {
                flags = BinaryPrimitives.ReadUInt16BigEndian(outline[at..]);
                open.Push(BinaryPrimitives.ReadUInt16BigEndian(outline[(at + 2)..]));
                at += 4 + ((flags & WordArguments) != 0 ? 4 : 2);
                at += (flags & OneScale) != 0 ? 2 : (flags & TwoScales) != 0 ? 4 : (flags & Matrix) != 0 ? 8 : 0;
            }
            while ((flags & MoreComponents) != 0);
        }

        return kept;
    }

    private static byte[] Write((string Tag, ReadOnlyMemory<byte> Data)[] tables)
    {
        var header = 12 + 16 * tables.Length;
        var font = new byte[header + tables.Sum(table => Padded(table.Data.Length))];
        var power = (int)Math.Log2(tables.Length);
        BinaryPrimitives.WriteUInt32BigEndian(font, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(4), (ushort)tables.Length);
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(6), (ushort)(16 << power));
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(8), (ushort)power);
        BinaryPrimitives.WriteUInt16BigEndian(font.AsSpan(10), (ushort)(16 * tables.Length - (16 << power)));
        var offset = header;
        for (var i = 0; i < tables.Length; i++)
        {
            var (tag, data) = tables[i];
            data.Span.CopyTo(font.AsSpan(offset));
            var entry = font.AsSpan(12 + 16 * i, 16);
            System.Text.Encoding.ASCII.GetBytes(tag, entry);
            BinaryPrimitives.WriteUInt32BigEndian(entry[4..], Checksum(font.AsSpan(offset, Padded(data.Length))));
            BinaryPrimitives.WriteUInt32BigEndian(entry[8..], (uint)offset);
            BinaryPrimitives.WriteUInt32BigEndian(entry[12..], (uint)data.Length);
            offset += Padded(data.Length);
        }

        return font;
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        uint sum = 0;
        for (var i = 0; i < data.Length; i += 4) sum += BinaryPrimitives.ReadUInt32BigEndian(data[i..]);
        return sum;
    }
}
