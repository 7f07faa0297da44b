using System.Text;
using System.Text.Json;

namespace Baladi.Core.Maps.Tiles;

/// <summary>The attributes of the features of a tile: names and values stand once, at its end, and features point to them.</summary>
internal sealed class TileTags
{
    // What a value is, before its text: a number and a text may read the same.
    private const byte Text = 1, Number = 2, Truth = 3;

    private readonly Dictionary<string, uint> keys = [];
    private readonly Dictionary<byte[], uint>.AlternateLookup<ReadOnlySpan<byte>> known;
    private readonly TileBuffer values = new(), value = new();
    private uint count;

    public TileTags() => known = new Dictionary<byte[], uint>(Utf8.Comparer).GetAlternateLookup<ReadOnlySpan<byte>>();

    /// <summary>A text that no other feature has.</summary>
    public void Unique(TileBuffer tags, string key, ReadOnlySpan<byte> utf8)
    {
        tags.Varint(KeyOf(key));
        tags.Varint(Add(Text, utf8));
    }

    public void Shared(TileBuffer tags, string key, ReadOnlySpan<byte> utf8) => Add(tags, key, Text, utf8);

    public void True(TileBuffer tags, string key) => Add(tags, key, Truth, "true"u8);

    /// <summary>Those of the attributes in the JSON that this zoom shows.</summary>
    /// <param name="shown">The codes as they are written in the JSON, with what they are called in the tile.</param>
    public void Json(TileBuffer tags, ReadOnlySpan<byte> json, IReadOnlyList<(byte[] Utf8, string Code)> shown)
    {
        if (shown.Count == 0 || json.Length <= 2) return;
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName) continue;
            var code = CodeOf(ref reader, shown);
            reader.Read();
            if (code is null) continue;
            switch (reader.TokenType)
            {
                case JsonTokenType.String: Add(tags, code, Text, reader.ValueIsEscaped ? Encoding.UTF8.GetBytes(reader.GetString()!) : reader.ValueSpan); break;
                case JsonTokenType.Number: Add(tags, code, Number, reader.ValueSpan); break;
                case JsonTokenType.True or JsonTokenType.False: Add(tags, code, Truth, reader.ValueSpan); break;
            }
        }
    }

    /// <summary>Keys and values, at the end of their layer.</summary>
    public void WriteTo(TileBuffer layer)
    {
        foreach (var key in keys.Keys) layer.Field(3, key);
        layer.Raw(values.Written);
    }

    private static string? CodeOf(ref Utf8JsonReader reader, IReadOnlyList<(byte[] Utf8, string Code)> shown)
    {
        foreach (var (utf8, code) in shown)
            if (reader.ValueSpan.SequenceEqual(utf8)) return code;
        return null;
    }

    private void Add(TileBuffer tags, string key, byte kind, ReadOnlySpan<byte> utf8)
    {
        Span<byte> name = utf8.Length < 256 ? stackalloc byte[utf8.Length + 1] : new byte[utf8.Length + 1];
        name[0] = kind;
        utf8.CopyTo(name[1..]);
        if (!known.TryGetValue(name, out var at)) known[name] = at = Add(kind, utf8);
        tags.Varint(KeyOf(key));
        tags.Varint(at);
    }

    private uint Add(byte kind, ReadOnlySpan<byte> utf8)
    {
        value.Clear();
        switch (kind)
        {
            case Text: value.Field(1, utf8); break;
            case Number: value.Double(3, double.Parse(utf8, System.Globalization.CultureInfo.InvariantCulture)); break;
            case Truth:
                value.Tag(7, 0);
                value.Varint(utf8[0] == (byte)'t' ? 1u : 0u);
                break;
        }
        values.Field(4, value.Written);
        return count++;
    }

    private uint KeyOf(string key)
    {
        if (!keys.TryGetValue(key, out var at)) keys[key] = at = (uint)keys.Count;
        return at;
    }

    private sealed class Utf8 : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly Utf8 Comparer = new();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);
        public int GetHashCode(byte[] utf8) => GetHashCode(utf8.AsSpan());
        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode(ReadOnlySpan<byte> utf8)
        {
            var hash = new HashCode();
            hash.AddBytes(utf8);
            return hash.ToHashCode();
        }
    }
}
