using Baladi.Core.Maps.Files;
using Baladi.TestKit;
using Baladi.TestKit.Maps;
using CsCheck;
using Microsoft.Data.Sqlite;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using Xunit;

namespace Baladi.Data.Tests.Maps;

/// <summary>GeoPackages as others make them, and as those make them who mean harm.</summary>
public class GeoPackageTests
{
    private const string Schema = """"
        PRAGMA application_id=1196444487;
        CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
        INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326, 'undefined', NULL), ('UTM', 100001, 'EPSG', 32638, 'undefined', NULL), ('none', -1, 'NONE', -1, 'undefined', NULL);
        CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT, srs_id INTEGER);
        CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL);
        CREATE TABLE plots (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POLYGON, "the ""name""" TEXT(50), built BOOLEAN, floors MEDIUMINT, area REAL);
        INSERT INTO gpkg_contents VALUES ('plots', 'features', 'plots', 4326);
        INSERT INTO gpkg_geometry_columns VALUES ('plots', 'geom', 'POLYGON', 4326, 0, 0);
        """";

    private static byte[] Make(string sql = "", params (long Key, Geometry? Shape)[] rows) => Make(sql, 4326, [.. rows.Select(row => (row.Key, row.Shape is null ? null : Blob(row.Shape, 4326)))]);

    private static byte[] Make(string sql, int srid, params (long Key, byte[]? Shape)[] rows)
    {
        var folder = new ScratchFolder("gpkg");
        try
        {
            var file = folder.File("made.gpkg");
            using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
            {
                connection.Open();
                Execute(connection, Schema);
                foreach (var (key, shape) in rows)
                {
                    using var insert = connection.CreateCommand();
                    insert.CommandText = "INSERT INTO plots VALUES ($key, $shape, 'plot', 1, 3, 412.5)";
                    insert.Parameters.AddWithValue("$key", key);
                    insert.Parameters.AddWithValue("$shape", (object?)shape ?? DBNull.Value);
                    insert.ExecuteNonQuery();
                }
                Execute(connection, $"UPDATE gpkg_geometry_columns SET srs_id = {srid}; {sql}");
            }
            return File.ReadAllBytes(file);
        }
        finally { folder.Delete(); }
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>By the library that knows the format, not by ours.</summary>
    private static byte[] Blob(Geometry shape, int srid)
    {
        var copy = shape.Copy();
        copy.SRID = srid;
        return new GeoPackageGeoWriter().Write(copy);
    }

    [Fact]
    public async Task Read_AnotherLibrarysRows_HasAllOfThem()
    {
        var bytes = Make("", (3, MapTrial.Square(46.7, 24.7)), (7, null), (9, new MultiPolygon([MapTrial.Square(46.8, 24.7)])));
        await using var file = await MapTrial.OpenAsync(bytes);

        var records = await MapTrial.ReadAsync(file);

        Assert.Equal([("3", "Polygon"), ("7", null), ("9", "Polygon")], records.Select(record => (record.Key!, record.Shape?.GeometryType)));
        Assert.Equal(["plot", true, 3L, 412.5], records[0].Attributes.Values);
        Assert.Equal("map-shape-none", records[1].Problem?.Code);
        Assert.Equal(["the \"name\"", "built", "floors", "area"], file.Layers.Single().Fields.Select(field => field.Name));
        Assert.Equal([MapFieldType.Text, MapFieldType.Truth, MapFieldType.Whole, MapFieldType.Number], file.Layers.Single().Fields.Select(field => field.Type));
        Assert.Equal([(1L, "7"), (2L, "9")], (await MapTrial.ReadAsync(file, skip: 1)).Select(record => (record.Ordinal, record.Key!)));
    }

    [Fact]
    public async Task Read_SystemsByTheirEpsgCode_AreFoundAndUnknownOnesAskedFor()
    {
        var blob = Blob(new Point(500_000, 2_654_253.9), 32638);

        var record = Assert.Single(await MapTrial.ReadAsync(Make("", 100001, (1, blob))));

        Assert.Equal(45, record.Shape!.Coordinate.X, 9);
        Assert.Equal("map-crs-needed", (await MapTrial.RefusalAsync(Make("", -1, (1, blob)))).Code);
        Assert.NotNull(Assert.Single(await MapTrial.ReadAsync(Make("", -1, (1, blob)), 32638)).Shape);
    }

    [Fact]
    public async Task Open_ViewsVirtualAndKeylessTables_ArePassedOver()
    {
        const string list = "INSERT INTO gpkg_contents VALUES ('$', 'features', '$', 4326); INSERT INTO gpkg_geometry_columns VALUES ('$', 'geom', 'POLYGON', 4326, 0, 0);";
        var sql = "CREATE VIEW endless AS WITH RECURSIVE n(fid) AS (SELECT 1 UNION ALL SELECT fid + 1 FROM n) SELECT fid, NULL AS geom FROM n; CREATE VIRTUAL TABLE virtual USING fts5(geom); CREATE TABLE keyless (geom BLOB);"
            + string.Concat(new[] { "endless", "virtual", "keyless", "missing" }.Select(name => list.Replace("$", name, StringComparison.Ordinal)));
        await using var file = await MapTrial.OpenAsync(Make(sql, (1, MapTrial.Square(46.7, 24.7))));

        Assert.Equal("plots", Assert.Single(file.Layers).Name);
        Assert.Equal(["endless", "keyless", "missing", "virtual"], file.Remarks.Select(remark => remark.Args[0]));
    }

    [Fact]
    public async Task Open_ContentsThatAreAView_AreNoGeoPackage() =>
        Assert.Equal("map-gpkg-nothing", (await MapTrial.RefusalAsync(Make("ALTER TABLE gpkg_contents RENAME TO c; CREATE VIEW gpkg_contents AS SELECT * FROM c"))).Code);

    [Fact]
    public async Task Read_GeneratedColumnsAndTriggers_NeverRun()
    {
        var bytes = Make("ALTER TABLE plots ADD COLUMN bomb GENERATED ALWAYS AS (hex(zeroblob(400000000))) VIRTUAL; CREATE TRIGGER t AFTER INSERT ON plots BEGIN DELETE FROM plots; END", (1, MapTrial.Square(46.7, 24.7)));

        var record = Assert.Single(await MapTrial.ReadAsync(bytes));

        Assert.DoesNotContain("bomb", record.Attributes.Keys);
        Assert.NotNull(record.Shape);
    }

    [Fact]
    public async Task Read_ATableNameThatIsSql_IsAName()
    {
        const string name = "x\"; DROP TABLE plots; --";
        var sql = $"ALTER TABLE plots RENAME TO \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"; UPDATE gpkg_contents SET table_name = '{name}'; UPDATE gpkg_geometry_columns SET table_name = '{name}'";
        await using var file = await MapTrial.OpenAsync(Make(sql, (1, MapTrial.Square(46.7, 24.7))));

        Assert.Equal(name, file.Layers.Single().Name);
        Assert.Single(await MapTrial.ReadAsync(file));
    }

    [Theory]
    [InlineData("")]
    [InlineData("4750")]
    [InlineData("47500001E6100000")]
    [InlineData("47500001E610000001030000000100000005000000")]
    [InlineData("47500001E61000000106000000FFFFFFFF")]
    [InlineData("47500001E61000000103000000FFFFFFFF")]
    [InlineData("47500001E610000001020000 00FFFFFF7F")]
    [InlineData("4750000DE6100000")]
    [InlineData("00112233445566778899")]
    public async Task Read_ABlobThatLies_IsAProblemOfThatRow(string hex)
    {
        var records = await MapTrial.ReadAsync(Make("", 4326, (1, Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal))), (2, Blob(MapTrial.Square(46.7, 24.7), 4326))));

        Assert.Equal(["map-gpkg-shape", null], records.Select(record => record.Problem?.Code));
    }

    [Fact]
    public async Task Read_CollectionsWithoutBottom_AreAProblemOfThatRow()
    {
        var deep = string.Concat(Enumerable.Repeat("010700000001000000", 10_000));

        Assert.Equal("map-gpkg-shape", Assert.Single(await MapTrial.ReadAsync(Make("", 4326, (1, Convert.FromHexString("47500001E6100000" + deep))))).Problem?.Code);
    }

    [Fact]
    public async Task Read_AShapeBeyondTheLimit_IsPassedOver()
    {
        var records = await MapTrial.ReadAsync(Make("", 4326, (1, new byte[300_000]), (2, Blob(MapTrial.Square(46.7, 24.7), 4326))), null, null, new() { FeatureBytes = 200_000 });

        Assert.Equal(["map-feature-too-large", null], records.Select(record => record.Problem?.Code));
    }

    [Fact]
    public async Task Read_CutOffAnywhere_IsRefusedOrRead()
    {
        var bytes = Make("", (1, MapTrial.Square(46.7, 24.7)), (2, MapTrial.Square(46.8, 24.7)));
        for (var length = 20; length < bytes.Length; length += 1021) Assert.True(await MapTrial.SurvivesAsync(bytes[..length]));
        Assert.Equal("map-gpkg-nothing", (await MapTrial.RefusalAsync(Make("DROP TABLE gpkg_contents"))).Code);
    }

    [Fact]
    public void Read_ChangedAnyhow_IsRefusedOrRead()
    {
        var good = Make("", [.. Enumerable.Range(1, 200).Select(i => ((long)i, (Geometry?)MapTrial.Square(46 + i * 0.01, 24.7)))]);
        Gen.Select(Gen.Int[16, good.Length - 1], Gen.Byte, Gen.Int[16, good.Length - 1], Gen.Byte).Sample((one, first, other, second) =>
        {
            var bytes = good.ToArray();
            (bytes[one], bytes[other]) = (first, second);
            return MapTrial.SurvivesAsync(bytes).GetAwaiter().GetResult();
        }, iter: 1_000);
    }

    /// <summary>The pages of the table lead back to where they began: a reader that only follows them never ends.</summary>
    [Fact]
    public async Task Read_PagesInACircle_AreRefused()
    {
        var bytes = Make("", [.. Enumerable.Range(1, 2_000).Select(i => ((long)i, (Geometry?)MapTrial.Square(46 + i * 0.001, 24.7)))]);
        var pageSize = bytes[16] << 8 | bytes[17];
        // An inner page of a table begins with 5; its last child is named at the eighth byte, and is made the first of its cells' instead.
        var page = Enumerable.Range(1, bytes.Length / pageSize - 1).Select(i => i * pageSize).First(at => bytes[at] == 5 && (bytes[at + 3] << 8 | bytes[at + 4]) > 10);
        var cell = page + (bytes[page + 12] << 8 | bytes[page + 13]);
        bytes.AsSpan(cell, 4).CopyTo(bytes.AsSpan(page + 8));

        Assert.Equal("map-gpkg-broken", (await MapTrial.RefusalAsync(bytes)).Code);
    }
}
