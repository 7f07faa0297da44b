using Baladi.Core.Basics;
using Baladi.Core.Publishing;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Data.Seeding;

/// <summary>
/// Publishes the content of the seed files, through the same checks as anybody's. A seed file that changed becomes a new
/// version from today; versions an admin published are left alone.
/// </summary>
public sealed class SeedPublished(BaladiDbContext db, PublishedCatalog catalog, PublicationChecks checks, TimeProvider time)
{
    // Early enough for every demo case and every benchmark's.
    private static readonly DateOnly Beginning = new(2024, 1, 1);

    /// <exception cref="InvalidDataException">A seed file would not pass the checks of publishing.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        // What stands is what the files are checked against; a program that just started has not read it yet.
        await catalog.RefreshAsync(cancel);
        var latest = (await db.Publications.Where(p => p.State == PublicationState.Published).ToListAsync(cancel)).GroupBy(p => (p.Kind, p.Code)).ToDictionary(group => group.Key, group => group.MaxBy(p => p.Number)!);
        var added = new List<PublicationVersion>();
        foreach (var (kind, code, content) in SeedFiles.Published())
        {
            var before = latest.GetValueOrDefault((kind, code));
            var version = PublicationVersion.Publish(kind, code, (before?.Number ?? 0) + 1, before is null ? Beginning : time.Today(), content, time.GetUtcNow(), by: null);
            if (before is not null && (before.PublishedByAccountId is not null || before.ContentHash == version.ContentHash)) continue;
            before?.EndBefore(version.EffectiveFrom);
            added.Add(version);
        }
        if (added.Count > 0)
        {
            checks.Require(added);
            db.Publications.AddRange(added);
            await db.SaveChangesAsync(cancel);
        }
        await catalog.RefreshAsync(cancel);
    }
}
