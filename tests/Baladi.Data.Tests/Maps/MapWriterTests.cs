using System.Text.Json;
using Baladi.Core.Maps.Files;
using Baladi.TestKit;
using Baladi.TestKit.Maps;
using CsCheck;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using Xunit;

namespace Baladi.Data.Tests.Maps;

/// <summary>What is written is what is read again.</summary>
public class MapWriterTests
{
    private static readonly MapFileLayer Layer = new("plots", [OgcGeometryType.Polygon], [new("name", MapFieldType.Text, []), new("Name", MapFieldType.Whole, []), new("fid", MapFieldType.Number, []), new("built", MapFieldType.Truth, [])], null, 4326);

    private static readonly Gen<MapRecord> Records = Gen.Select(Gen.Int[0, 19_000], Gen.Int[0, 14_000], Gen.Int[2, 200], Gen.String, Gen.Long, Gen.Double[-1e9, 1e9], Gen.Bool).Select((x, y, side, name, whole, number, built) =>
        new MapRecord(0, new Dictionary<string, object?> { ["name"] = Clean(name), ["Name"] = whole, ["fid"] = number, ["built"] = built }, MapTrial.Square(Math.Round(35 + x * 0.001, 7), Math.Round(17 + y * 0.001, 7), Math.Round(side * 1e-5, 7))));

    // Half letters and NUL stand in no text of the portal.
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Value is not 0 and not 0xFFFD));

    private static bool AreSame(MapRecord one, MapRecord other, IEnumerable<string> names) =>
        one.Attributes.Values.SequenceEqual(names.Select(name => other.Attributes[name])) && other.Shape!.EqualsTopologically(one.Shape!) is var same
        && (same || other.Shape.EqualsNormalized(one.Shape) || Near(one.Shape!, other.Shape));

    // What is rounded to a centimetre may differ by half of one.
    private static bool Near(Geometry one, Geometry other) => one.NumPoints == other.NumPoints && one.Normalized().Coordinates.Zip(other.Normalized().Coordinates).All(pair => pair.First.Distance(pair.Second) < 1e-7);

    [Theory]
    [InlineData(MapFormat.GeoJson)]
    [InlineData(MapFormat.GeoPackage)]
    public void Write_AnyRecords_ComeBackAsTheyWere(MapFormat format) => Records.List[0, 12].Sample(records =>
    {
        var numbered = records.Select((record, i) => record with { Key = $"{i * 3 + 1}" }).ToList();

        var read = MapTrial.ReadAsync(MapTrial.WriteAsync(format, Layer, numbered).GetAwaiter().GetResult()).GetAwaiter().GetResult();

        string[] names = format == MapFormat.GeoJson ? ["name", "Name", "fid", "built"] : ["name", "Name_2", "fid_2", "built"];
        return read.Count == numbered.Count && numbered.Zip(read).All(pair => pair.First.Key == pair.Second.Key && AreSame(pair.First, pair.Second, names)) && read.All(record => record.Remarks.Count == 0);
    }, iter: format == MapFormat.GeoJson ? 500 : 60);

    [Fact]
    public async Task WriteGeoJson_AClockwiseShape_IsTurnedAndRoundedToACentimetre()
    {
        var clockwise = new Polygon(new LinearRing([new(46.123456789, 24), new(46.12345, 24.1), new(46.2, 24.1), new(46.123456789, 24)]));

        var json = JsonDocument.Parse(await MapTrial.WriteAsync(MapFormat.GeoJson, Layer with { Fields = [] }, [new(0, new Dictionary<string, object?>(), clockwise) { Key = "a" }])).RootElement;

        Assert.Equal("a", json.GetProperty("features")[0].GetProperty("id").GetString());
        Assert.Equal("[[[46.1234568,24],[46.2,24.1],[46.12345,24.1],[46.1234568,24]]]", json.GetProperty("features")[0].GetProperty("geometry").GetProperty("coordinates").GetRawText());
    }

    /// <summary>As the specification asks, so that QGIS and ArcGIS find their way.</summary>
    [Fact]
    public async Task WriteGeoPackage_Tables_AreThoseOfTheSpecification()
    {
        var folder = new ScratchFolder("gpkg");
        var path = folder.File("written.gpkg");
        await File.WriteAllBytesAsync(path, await MapTrial.WriteAsync(MapFormat.GeoPackage, Layer, [new(0, new Dictionary<string, object?>(), MapTrial.Square(46.5, 24.5, 0.25)), new(1, new Dictionary<string, object?>(), null)]));
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False;Mode=ReadOnly");
        connection.Open();

        Assert.Equal(0x47504B47L, Ask("PRAGMA application_id"));
        Assert.Equal("ok", Ask("PRAGMA integrity_check"));
        Assert.Equal(DBNull.Value, Ask("SELECT max(rowid) FROM pragma_foreign_key_check"));
        Assert.Equal("features 46.5 24.5 46.75 24.75 4326", Ask("SELECT data_type || ' ' || min_x || ' ' || min_y || ' ' || max_x || ' ' || max_y || ' ' || srs_id FROM gpkg_contents WHERE table_name = 'plots'"));
        Assert.Equal("geom POLYGON 4326 0 0", Ask("SELECT column_name || ' ' || geometry_type_name || ' ' || srs_id || ' ' || z || ' ' || m FROM gpkg_geometry_columns"));
        Assert.Equal("gpkg_rtree_index write-only", Ask("SELECT extension_name || ' ' || scope FROM gpkg_extensions WHERE table_name = 'plots' AND column_name = 'geom'"));
        Assert.Equal("1 46.5 46.75", Ask("SELECT id || ' ' || minx || ' ' || maxx FROM rtree_plots_geom"));
        Assert.Equal(7L, Ask("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND name LIKE 'rtree_plots_geom_%'"));
        Assert.Equal(3L, Ask("SELECT count(*) FROM gpkg_spatial_ref_sys WHERE srs_id IN (-1, 0, 4326)"));

        object? Ask(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            return command.ExecuteScalar();
        }
    }

    [Fact]
    public async Task Write_NothingAtAll_IsAFileOfNothing()
    {
        Assert.Empty(await MapTrial.ReadAsync(await MapTrial.WriteAsync(MapFormat.GeoJson, Layer, [])));
        Assert.Empty(await MapTrial.ReadAsync(await MapTrial.WriteAsync(MapFormat.GeoPackage, Layer, [])));
    }
}
