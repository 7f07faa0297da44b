using System.Globalization;
using Baladi.Core.Data;
using Baladi.Core.Maps.Layers;
using Baladi.Core.Maps.Tiles;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Features;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.VectorTiles;
using NetTopologySuite.IO.VectorTiles.Mapbox;
using Npgsql;
using Xunit;

namespace Baladi.Data.Tests.Maps;

/// <summary>Tiles, read back by a library that had no part in drawing them.</summary>
public abstract class TileTests(Portal portal) : PortalTest(portal)
{
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    // Around 47.6, 24.9: the tile of zoom 14 with these parcels in its middle and over its edges.
    protected static readonly TileAddress Tile = new(14, 10358, 7024);

    [SkippableFact]
    public async Task Draw_FeaturesOfAllKinds_CarriesShapesNamesAndAttributes()
    {
        var inside = Tile.Bounds.Centre;
        await ShowAsync(WellKnownLayers.Facilities, new NewFeature("f1", "مسجد الحي", "Neighbourhood mosque", new Dictionary<string, object?> { ["kind"] = "hospital" }, Factory.CreatePoint(inside.Copy())));
        await ShowAsync(WellKnownLayers.Streets, new NewFeature("s1", "شارع", null, new Dictionary<string, object?> { ["class"] = "arterial", ["width"] = "36" }, Factory.CreateLineString([new(inside.X - 1, inside.Y), new(inside.X + 1, inside.Y)])));

        var (facility, street) = ((await DrawnAsync(WellKnownLayers.Facilities, Tile)).Single(), (await DrawnAsync(WellKnownLayers.Streets, Tile)).Single());

        Assert.Equal(("f1", "مسجد الحي", "Neighbourhood mosque", "hospital", true), (facility.Attributes["key"], facility.Attributes["ar"], facility.Attributes["en"], facility.Attributes["kind"], facility.Attributes["illustrative"]));
        Assert.True(facility.Geometry.Distance(Factory.CreatePoint(inside)) < Tile.Unit);
        Assert.Equal(("شارع", "شارع", 36.0), (street.Attributes["ar"], street.Attributes["en"], Convert.ToDouble(street.Attributes["width"], CultureInfo.InvariantCulture)));
        Assert.True(Math.Abs(street.Geometry.EnvelopeInternal.MinX - Tile.Buffered.MinX) < 2 * Tile.Unit, "cut a little over the edge");
    }

    [SkippableFact]
    public async Task Draw_WhatShowsLater_IsNotInTheTile()
    {
        await ShowAsync(WellKnownLayers.Streets, new NewFeature("s2", null, null, new Dictionary<string, object?> { ["class"] = "local" }, Factory.CreateLineString([Tile.Bounds.Centre, new(Tile.Bounds.Centre.X + 0.001, Tile.Bounds.Centre.Y)])));

        Assert.Empty(await DrawnAsync(WellKnownLayers.Streets, new TileAddress(12, Tile.X >> 2, Tile.Y >> 2)));
        Assert.Single(await DrawnAsync(WellKnownLayers.Streets, Tile));
    }

    [SkippableFact]
    public async Task Draw_APolygonWithAHoleOverTheEdge_LosesOnlyWhatIsOutside()
    {
        var (bounds, side) = (Tile.Bounds, Tile.Bounds.Width / 4);
        Geometry Square(double size) => Factory.ToGeometry(new(bounds.MaxX - size, bounds.MaxX + size, bounds.MaxY - size, bounds.MaxY + size));
        var shape = Square(side).Difference(Square(side / 2));
        await ShowAsync(WellKnownLayers.Districts, new NewFeature("d1", "حي", "District", new Dictionary<string, object?>(), shape));

        var drawn = (await DrawnAsync(WellKnownLayers.Districts, Tile)).Single().Geometry;

        // Rings are cut one by one, and may run along each other outside the tile.
        var seen = Factory.ToGeometry(Tile.Bounds);
        var wanted = shape.Intersection(seen);
        Assert.InRange(drawn.Buffer(0).Intersection(seen).SymmetricDifference(wanted).Area, 0, wanted.Length * Tile.Unit);
        Assert.True(Tile.Buffered.Width * 1.001 > drawn.EnvelopeInternal.Width);
    }

