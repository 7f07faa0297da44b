using Baladi.Core.Basics;
using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Geometries;

namespace Baladi.Core.Maps.Layers;

/// <summary>
/// Fills versions of datasets and swaps them. Nobody sees a version that is being filled; showing it is one small write, and so is
/// going back to the one before.
/// </summary>
public sealed class DatasetWriter(BaladiDbContext db, MapCatalog catalog, TimeProvider time)
{
    private const int RemoveBatch = 5000;

    /// <summary>Begins the next version of a dataset, which is made where it is not there yet.</summary>
    public async Task<DatasetVersion> BeginAsync(string layer, string area, DatasetSource source, long? by, CancellationToken cancel)
    {
        var dataset = await db.MapDatasets.SingleOrDefaultAsync(dataset => dataset.Layer == layer && dataset.Area == area, cancel);
        if (dataset is null) db.MapDatasets.Add(dataset = new(layer, area));
        var number = await db.MapDatasetVersions.Where(version => version.DatasetId == dataset.Id).MaxAsync(version => (int?)version.Number, cancel) ?? 0;
        var stamp = await db.MapDatasetVersions.MaxAsync(version => (int?)version.Stamp, cancel) ?? 0;
        var begun = new DatasetVersion(dataset, number + 1, stamp + 1, source, time.GetUtcNow(), by);
        db.MapDatasetVersions.Add(begun);
        await db.SaveChangesAsync(cancel);
        return begun;
    }

    /// <summary>Writes some of the features of a version that is being filled, all or none of them.</summary>
    /// <param name="also">Anything else that has to be written with them.</param>
    public Task WriteAsync(IReadOnlyCollection<MapFeature> features, bool searched, CancellationToken cancel, Func<CancellationToken, Task>? also = null) => db.Provider.WriteAsync(db, async cancel =>
    {
        await db.Provider.BulkInsertAsync(db, features, cancel);
        if (searched) await db.Provider.BulkInsertAsync(db, features.SelectMany(MapWord.Of), cancel);
        if (also is not null) await also(cancel);
        return true;
    }, cancel);

    /// <param name="coverage">Where the version claims to be complete; its envelope, where <paramref name="coversBounds"/> says so.</param>
    public async Task CompleteAsync(DatasetVersion version, Geometry? coverage, bool coversBounds, CancellationToken cancel)
    {
        var sums = await db.MapFeatures.Where(feature => feature.VersionId == version.Id).GroupBy(_ => 1)
            .Select(all => new { Count = all.LongCount(), West = all.Min(f => f.MinX), South = all.Min(f => f.MinY), East = all.Max(f => f.MaxX), North = all.Max(f => f.MaxY) }).SingleOrDefaultAsync(cancel);
        var bounds = sums is null ? new Envelope() : new Envelope(sums.West, sums.East, sums.South, sums.North);
        version.Complete(sums?.Count ?? 0, bounds, coversBounds && coverage is null && !bounds.IsNull ? Factory.ToGeometry(bounds) : coverage, time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Makes a version the one everybody sees.</summary>
    /// <returns>The one that was seen before; null where there was none.</returns>
    public async Task<long?> ShowAsync(DatasetVersion version, CancellationToken cancel)
    {
        if (version.State != DatasetState.Complete) throw new InvalidOperationException($"Version {version.Number} is {version.State} and cannot be shown");
        var dataset = await db.MapDatasets.SingleAsync(dataset => dataset.Id == version.DatasetId, cancel);
        var before = dataset.InForceId;
        dataset.Show(version);
        await db.SaveChangesAsync(cancel);
        await catalog.RefreshAsync(cancel);
        return before;
    }

    /// <summary>Removes the features of a version nobody sees; that it was there stays on record.</summary>
    public async Task RemoveAsync(DatasetVersion version, CancellationToken cancel)
    {
        if (await db.MapDatasets.AnyAsync(dataset => dataset.InForceId == version.Id, cancel)) throw new InvalidOperationException($"Version {version.Number} is shown and cannot be removed");
        await db.MapWords.Where(word => word.VersionId == version.Id).ExecuteDeleteAsync(cancel);
        while (await db.MapFeatures.Where(feature => db.MapFeatures.Where(one => one.VersionId == version.Id).OrderBy(one => one.Id).Select(one => one.Id).Take(RemoveBatch).Contains(feature.Id)).ExecuteDeleteAsync(cancel) > 0) { }
        version.Remove();
        await db.SaveChangesAsync(cancel);
    }

    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);
}
