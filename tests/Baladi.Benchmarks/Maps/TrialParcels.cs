using Baladi.Core.Data;
using Baladi.Core.Data.Seeding;
using Baladi.Core.Maps.Layers;
using Baladi.TestKit.Databases;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Baladi.Benchmarks.Maps;

/// <summary>A database of one engine with so many parcels of one dataset.</summary>
public sealed class TrialParcels(DatabaseUnderTest database, DatasetVersion version, int count) : IAsyncDisposable
{
    private const int Batch = 10_000;
    private const int Zoom = 14;
    private const double Size = 600;

    public int Count => count;

    public static async Task<TrialParcels> FillAsync(DatabaseUnderTest database, int count, CancellationToken cancel)
    {
        await database.InitializeAsync();
        await using var db = database.Open();
        var dataset = new MapDataset(WellKnownLayers.Parcels, SeedFeatures.Area);
        var version = new DatasetVersion(dataset, 1, 1, new(new("Generated", "Generated"), "none", true), TimeProvider.System.GetUtcNow(), null);
        db.AddRange(dataset, version);
        await db.SaveChangesAsync(cancel);
        foreach (var batch in SeedFeatures.Parcels(count).Chunk(Batch))
            await db.Provider.WriteAsync(db, async cancel =>
            {
                await db.Provider.BulkInsertAsync(db, batch.Select(parcel => MapFeature.Of(version, parcel.Key, null, null, "{}", parcel.Shape, Size, Zoom)), cancel);
                return true;
            }, cancel);
        await db.Provider.LearnAsync(db, cancel);
        return new(database, version, count);
    }

    public BaladiDbContext Open() => database.Open();

    /// <summary>The parcels that meet a box, as a tile or a question about a place reads them.</summary>
    public async Task<int> AskAsync(BaladiDbContext db, Envelope box, CancellationToken cancel) =>
        (await db.Provider.Meeting(db, MapTier.At(version.Stamp, Zoom), box).AsNoTracking().Select(feature => new { feature.Key, feature.Shape }).ToListAsync(cancel)).Count;

    public async ValueTask DisposeAsync() => await database.DisposeAsync();
}
