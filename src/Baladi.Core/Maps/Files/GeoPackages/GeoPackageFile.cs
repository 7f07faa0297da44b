using System.Globalization;
using System.Runtime.CompilerServices;
using Baladi.Core.Maps.Files.Coordinates;
using Baladi.Core.Maps.Files.Shapes;
using NetTopologySuite.Geometries;

namespace Baladi.Core.Maps.Files.GeoPackages;

/// <summary>Reads GeoPackages, through the engine that the SQLite project brings.</summary>
public sealed class GeoPackageFormat(IGeoPackageEngine engine) : IMapFormat
{
    public MapFormat Format => MapFormat.GeoPackage;

    public bool Recognizes(ReadOnlySpan<byte> head) => head.StartsWith("SQLite format 3\0"u8);

    public async Task<IMapFile> OpenAsync(MapSource source, MapFileLimits limits, CancellationToken cancel)
    {
        var kept = await source.InFileAsync(limits, cancel);
        try { return new GeoPackageFile(engine.Open(kept.FilePath, limits), kept, source, limits); }
        catch
        {
            await kept.DisposeAsync();
            throw;
        }
    }
}

internal sealed class GeoPackageFile : IMapFile
{
    private const int Samples = 50;
    private readonly IGeoPackage package;
    private readonly MapSource source, origin;
    private readonly MapFileLimits limits;
    private readonly IReadOnlyList<(GeoPackageTable Table, CoordinateSystem? System, MapFileLayer Layer)> members;
    private long bytesRead;

    public GeoPackageFile(IGeoPackage package, MapSource source, MapSource origin, MapFileLimits limits)
    {
        (this.package, this.source, this.origin, this.limits) = (package, source, origin, limits);
        members = [.. package.Tables.Select(Look)];
        if (members.Count == 0) throw new MapFileException("map-gpkg-nothing", MapPlace.File);
    }

    public MapFormat Format => MapFormat.GeoPackage;
    public IReadOnlyList<MapFileLayer> Layers => [.. members.Select(member => member.Layer)];
    public IReadOnlyList<MapProblem> Remarks => [.. package.Passed.Select(name => new MapProblem("map-gpkg-passed", MapPlace.File, name))];
    public long BytesRead => Interlocked.Read(ref bytesRead);
    public long? TotalBytes => source.Length;

    public async IAsyncEnumerable<MapRecord> ReadAsync(string? layer = null, long skip = 0, int? assumedSrid = null, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await Task.CompletedTask;
        var index = layer is null ? 0 : members.ToList().FindIndex(member => member.Layer.Name == layer);
        if (index < 0) throw new MapFileException("map-layer-unknown", MapPlace.File, layer!);
        var (table, system, known) = members[index];
        var shapes = new ShapeReader(system ?? Assumed(known, assumedSrid), limits);
        var ordinal = skip;
        foreach (var row in package.Read(table, skip, cancel))
        {
            var record = new MapRecord(ordinal, Attributes(table, row), null) { Key = row.Key.ToString(CultureInfo.InvariantCulture), Place = MapPlace.Record(ordinal) };
            yield return row.IsTooLarge ? record with { Problem = new("map-feature-too-large", record.Place, $"{limits.FeatureBytes >> 20}") } : shapes.Read(record, row.Shape is null ? null : GeoPackageBlob.Read(row.Shape));
            // Where in the file a row lies, SQLite does not say.
            ordinal++;
            if (table.Count is > 0 and var count) Interlocked.Exchange(ref bytesRead, (long)(source.Length!.Value * Math.Min(1, (double)ordinal / count)));
        }
        Interlocked.Exchange(ref bytesRead, source.Length!.Value);
    }

    public async ValueTask DisposeAsync()
    {
        package.Dispose();
        await source.DisposeAsync();
        if (source != origin) await origin.DisposeAsync();
    }

    private (GeoPackageTable, CoordinateSystem?, MapFileLayer) Look(GeoPackageTable table)
    {
        var system = string.Equals(table.Organization, "EPSG", StringComparison.OrdinalIgnoreCase) ? CoordinateSystems.Find(table.SystemCode) : null;
        // Codes up to 0 stand for systems nobody knows.
        system ??= table.SystemCode > 0 && table.Definition is { } definition ? CoordinateSystems.Read(definition) : null;
        var samples = package.Read(table, 0, CancellationToken.None).Take(Samples).Select(row => (IReadOnlyDictionary<string, object?>)Attributes(table, row)).ToList();
        var seen = AttributeValues.FieldsOf(samples).ToDictionary(field => field.Name, field => field.Samples);
        var fields = table.Columns.Select(column => new MapField(column.Name, column.Type, seen.GetValueOrDefault(column.Name, []))).ToList();
        var named = table.SystemCode > 0 ? $"{table.Organization}:{table.SystemCode}" : null;
        return (table, system, new(table.Name, KindOf(table.GeometryType) is { } kind ? [kind] : [], fields, table.Count, system?.Srid) { SystemName = system?.Name ?? named });
    }

    private Dictionary<string, object?> Attributes(GeoPackageTable table, GeoPackageRow row)
    {
        var attributes = new Dictionary<string, object?>(table.Columns.Count, StringComparer.Ordinal);
        for (var i = 0; i < table.Columns.Count; i++)
            attributes[table.Columns[i].Name] = (row.Values[i], table.Columns[i].Type) switch
            {
                (string text, _) => AttributeValues.Text(text, limits),
                (long truth, MapFieldType.Truth) => truth != 0,
                (long whole, MapFieldType.Number) => (double)whole,
                (double number, _) => AttributeValues.Number(number),
                var (value, _) => value,
            };
        return attributes;
    }

    private static CoordinateSystem Assumed(MapFileLayer layer, int? srid) =>
        srid is { } code ? CoordinateSystems.Find(code) ?? throw new MapFileException("map-crs-unknown", MapPlace.File, $"EPSG:{code}")
        : throw (layer.SystemName is { } name ? new MapFileException("map-crs-unknown", MapPlace.File, name) : new MapFileException("map-crs-needed", MapPlace.File));

    private static OgcGeometryType? KindOf(string type) => Enum.TryParse<OgcGeometryType>(type, ignoreCase: true, out var kind) && kind is >= OgcGeometryType.Point and <= OgcGeometryType.GeometryCollection ? kind : null;
}
