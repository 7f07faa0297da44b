using System.Globalization;
using System.Text;
using System.Text.Json;
using Baladi.Core.Maps.Files.Shapes;

namespace Baladi.Core.Maps.Files.GeoJson;

/// <summary>Reads one feature, or a geometry that stands for one, of JSON that is known to be whole.</summary>
internal sealed class FeatureJson(MapFileLimits limits)
{
    private static readonly Dictionary<string, object?> None = [];
    private readonly GeometryJson geometries = new();
    // Features of a file have the same properties in the same order, as a rule: their names are made once.
    private readonly List<string> names = [];

    public (MapRecord Record, RawShape? Shape) Read(ReadOnlySpan<byte> json, long ordinal, long position)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions());
        var bare = reader;
        MapRecord record = new(ordinal, None, null) { Place = MapPlace.Record(ordinal) };
        RawShape? shape = null;
        bool isFeature = false, isGeometry = false;
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject) return (record, NoFeature());
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                if (reader.ValueTextEquals("geometry"u8))
                {
                    reader.Read();
                    shape = geometries.Read(ref reader);
                }
                else if (reader.ValueTextEquals("properties"u8))
                {
                    reader.Read();
                    record = record with { Attributes = Properties(ref reader) };
                }
                else if (reader.ValueTextEquals("id"u8))
                {
                    reader.Read();
                    if (reader.TokenType is JsonTokenType.String) record = record with { Key = AttributeValues.Text(reader.GetString()!, limits) };
                    else if (reader.TokenType is JsonTokenType.Number) record = record with { Key = Encoding.ASCII.GetString(reader.ValueSpan) };
                    reader.Skip();
                }
                else if (reader.ValueTextEquals("type"u8))
                {
                    reader.Read();
                    isFeature = reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("Feature"u8);
                    isGeometry = reader.TokenType == JsonTokenType.String && GeometryJson.IsType(ref reader);
                    reader.Skip();
                }
                else
                {
                    reader.Read();
                    reader.Skip();
                }
            }
        }
        // Half a surrogate pair, or bytes that are no UTF-8.
        catch (Exception error) when (error is InvalidOperationException or JsonException)
        {
            return (record, new RawShape.Broken("map-text-unreadable", position.ToString(CultureInfo.InvariantCulture)));
        }
        if (isGeometry)
        {
            bare.Read();
            return (record, geometries.Read(ref bare));
        }
        return (record, isFeature ? shape : NoFeature());
    }

    private static RawShape.Broken NoFeature() => new("map-json-not-feature");

    private Dictionary<string, object?> Properties(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return None;
        }
        var properties = new Dictionary<string, object?>(names.Count, StringComparer.Ordinal);
        for (var at = 0; reader.Read() && reader.TokenType != JsonTokenType.EndObject; at++)
        {
            var name = Name(ref reader, at);
            reader.Read();
            var value = Value(ref reader);
            if (properties.Count < limits.Attributes) properties[name] = value;
        }
        return properties;
    }

    private string Name(ref Utf8JsonReader reader, int at)
    {
        if (at < names.Count && reader.ValueTextEquals(names[at])) return names[at];
        var name = AttributeValues.Text(reader.GetString()!, limits);
        if (at == names.Count && at < limits.Attributes) names.Add(name);
        return name;
    }

    private object? Value(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String: return AttributeValues.Text(reader.GetString()!, limits);
            case JsonTokenType.Number: return reader.TryGetInt64(out var whole) ? whole : reader.TryGetDouble(out var number) ? AttributeValues.Number(number) : null;
            case JsonTokenType.True: return true;
            case JsonTokenType.False: return false;
            case JsonTokenType.StartObject or JsonTokenType.StartArray: return Nested(ref reader);
            default: return null;
        }
    }

    // Lists and objects have no place in a table: they stay the text they are.
    private string Nested(ref Utf8JsonReader reader)
    {
        using var nested = JsonDocument.ParseValue(ref reader);
        return AttributeValues.Text(nested.RootElement.GetRawText(), limits);
    }
}
