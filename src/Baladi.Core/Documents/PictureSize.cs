using System.Buffers.Binary;

namespace Baladi.Core.Documents;

/// <summary>
/// How large a picture says it is, read from its head without decoding it: a few hundred bytes can claim so many pixels that
/// whoever opens them runs out of memory.
/// </summary>
internal static class PictureSize
{
    /// <summary>A page of A3 at 600 dots an inch has 70 million.</summary>
    public const long MostPixels = 120_000_000;

    /// <summary>Null where it says nothing; then nobody can draw it either.</summary>
    public static long? Pixels(SniffedContent content, ReadOnlySpan<byte> bytes) =>
        content == SniffedContent.Png ? Png(bytes) : content == SniffedContent.Jpeg ? Jpeg(bytes) : null;

    private static long? Png(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 24 && bytes.Slice(12, 4).SequenceEqual("IHDR"u8) ? (long)BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]) * BinaryPrimitives.ReadUInt32BigEndian(bytes[20..]) : null;

    // Segment after segment to the largest frame; a picture may hold a small one of itself first.
    private static long? Jpeg(ReadOnlySpan<byte> bytes)
    {
        long? most = null;
        for (var at = 2; at + 9 < bytes.Length && bytes[at] == 0xFF;)
        {
            var marker = bytes[at + 1];
            if (marker is 0xFF or 0x01 or (>= 0xD0 and <= 0xD8)) { at += marker == 0xFF ? 1 : 2; continue; }
            // What follows the start of a scan is the picture itself.
            if (marker is 0xDA or 0xD9) break;
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                most = Math.Max(most ?? 0, (long)BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]) * BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]));
            if (length < 2) break;
            at += 2 + length;
        }
        return most;
    }
}
