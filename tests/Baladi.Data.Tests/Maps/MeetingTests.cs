using Baladi.Core.Data;
using Baladi.Core.Maps.Layers;
using Baladi.TestKit.Databases;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;
using Xunit;

namespace Baladi.Data.Tests.Maps;

/// <summary>The spatial index of each engine answers what reading everything would.</summary>
public abstract class MeetingTests(DatabaseUnderTest database) : DatabaseTest(database)
{
    private const int Features = 400;
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    // Around one city, some on a grid whose lines single precision cannot tell from their neighbours.
    private static readonly Gen<Coordinate> Place = Gen.Select(Gen.OneOf(Gen.Double[46.0, 47.0], Gen.Int[0, 40].Select(i => 46.5 + i * 1e-6)), Gen.OneOf(Gen.Double[24.0, 25.0], Gen.Int[0, 40].Select(i => 24.5 + i * 1e-6)), (x, y) => new Coordinate(x, y));
    private static readonly Gen<double> Side = Gen.OneOf(Gen.Double[0, 1e-6], Gen.Double[0, 0.01], Gen.Double[0, 0.5]);
    private static readonly Gen<Geometry> Shape = Gen.OneOf<Geometry>(
        Place.Select(Geometry (at) => Factory.CreatePoint(at)),
        Place.Array[2, 5].Where(line => line.Distinct().Count() > 1).Select(Geometry (line) => Factory.CreateLineString(line)),
        Gen.Select(Place, Side, Side, Geometry (at, width, height) => Factory.ToGeometry(new Envelope(at.X, at.X + width + 1e-7, at.Y, at.Y + height + 1e-7))));
    private static readonly Gen<Envelope> Box = Gen.Select(Place, Side, Side, (at, width, height) => new Envelope(at.X, at.X + width, at.Y, at.Y + height));

    [SkippableFact]
    public async Task Meeting_AnyBoxAndZoom_AnswersWhatReadingEverythingWould()
    {
        var (versions, all) = await FillAsync();

        await Gen.Select(Box, Gen.Int[0, 1], Gen.Int[0, 20]).Array[50].SampleAsync(async questions =>
        {
            await using var db = Open();
            foreach (var (box, version, zoom) in questions)
            {
                var tier = MapTier.At(versions[version].Stamp, zoom);
                var found = await Database.Provider.Meeting(db, tier, box).AsNoTracking().Select(feature => feature.Id).ToListAsync();
                var wanted = all.Where(feature => feature.Tier >= tier.First && feature.Tier <= tier.Last && feature.Shape.EnvelopeInternal.Intersects(box)).Select(feature => feature.Id);
                Assert.Equal(wanted.Order(), found.Order());
            }
        }, iter: 20, threads: 1);
    }

    [SkippableFact]
    public async Task Meeting_AfterFeaturesWentAndMoved_FollowsThem()
    {
        var (versions, all) = await FillAsync();
        var (gone, moved) = (all[0], all[1]);

        await using var db = Open();
        await Database.Provider.WriteAsync(db, async cancel =>
        {
            await db.MapFeatures.Where(feature => feature.Id == gone.Id).ExecuteDeleteAsync(cancel);
            return await db.MapFeatures.Where(feature => feature.Id == moved.Id).ExecuteUpdateAsync(set => set.SetProperty(feature => feature.Tier, MapTier.All(versions[1].Stamp).Last), cancel);
        }, CancellationToken.None);

        Task<List<long>> Ids(int version) => Database.Provider.Meeting(db, MapTier.All(versions[version].Stamp), new Envelope(-180, 180, -90, 90)).Select(feature => feature.Id).ToListAsync();
        Assert.Equal(all.Where(feature => feature.VersionId == versions[0].Id && feature.Id != gone.Id && feature.Id != moved.Id).Select(feature => feature.Id).Order(), (await Ids(0)).Order());
        Assert.Contains(moved.Id, await Ids(1));
    }

    /// <summary>Two versions of one dataset whose features lie in the same place and show at any zoom.</summary>
    private async Task<(DatasetVersion[] Versions, List<MapFeature> Features)> FillAsync()
    {
        await using var db = Open();
        var stamp = await db.MapDatasetVersions.MaxAsync(version => (int?)version.Stamp) ?? 0;
        var dataset = new MapDataset("parcels", $"area-{stamp}");
        var source = new DatasetSource(new("test", "test"), "none", true);
        DatasetVersion[] versions = [.. Enumerable.Range(1, 2).Select(number => new DatasetVersion(dataset, number, stamp + number, source, DateTimeOffset.UnixEpoch, null))];
        db.MapDatasets.Add(dataset);
        db.MapDatasetVersions.AddRange(versions);
        await db.SaveChangesAsync();

        var random = new Random(stamp + 1);
        var shapes = Shape.Array[Features].Single();
        var features = shapes.Select((shape, i) => MapFeature.Of(versions[i % 2], $"{i}", null, null, "{}", shape, 0, random.Next(19))).ToList();
        await Database.Provider.WriteAsync(db, async cancel =>
        {
            await Database.Provider.BulkInsertAsync(db, features, cancel);
            return true;
        }, CancellationToken.None);
        return (versions, features);
    }

    public sealed class OnSqlite(SqliteDatabase database) : MeetingTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgreSql(PostgreSqlDatabase database) : MeetingTests(database), IClassFixture<PostgreSqlDatabase>;
}
