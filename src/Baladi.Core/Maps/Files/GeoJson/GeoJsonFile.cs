using System.Runtime.CompilerServices;
using System.Text.Json;
using Baladi.Core.Maps.Files.Coordinates;
using Baladi.Core.Maps.Files.Shapes;
using NetTopologySuite.Geometries;

namespace Baladi.Core.Maps.Files.GeoJson;

/// <summary>Reads GeoJSON of any size as it comes, a feature at a time.</summary>
public sealed class GeoJsonFormat : IMapFormat
{
    public MapFormat Format => MapFormat.GeoJson;

    public bool Recognizes(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("\uFEFF"u8)) head = head[3..];
        return head.TrimStart(" \t\r\n\x1E"u8) is [(byte)'{', ..];
    }

    public async Task<IMapFile> OpenAsync(MapSource source, MapFileLimits limits, CancellationToken cancel) => new GeoJsonFile(source, limits, await GeoJsonHead.ReadAsync(source, limits, cancel));
}

internal sealed class GeoJsonFile(MapSource source, MapFileLimits limits, GeoJsonHead head) : IMapFile
{
    private long bytesRead;

    public MapFormat Format => MapFormat.GeoJson;
    public IReadOnlyList<MapFileLayer> Layers { get; } = [head.Layer];
    public IReadOnlyList<MapProblem> Remarks => [];
    public long BytesRead => Interlocked.Read(ref bytesRead);
    public long? TotalBytes => source.Length;

    public async IAsyncEnumerable<MapRecord> ReadAsync(string? layer = null, long skip = 0, int? assumedSrid = null, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await using var stream = source.Open();
        var buffer = new JsonBuffer(stream, limits.FeatureBytes);
        var scanner = new GeoJsonScanner(buffer, limits);
        var features = new FeatureJson(limits);
        ShapeReader? shapes = null;
        for (long ordinal = 0; ; ordinal++)
        {
            ScanStep step;
            while ((step = scanner.Next()) == ScanStep.More)
            {
                Interlocked.Exchange(ref bytesRead, buffer.Position);
                cancel.ThrowIfCancellationRequested();
                if (!await buffer.FillAsync(cancel) && !buffer.IsAtEnd) scanner.PassOver();
            }
            if (step == ScanStep.End) break;
            if (step == ScanStep.Broken)
            {
                if (ordinal >= skip) yield return new(ordinal, new Dictionary<string, object?>(), null) { Place = scanner.Problem!.Place, Problem = scanner.Problem };
                continue;
            }
            if (ordinal < skip)
            {
                scanner.TakeFeature();
                continue;
            }
            shapes ??= new(GeoJsonCrs.SystemOf(scanner.Crs), limits, turns: true);
            var (record, raw) = features.Read(buffer.Ahead[..scanner.Length], ordinal, buffer.Position);
            scanner.TakeFeature();
            yield return shapes.Read(record, raw);
        }
        // The features before it were read as if it said nothing.
        if (scanner.IsCrsLate && GeoJsonCrs.SystemOf(scanner.Crs).Srid != CoordinateSystem.Wgs84) throw new MapFileException("map-crs-late", MapPlace.File, GeoJsonCrs.NameOf(scanner.Crs!) ?? "");
        Interlocked.Exchange(ref bytesRead, buffer.Position);
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();
}

/// <summary>What the beginning of a file tells of all of it.</summary>
internal sealed record GeoJsonHead(MapFileLayer Layer)
{
    private const int Enough = 500;

    public static async Task<GeoJsonHead> ReadAsync(MapSource source, MapFileLimits limits, CancellationToken cancel)
    {
        using var stream = new MemoryStream(source.Head.ToArray(), writable: false);
        var buffer = new JsonBuffer(stream, MapSource.HeadLength);
        var scanner = new GeoJsonScanner(buffer, limits);
        var features = new FeatureJson(limits);
        var (records, kinds, ended) = (new List<IReadOnlyDictionary<string, object?>>(), new List<OgcGeometryType>(), false);
        try
        {
            while (records.Count < Enough)
            {
                var step = scanner.Next();
                if (step == ScanStep.More && (await buffer.FillAsync(cancel) || buffer.IsAtEnd)) continue;
                ended = step == ScanStep.End;
                if (step != ScanStep.Feature) break;
                var (record, raw) = features.Read(buffer.Ahead[..scanner.Length], records.Count, 0);
                scanner.TakeFeature();
                records.Add(record.Attributes);
                if (KindOf(raw) is { } kind && !kinds.Contains(kind)) kinds.Add(kind);
            }
        }
        // Where the head ends is no end; what is wrong further on is told when it is read, after the features before it.
        catch (MapFileException error) when (records.Count > 0 || (!source.IsWhole && error.Problem.Code == "map-file-truncated")) { }
        var system = GeoJsonCrs.SystemOf(scanner.Crs);
        return new(new MapFileLayer("", kinds, AttributeValues.FieldsOf(records), ended && source.IsWhole ? records.Count : null, system.Srid) { SystemName = scanner.Crs is { } crs ? GeoJsonCrs.NameOf(crs) : null });
    }

    private static OgcGeometryType? KindOf(RawShape? raw) => raw switch
    {
        RawShape.Point => OgcGeometryType.Point,
        RawShape.MultiPoint => OgcGeometryType.MultiPoint,
        RawShape.Lines { Parts.Count: 1 } => OgcGeometryType.LineString,
        RawShape.Lines => OgcGeometryType.MultiLineString,
        RawShape.Polygons { Parts.Count: 1 } => OgcGeometryType.Polygon,
        RawShape.Polygons => OgcGeometryType.MultiPolygon,
        RawShape.Collection => OgcGeometryType.GeometryCollection,
        _ => null,
    };
}

/// <summary>The member crs of the GeoJSON of 2008. RFC 7946 has none: all is longitude and latitude there, as it is where none stands.</summary>
internal static class GeoJsonCrs
{
    private const int LongestName = 200;

    /// <exception cref="MapFileException">It names a system nobody here knows.</exception>
    public static CoordinateSystem SystemOf(byte[]? crs) =>
        crs is null || crs.AsSpan().SequenceEqual("null"u8) ? CoordinateSystems.Wgs84
        : (NameOf(crs) is { } name ? CoordinateSystems.Find(name) : null) ?? throw new MapFileException("map-crs-unknown", MapPlace.File, NameOf(crs) ?? "");

    public static string? NameOf(byte[] crs)
    {
        try
        {
            using var json = JsonDocument.Parse(crs);
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("properties"u8, out var properties) || properties.ValueKind != JsonValueKind.Object) return null;
            var isNamed = properties.TryGetProperty("name"u8, out var name) || properties.TryGetProperty("code"u8, out name);
            if (!isNamed || name.ValueKind is not JsonValueKind.String and not JsonValueKind.Number) return null;
            var text = name.ToString();
            return text.Length <= LongestName ? text : text[..LongestName];
        }
        // Letters that are none.
        catch (InvalidOperationException) { return null; }
    }
}
