using System.Text;

namespace Baladi.Core.Maps.Tiles;

/// <summary>Bytes of protocol buffers, written one after another and used again for the next tile.</summary>
internal sealed class TileBuffer
{
    private byte[] bytes = new byte[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Varint(uint value)
    {
        Require(5);
        while (value >= 0x80)
        {
            bytes[Length++] = (byte)(value | 0x80);
            value >>= 7;
        }
        bytes[Length++] = (byte)value;
    }

    /// <summary>The head of a field: its number, and 0 for a varint, 1 for eight bytes, 2 for a length and so many bytes.</summary>
    public void Tag(int field, int wire) => Varint((uint)(field << 3 | wire));

    public void Field(int field, ReadOnlySpan<byte> content)
    {
        Tag(field, 2);
        Varint((uint)content.Length);
        Raw(content);
    }

    public void Field(int field, string text) => Field(field, Encoding.UTF8.GetBytes(text));

    public void Double(int field, double value)
    {
        Tag(field, 1);
        Require(sizeof(double));
        BitConverter.TryWriteBytes(bytes.AsSpan(Length), value);
        Length += sizeof(double);
    }

    public void Raw(ReadOnlySpan<byte> content)
    {
        Require(content.Length);
        content.CopyTo(bytes.AsSpan(Length));
        Length += content.Length;
    }

    private void Require(int more)
    {
        if (Length + more > bytes.Length) Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + more));
    }
}
