using System.Globalization;
using Baladi.Core.Maps.Files.Shapes;
using NetTopologySuite.Geometries;

namespace Baladi.Core.Maps.Files.GeoPackages;

/// <summary>Writes GeoPackages with a spatial index, as QGIS and ArcGIS open them. Numbers that grow stay the keys of the rows; other keys have no place there.</summary>
public sealed class GeoPackageWriter(IGeoPackageEngine engine) : IMapWriter
{
    private const string Key = "fid", Shape = "geom", Unnamed = "features";

    public MapFormat Format => MapFormat.GeoPackage;

    public async Task WriteAsync(Stream target, MapFileLayer layer, IAsyncEnumerable<MapRecord> records, CancellationToken cancel)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            using (var package = engine.Create(path, TableOf(layer)))
            {
                var (all, last) = (new Envelope(), 0L);
                await foreach (var record in records.WithCancellation(cancel))
                {
                    last = long.TryParse(record.Key, NumberStyles.None, CultureInfo.InvariantCulture, out var key) && key > last ? key : last + 1;
                    var shape = record.Shape is { IsEmpty: false } there ? RingDirection.RightHanded(there) : null;
                    if (shape is not null) all.ExpandToInclude(shape.EnvelopeInternal);
                    package.Write(last, shape is null ? null : GeoPackageBlob.Write(shape), shape?.EnvelopeInternal, [.. layer.Fields.Select(field => record.Attributes.GetValueOrDefault(field.Name))]);
                }
                package.Complete(all);
            }
            await using var written = File.OpenRead(path);
            await written.CopyToAsync(target, cancel);
        }
        finally { File.Delete(path); }
    }

    private static GeoPackageTable TableOf(MapFileLayer layer)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { Key, Shape };
        var columns = new List<GeoPackageColumn>();
        foreach (var field in layer.Fields)
        {
            // Names differ by more than the size of their letters there.
            var name = field.Name;
            for (var i = 2; name.Length == 0 || !taken.Add(name); i++) name = string.Create(CultureInfo.InvariantCulture, $"{field.Name}_{i}");
            columns.Add(new(name, field.Type));
        }
        string[] reserved = ["gpkg_", "sqlite_", "rtree_"];
        var table = layer.Name.Length == 0 || reserved.Any(start => layer.Name.StartsWith(start, StringComparison.OrdinalIgnoreCase)) ? Unnamed : layer.Name;
        return new(table, Key, Shape, layer.Kinds is [var only] ? only.ToString().ToUpperInvariant() : "GEOMETRY", columns, "EPSG", Coordinates.CoordinateSystem.Wgs84, null, null);
    }
}
