using System.Text.Json;
using Baladi.Core.Maps.Files.Shapes;
using NetTopologySuite.Geometries;

namespace Baladi.Core.Maps.Files.GeoJson;

/// <summary>Reads geometry objects of JSON that is known to be whole; its depth was bounded when it was found to be.</summary>
internal sealed class GeometryJson
{
    private static readonly RawShape Misshapen = new RawShape.Broken("map-shape-coordinates");
    private readonly List<Coordinate> points = [];

    public static bool IsType(ref Utf8JsonReader reader) => KindOf(ref reader) is not null;

    /// <summary>The object whose beginning was read, to its end; null for null.</summary>
    public RawShape? Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return Misshapen;
        }
        OgcGeometryType? kind = null;
        RawShape? shape = null;
        var isThere = false;
        Utf8JsonReader inner = default;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var (isType, isBody) = (reader.ValueTextEquals("type"u8), reader.ValueTextEquals("coordinates"u8) || reader.ValueTextEquals("geometries"u8));
            reader.Read();
            if (isType && reader.TokenType == JsonTokenType.String) kind = KindOf(ref reader);
            else if (isBody)
            {
                isThere = true;
                inner = reader;
                if (kind is not null) shape = Body(ref inner, kind.Value);
                // On from behind the body, where it was read to its end.
                if (shape is not null && shape != Misshapen) reader = inner;
                else reader.Skip();
                continue;
            }
            reader.Skip();
        }
        if (kind is null) return new RawShape.Broken("map-shape-type");
        return isThere ? shape ?? Body(ref inner, kind.Value) : Misshapen;
    }

    private RawShape Body(ref Utf8JsonReader reader, OgcGeometryType kind)
    {
        if (reader.TokenType != JsonTokenType.StartArray) return Misshapen;
        return kind switch
        {
            OgcGeometryType.Point => ReadPoint(ref reader),
            OgcGeometryType.MultiPoint => ReadPoints(ref reader) is { } all ? new RawShape.MultiPoint(all) : Misshapen,
            OgcGeometryType.LineString => ReadPoints(ref reader) is { } line ? new RawShape.Lines([line]) : Misshapen,
            OgcGeometryType.MultiLineString => ReadParts(ref reader) is { } lines ? new RawShape.Lines(lines) : Misshapen,
            OgcGeometryType.Polygon => ReadParts(ref reader) is { } rings ? new RawShape.Polygons([rings]) : Misshapen,
            OgcGeometryType.MultiPolygon => ReadPolygons(ref reader),
            _ => ReadCollection(ref reader),
        };
    }

    private static RawShape ReadPoint(ref Utf8JsonReader reader)
    {
        // An empty list is how an empty point is written.
        var start = reader;
        if (start.Read() && start.TokenType == JsonTokenType.EndArray)
        {
            reader = start;
            return new RawShape.Point(null);
        }
        return Position(ref reader) is { } at ? new RawShape.Point(at) : Misshapen;
    }

    private RawShape ReadPolygons(ref Utf8JsonReader reader)
    {
        var polygons = new List<IReadOnlyList<Coordinate[]>>();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            if (ReadParts(ref reader) is not { } rings) return Misshapen;
            polygons.Add(rings);
        }
        return reader.TokenType == JsonTokenType.EndArray ? new RawShape.Polygons(polygons) : Misshapen;
    }

    private RawShape ReadCollection(ref Utf8JsonReader reader)
    {
        var parts = new List<RawShape>();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            var part = Read(ref reader)!;
            if (part is RawShape.Broken) return part;
            parts.Add(part);
        }
        return reader.TokenType == JsonTokenType.EndArray ? new RawShape.Collection(parts) : Misshapen;
    }

    private List<Coordinate[]>? ReadParts(ref Utf8JsonReader reader)
    {
        var parts = new List<Coordinate[]>(1);
        while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            if (ReadPoints(ref reader) is not { } part) return null;
            parts.Add(part);
        }
        return reader.TokenType == JsonTokenType.EndArray ? parts : null;
    }

    private Coordinate[]? ReadPoints(ref Utf8JsonReader reader)
    {
        points.Clear();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            if (Position(ref reader) is not { } at) return null;
            points.Add(at);
        }
        return reader.TokenType == JsonTokenType.EndArray ? [.. points] : null;
    }

    // Heights and what else follows are left out.
    private static Coordinate? Position(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.Number || !reader.TryGetDouble(out var x)) return null;
        if (!reader.Read() || reader.TokenType != JsonTokenType.Number || !reader.TryGetDouble(out var y)) return null;
        while (reader.Read() && reader.TokenType is JsonTokenType.Number or JsonTokenType.Null) { }
        return reader.TokenType == JsonTokenType.EndArray ? new(x, y) : null;
    }

    private static OgcGeometryType? KindOf(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals("Polygon"u8) ? OgcGeometryType.Polygon
        : reader.ValueTextEquals("Point"u8) ? OgcGeometryType.Point
        : reader.ValueTextEquals("LineString"u8) ? OgcGeometryType.LineString
        : reader.ValueTextEquals("MultiPolygon"u8) ? OgcGeometryType.MultiPolygon
        : reader.ValueTextEquals("MultiLineString"u8) ? OgcGeometryType.MultiLineString
        : reader.ValueTextEquals("MultiPoint"u8) ? OgcGeometryType.MultiPoint
        : reader.ValueTextEquals("GeometryCollection"u8) ? OgcGeometryType.GeometryCollection
        : null;
}
