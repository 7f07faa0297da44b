using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Baladi.Core.Maps.Files.Shapes;
using NetTopologySuite.Geometries;

namespace Baladi.Core.Maps.Files.GeoJson;

/// <summary>Writes RFC 7946: longitude and latitude with seven decimals, which is a centimetre, and outer rings anticlockwise.</summary>
public sealed class GeoJsonWriter : IMapWriter
{
    private const int Decimals = 7;
    private const int FlushAt = 64 * 1024;
    // Letters stay letters: a file is no page, and \u0633 is five times as long.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public MapFormat Format => MapFormat.GeoJson;

    public async Task WriteAsync(Stream target, MapFileLayer layer, IAsyncEnumerable<MapRecord> records, CancellationToken cancel)
    {
        await using var json = new Utf8JsonWriter(target, Options);
        json.WriteStartObject();
        json.WriteString("type"u8, "FeatureCollection"u8);
        if (layer.Name.Length > 0) json.WriteString("name"u8, layer.Name);
        json.WriteStartArray("features"u8);
        await foreach (var record in records.WithCancellation(cancel))
        {
            Write(json, record);
            if (json.BytesPending > FlushAt) await json.FlushAsync(cancel);
        }
        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancel);
    }

    private static void Write(Utf8JsonWriter json, MapRecord record)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "Feature"u8);
        if (record.Key is { } key)
        {
            if (long.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number.ToString(CultureInfo.InvariantCulture) == key) json.WriteNumber("id"u8, number);
            else json.WriteString("id"u8, key);
        }
        json.WriteStartObject("properties"u8);
        foreach (var (name, value) in record.Attributes)
        {
            json.WritePropertyName(name);
            switch (value)
            {
                case string text: json.WriteStringValue(text); break;
                case long whole: json.WriteNumberValue(whole); break;
                case double number when double.IsFinite(number): WriteReal(json, number); break;
                case bool truth: json.WriteBooleanValue(truth); break;
                default: json.WriteNullValue(); break;
            }
        }
        json.WriteEndObject();
        json.WritePropertyName("geometry"u8);
        if (record.Shape is null || record.Shape.IsEmpty) json.WriteNullValue();
        else Write(json, RingDirection.RightHanded(record.Shape));
        json.WriteEndObject();
    }

    // 3.0 stays a real number when it is read again.
    private static void WriteReal(Utf8JsonWriter json, double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        json.WriteRawValue(text.AsSpan().ContainsAny('.', 'E') ? text : text + ".0", skipInputValidation: true);
    }

    private static void Write(Utf8JsonWriter json, Geometry shape)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, shape.GeometryType);
        if (shape is GeometryCollection and not MultiPoint and not MultiLineString and not MultiPolygon)
        {
            json.WriteStartArray("geometries"u8);
            foreach (var part in ((GeometryCollection)shape).Geometries) Write(json, part);
            json.WriteEndArray();
        }
        else
        {
            json.WritePropertyName("coordinates"u8);
            WriteCoordinates(json, shape);
        }
        json.WriteEndObject();
    }

    private static void WriteCoordinates(Utf8JsonWriter json, Geometry shape)
    {
        if (shape is Point point)
        {
            WritePosition(json, point.CoordinateSequence, 0);
            return;
        }
        json.WriteStartArray();
        switch (shape)
        {
            case LineString line:
                for (var i = 0; i < line.NumPoints; i++) WritePosition(json, line.CoordinateSequence, i);
                break;
            case Polygon polygon:
                WriteCoordinates(json, polygon.Shell);
                foreach (var hole in polygon.Holes) WriteCoordinates(json, hole);
                break;
            default:
                foreach (var part in ((GeometryCollection)shape).Geometries) WriteCoordinates(json, part);
                break;
        }
        json.WriteEndArray();
    }

    private static void WritePosition(Utf8JsonWriter json, CoordinateSequence points, int at)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Math.Round(points.GetX(at), Decimals));
        json.WriteNumberValue(Math.Round(points.GetY(at), Decimals));
        json.WriteEndArray();
    }
}
