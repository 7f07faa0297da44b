using System.Buffers.Text;
using System.Runtime.CompilerServices;
using Baladi.Core.Maps.Files.Coordinates;
using Baladi.Core.Maps.Files.Shapes;
using NetTopologySuite.Geometries;

namespace Baladi.Core.Maps.Files.Drawings;

/// <summary>Reads the linework of ASCII DXF: what is drawn, where it was drawn, on which layer. A drawing never says in which coordinate system.</summary>
public sealed class DxfFormat : IMapFormat
{
    public MapFormat Format => MapFormat.Dxf;

    // A drawing begins with a section, after comments if any.
    public bool Recognizes(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("\uFEFF"u8)) head = head[3..];
        while (TryLine(ref head, out var code) && TryLine(ref head, out var value))
        {
            if (!Utf8Parser.TryParse(code, out int number, out var used) || used != code.Length) return false;
            if (number != 999) return number == 0 && value.SequenceEqual("SECTION"u8);
        }
        return false;
    }

    public async Task<IMapFile> OpenAsync(MapSource source, MapFileLimits limits, CancellationToken cancel)
    {
        var kept = await source.InFileAsync(limits, cancel);
        return await Task.Run(() => DxfFile.Open(kept, source, limits, cancel), cancel);
    }

    private static bool TryLine(ref ReadOnlySpan<byte> head, out ReadOnlySpan<byte> line)
    {
        var end = head.IndexOf((byte)'\n');
        line = end < 0 ? default : head[..end].Trim(" \t\r"u8);
        head = end < 0 ? default : head[(end + 1)..];
        return end >= 0;
    }
}

internal sealed class DxfFile : IMapFile
{
    private static readonly DxfOutline Outline = new();
    private readonly MapSource source, origin;
    private readonly MapFileLimits limits;
    private long bytesRead;

    private DxfFile(MapSource source, MapSource origin, MapFileLimits limits, IReadOnlyList<MapFileLayer> layers, IReadOnlyList<MapProblem> remarks) =>
        (this.source, this.origin, this.limits, Layers, Remarks) = (source, origin, limits, layers, remarks);

    public MapFormat Format => MapFormat.Dxf;
    public IReadOnlyList<MapFileLayer> Layers { get; }
    public IReadOnlyList<MapProblem> Remarks { get; }
    public long BytesRead => Interlocked.Read(ref bytesRead);
    public long? TotalBytes => source.Length;

    /// <summary>Goes through it once, to say what is on which layer.</summary>
    public static DxfFile Open(MapSource source, MapSource origin, MapFileLimits limits, CancellationToken cancel)
    {
        var seen = new SortedDictionary<string, (List<OgcGeometryType> Kinds, List<IReadOnlyDictionary<string, object?>> Samples, long Count)>(StringComparer.Ordinal);
        using var drawing = DxfDrawing.Open(source.Open(), limits);
        foreach (var placed in new DxfExpansion(drawing, limits).All())
        {
            cancel.ThrowIfCancellationRequested();
            var (kinds, samples, count) = seen.TryGetValue(placed.Layer, out var known) ? known : ([], [], 0);
            if (KindOf(placed.Entity) is { } kind && !kinds.Contains(kind)) kinds.Add(kind);
            if (samples.Count < 50) samples.Add(Attributes(placed, limits));
            seen[placed.Layer] = (kinds, samples, count + 1);
        }
        return new(source, origin, limits,
            [.. seen.Select(layer => new MapFileLayer(layer.Key, layer.Value.Kinds, AttributeValues.FieldsOf(layer.Value.Samples), layer.Value.Count, null))],
            [.. drawing.Skipped.Select(skipped => new MapProblem("map-dxf-skipped", MapPlace.File, skipped.Value, skipped.Key))]);
    }

    public async IAsyncEnumerable<MapRecord> ReadAsync(string? layer = null, long skip = 0, int? assumedSrid = null, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await Task.CompletedTask;
        if (assumedSrid is not { } srid) throw new MapFileException("map-crs-needed", MapPlace.File);
        var shapes = new ShapeReader(CoordinateSystems.Find(srid) ?? throw new MapFileException("map-crs-unknown", MapPlace.File, $"EPSG:{srid}"), limits);
        using var drawing = DxfDrawing.Open(source.Open(), limits);
        long ordinal = 0;
        foreach (var placed in new DxfExpansion(drawing, limits).All())
        {
            cancel.ThrowIfCancellationRequested();
            Interlocked.Exchange(ref bytesRead, drawing.Position);
            if (layer is not null && placed.Layer != layer) continue;
            if (ordinal++ < skip) continue;
            yield return shapes.Read(new(ordinal - 1, Attributes(placed, limits), null) { Key = placed.Key.Length > 0 ? placed.Key : null, Place = placed.Entity.Place }, Outline.Of(placed));
        }
        Interlocked.Exchange(ref bytesRead, drawing.Position);
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        if (source != origin) await origin.DisposeAsync();
    }

    private static Dictionary<string, object?> Attributes(DxfPlaced placed, MapFileLimits limits)
    {
        var attributes = new Dictionary<string, object?>(StringComparer.Ordinal) { ["layer"] = AttributeValues.Text(placed.Layer, limits), ["type"] = placed.Entity.Type };
        if (placed.Entity.Color is { } color) attributes["color"] = (long)color;
        if (placed.Block is { } block) attributes["block"] = AttributeValues.Text(block, limits);
        if (placed.Entity is not DxfText text) return attributes;
        attributes["text"] = AttributeValues.Text(text.Text, limits);
        attributes["height"] = AttributeValues.Number(text.Height);
        attributes["rotation"] = AttributeValues.Number(text.Rotation);
        if (text.Tag is { } tag) attributes["tag"] = AttributeValues.Text(tag, limits);
        return attributes;
    }

    private static OgcGeometryType? KindOf(DxfEntity entity) => entity switch
    {
        DxfPoint or DxfText => OgcGeometryType.Point,
        DxfFace or DxfPolyline { IsClosed: true } or DxfArc { IsCircle: true } => OgcGeometryType.Polygon,
        DxfBroken => null,
        _ => OgcGeometryType.LineString,
    };
}
