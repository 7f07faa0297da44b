using System.Text;
using Baladi.Core.Maps.Files;
using Baladi.Core.Maps.Files.Drawings;
using Baladi.Core.Maps.Files.GeoJson;
using Baladi.Core.Maps.Files.GeoPackages;
using Baladi.Core.Maps.Files.Shapefiles;
using Baladi.Data.Sqlite.GeoPackages;
using NetTopologySuite.Geometries;
using Xunit;

namespace Baladi.TestKit.Maps;

/// <summary>Map files made and read in tests.</summary>
public static class MapTrial
{
    private static readonly SqliteGeoPackageEngine Engine = new();

    public static MapFiles Files(MapFileLimits? limits = null) =>
        new([new GeoJsonFormat(), new ShapefileFormat(), new DxfFormat(), new GeoPackageFormat(Engine)], [new GeoJsonWriter(), new GeoPackageWriter(Engine)], limits);

    public static Task<IMapFile> OpenAsync(byte[] bytes, MapFileLimits? limits = null) => Files(limits).OpenAsync(new MemoryStream(bytes), "upload");

    public static Task<IMapFile> OpenAsync(string text, MapFileLimits? limits = null) => OpenAsync(Encoding.UTF8.GetBytes(text), limits);

    public static async Task<List<MapRecord>> ReadAsync(byte[] bytes, int? srid = null, string? layer = null, MapFileLimits? limits = null)
    {
        await using var file = await OpenAsync(bytes, limits);
        return await ReadAsync(file, srid, layer);
    }

    public static Task<List<MapRecord>> ReadAsync(string text, int? srid = null, MapFileLimits? limits = null) => ReadAsync(Encoding.UTF8.GetBytes(text), srid, null, limits);

    public static async Task<List<MapRecord>> ReadAsync(IMapFile file, int? srid = null, string? layer = null, long skip = 0)
    {
        var records = new List<MapRecord>();
        await foreach (var record in file.ReadAsync(layer, skip, srid)) records.Add(record);
        return records;
    }

    /// <summary>What a file is refused for, when it is opened or read.</summary>
    public static async Task<MapProblem> RefusalAsync(byte[] bytes, int? srid = null, MapFileLimits? limits = null) =>
        (await Assert.ThrowsAsync<MapFileException>(() => ReadAsync(bytes, srid, null, limits))).Problem;

    public static Task<MapProblem> RefusalAsync(string text, int? srid = null, MapFileLimits? limits = null) => RefusalAsync(Encoding.UTF8.GetBytes(text), srid, limits);

    /// <summary>Reads whatever there is. Anything but a refusal or records is a fault, and so are shapes that do not hold what is promised of them.</summary>
    public static async Task<bool> SurvivesAsync(byte[] bytes, int? srid = 32638, MapFileLimits? limits = null)
    {
        try
        {
            foreach (var record in await ReadAsync(bytes, srid, null, limits))
                if (record.Shape is { } shape ? !shape.IsValid || shape.IsEmpty : record.Problem is null) return false;
        }
        catch (MapFileException) { }
        return true;
    }

    public static async Task<byte[]> WriteAsync(MapFormat format, MapFileLayer layer, IEnumerable<MapRecord> records)
    {
        using var stream = new MemoryStream();
        await Files().Writer(format).WriteAsync(stream, layer, records.ToAsyncEnumerable(), CancellationToken.None);
        return stream.ToArray();
    }

    /// <summary>A square in EPSG:4326, its south-west corner first.</summary>
    public static Polygon Square(double longitude, double latitude, double side = 0.001) => new(new LinearRing(
        [new(longitude, latitude), new(longitude + side, latitude), new(longitude + side, latitude + side), new(longitude, latitude + side), new(longitude, latitude)]));
}
