using Baladi.Core.Data;
using Baladi.Core.Maps.Layers;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Maps.Importing;

/// <summary>How a version differs from another of its dataset, by the keys of their features.</summary>
public sealed record VersionDifference(long Added, long Changed, long Removed, long Same);

/// <summary>Holds a version against the one before it.</summary>
public sealed class CompareVersions(BaladiDbContext db)
{
    /// <param name="before">Null for the first version: then everything was added.</param>
    public async Task<VersionDifference> RunAsync(DatasetVersion version, DatasetVersion? before, CancellationToken cancel)
    {
        if (before is null) return new(version.Features, 0, 0, 0);
        var both = from now in db.MapFeatures.Where(feature => feature.VersionId == version.Id)
                   join earlier in db.MapFeatures.Where(feature => feature.VersionId == before.Id) on now.Key equals earlier.Key
                   group now.Digest == earlier.Digest by now.Digest == earlier.Digest into same
                   select new { IsSame = same.Key, Count = same.LongCount() };
        var counts = await both.ToDictionaryAsync(row => row.IsSame, row => row.Count, cancel);
        var (kept, changed) = (counts.GetValueOrDefault(true), counts.GetValueOrDefault(false));
        return new(version.Features - kept - changed, changed, before.Features - kept - changed, kept);
    }
}
