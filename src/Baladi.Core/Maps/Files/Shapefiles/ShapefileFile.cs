using System.Runtime.CompilerServices;
using Baladi.Core.Maps.Files.Coordinates;
using Baladi.Core.Maps.Files.Shapes;
using NetTopologySuite.Geometries;

namespace Baladi.Core.Maps.Files.Shapefiles;

/// <summary>Reads shapefiles as they are sent: the files of one or more of them in a zip.</summary>
public sealed class ShapefileFormat : IMapFormat
{
    public MapFormat Format => MapFormat.Shapefile;

    public bool Recognizes(ReadOnlySpan<byte> head) => head.StartsWith("PK\x03\x04"u8);

    public async Task<IMapFile> OpenAsync(MapSource source, MapFileLimits limits, CancellationToken cancel) => ShapefileFile.Open(await source.InFileAsync(limits, cancel), source, limits);
}

internal sealed class ShapefileFile : IMapFile
{
    private const int LongestDefinition = 16 * 1024, Samples = 50;
    private readonly MapSource source, origin;
    private readonly MapFileLimits limits;
    private readonly IReadOnlyList<Member> members;
    private long bytesRead;

    private ShapefileFile(MapSource source, MapSource origin, MapFileLimits limits, IReadOnlyList<Member> members, IReadOnlyList<MapProblem> remarks) =>
        (this.source, this.origin, this.limits, this.members, Remarks) = (source, origin, limits, members, remarks);

    /// <summary>A shapefile of the zip: the names of its parts, and what is known of it.</summary>
    private sealed record Member(string Shp, string? Dbf, string? Page, CoordinateSystem? System, MapFileLayer Layer);

    public MapFormat Format => MapFormat.Shapefile;
    public IReadOnlyList<MapFileLayer> Layers => [.. members.Select(member => member.Layer)];
    public IReadOnlyList<MapProblem> Remarks { get; }
    public long BytesRead => Interlocked.Read(ref bytesRead);
    public long? TotalBytes => source.Length;

    public static ShapefileFile Open(MapSource source, MapSource origin, MapFileLimits limits)
    {
        using var zip = ZipParts.Open(source, limits);
        List<Member> members = [];
        List<MapProblem> remarks = [];
        // What Mac adds beside each file has the same endings.
        foreach (var shp in zip.Names.Where(name => Has(name, ".shp") && !name.StartsWith("__MACOSX", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            string? Beside(string ending) => zip.Names.FirstOrDefault(name => name.Length == shp.Length && Has(name, ending) && name.AsSpan(0, name.Length - 4).Equals(shp.AsSpan(0, shp.Length - 4), StringComparison.OrdinalIgnoreCase));
            var (dbf, page, definition) = (Beside(".dbf"), zip.Text(Beside(".cpg"), 64), zip.Text(Beside(".prj"), LongestDefinition));
            if (dbf is null) remarks.Add(new("map-dbf-missing", MapPlace.Entry(shp)));
            members.Add(Look(zip, new(shp, dbf, page, definition is null ? null : CoordinateSystems.Read(definition), new("", [], [], null, null)), definition, limits));
        }
        return members.Count > 0 ? new(source, origin, limits, members, remarks) : throw new MapFileException("map-zip-nothing", MapPlace.File);
    }

    public async IAsyncEnumerable<MapRecord> ReadAsync(string? layer = null, long skip = 0, int? assumedSrid = null, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        await Task.CompletedTask;
        var member = layer is null ? members[0] : members.FirstOrDefault(member => member.Layer.Name == layer) ?? throw new MapFileException("map-layer-unknown", MapPlace.File, layer);
        var shapes = new ShapeReader(member.System ?? Assumed(member, assumedSrid), limits);
        // Two archives, since the two parts are read side by side.
        using var zip = ZipParts.Open(source, limits);
        using var beside = ZipParts.Open(source, limits);
        using var shp = new ShpShapes(zip.Read(member.Shp), limits);
        using var dbf = member.Dbf is null ? null : new DbfTable(beside.Read(member.Dbf), member.Page, limits);
        var length = Math.Max(1, zip.LengthOf(member.Shp));
        for (long ordinal = 0, row = 0; shp.Read(out var raw, out var place); ordinal++, row++)
        {
            cancel.ThrowIfCancellationRequested();
            Interlocked.Exchange(ref bytesRead, (long)((double)source.Length!.Value * Math.Min(shp.Position, length) / length));
            var attributes = dbf?.Read();
            if (dbf is { IsDeleted: true } && attributes is not null)
            {
                ordinal--;
                continue;
            }
            if (dbf is not null && attributes is null && row < dbf.Count) throw new MapFileException("map-file-truncated", MapPlace.Entry(member.Dbf!));
            if (ordinal < skip) continue;
            var record = new MapRecord(ordinal, attributes ?? [], null) { Place = MapPlace.Record(ordinal) };
            record = shapes.Read(record, raw);
            yield return dbf is not null && attributes is null ? record with { Remarks = [.. record.Remarks, new("map-dbf-short", record.Place)] } : record;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        if (source != origin) await origin.DisposeAsync();
    }

    private static Member Look(ZipParts zip, Member member, string? definition, MapFileLimits limits)
    {
        OgcGeometryType? kind;
        using (var shp = new ShpShapes(zip.Read(member.Shp), limits)) kind = shp.GeometryType;
        using var dbf = member.Dbf is null ? null : new DbfTable(zip.Read(member.Dbf), member.Page, limits);
        List<IReadOnlyDictionary<string, object?>> samples = [];
        while (samples.Count < Samples && dbf?.Read() is { } row) samples.Add(row);
        return member with
        {
            Layer = new(Path.ChangeExtension(member.Shp, null), kind is { } known ? [known] : [], AttributeValues.FieldsOf(samples), dbf?.Count, member.System?.Srid)
            {
                SystemName = member.System?.Name ?? (definition is null ? null : CoordinateSystems.NameOf(definition)),
            },
        };
    }

    private static CoordinateSystem Assumed(Member member, int? srid) =>
        srid is { } code ? CoordinateSystems.Find(code) ?? throw new MapFileException("map-crs-unknown", MapPlace.File, $"EPSG:{code}")
        : throw (member.Layer.SystemName is { } name ? new MapFileException("map-crs-unknown", MapPlace.Entry(member.Shp), name) : new MapFileException("map-crs-needed", MapPlace.Entry(member.Shp)));

    private static bool Has(string name, string ending) => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