    protected async Task ShowAsync(string layer, params NewFeature[] features)
    {
        await using var scope = Portal.Services.CreateAsyncScope();
        var (writer, maps) = (scope.ServiceProvider.GetRequiredService<DatasetWriter>(), scope.ServiceProvider.GetRequiredService<MapCatalog>());
        var (set, known) = maps.Layer(layer)!.Value;
        var version = await writer.BeginAsync(layer, "tiles", new(new("اختبار", "Test"), "CC0 1.0", illustrative: true), null, CancellationToken.None);
        var maker = new FeatureMaker(set, known, version);
        await writer.WriteAsync([.. features.Select(feature => maker.Make(feature).Value!)], known.Searched, CancellationToken.None);
        await writer.CompleteAsync(version, null, coversBounds: true, CancellationToken.None);
        await writer.ShowAsync(version, CancellationToken.None);
    }

    protected async Task<IReadOnlyList<IFeature>> DrawnAsync(string layer, TileAddress tile)
    {
        await using var scope = Portal.Services.CreateAsyncScope();
        return Read((await scope.ServiceProvider.GetRequiredService<MakeTile>().DrawAsync(layer, tile, CancellationToken.None))!, tile);
    }

    protected static IReadOnlyList<IFeature> Read(byte[] bytes, TileAddress tile)
    {
        if (bytes.Length == 0) return [];
        using var stream = new MemoryStream(bytes);
        return [.. new MapboxTileReader(Factory).Read(stream, new NetTopologySuite.IO.VectorTiles.Tiles.Tile(tile.X, tile.Y, tile.Zoom)).Layers.Single().Features];
    }

    public sealed class OnSqlite(SqlitePortal portal) : TileTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : TileTests(portal), IClassFixture<PostgreSqlPortal>
    {
        /// <summary>The comparison on which the benchmark of cold tiles stands.</summary>
        [SkippableFact]
        public async Task Draw_ParcelsUpToTheEdges_SaysWhatPostGisSays()
        {
            var random = new Random(7);
            var parcels = Enumerable.Range(0, 400).Select(i => Parcel($"p{i}", Tile.Buffered.MinX - 0.002 + random.NextDouble() * (Tile.Buffered.Width + 0.004), Tile.Buffered.MinY - 0.002 + random.NextDouble() * (Tile.Buffered.Height + 0.004), 0.0001 + random.NextDouble() * 0.001));
            await ShowAsync(WellKnownLayers.Parcels, [.. parcels]);

            var (ours, theirs) = ((await DrawnAsync(WellKnownLayers.Parcels, Tile)).ToDictionary(Key), Read(await ByPostGisAsync(), Tile).ToDictionary(Key));

            Assert.True(theirs.Count > 100);
            Assert.Equal(theirs.Keys.Order(), ours.Keys.Order());
            foreach (var (key, wanted) in theirs)
            {
                Assert.Equal(wanted.Attributes["number"], ours[key].Attributes["number"]);
                Assert.InRange(ours[key].Geometry.SymmetricDifference(wanted.Geometry).Area, 0, wanted.Geometry.Length * Tile.Unit);
            }
        }

        private static string Key(IFeature feature) => (string)feature.Attributes["key"];

        private static NewFeature Parcel(string key, double x, double y, double side) => new(key, null, null, new Dictionary<string, object?> { ["use"] = "100000", ["number"] = key },
            Factory.CreatePolygon([new(x, y), new(x + side, y + side / 9), new(x + side, y + side), new(x + side / 3, y + side), new(x, y)]));

        private async Task<byte[]> ByPostGisAsync()
        {
            await using var db = Portal.Services.CreateAsyncScope().ServiceProvider.GetRequiredService<BaladiDbContext>();
            await using var connection = new NpgsqlConnection(db.Database.GetConnectionString());
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("""
                SELECT ST_AsMVT(tile, 'parcels', 4096, 'geom') FROM (
                    SELECT "Key" AS key, "Attributes"::json->>'number' AS number, ST_AsMVTGeom(ST_Transform("Shape", 3857), ST_TileEnvelope($1, $2, $3), 4096, 64, true) AS geom
                    FROM "MapFeatures" WHERE ST_Transform("Shape", 3857) && ST_TileEnvelope($1, $2, $3, margin => 64.0 / 4096)) tile
                WHERE geom IS NOT NULL
                """, connection);
            foreach (var value in new[] { Tile.Zoom, Tile.X, Tile.Y }) command.Parameters.AddWithValue(value);
            return (byte[])(await command.ExecuteScalarAsync())!;
        }
    }
}
