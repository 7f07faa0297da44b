using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Maps.Files;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Maps.Importing;

/// <summary>Takes imports that wait, or whose worker is gone, one at a time, and runs them to their end. Safe on several nodes.</summary>
public sealed class CarryOutImports(BaladiDbContext db, RunImport run, TimeProvider time)
{
    /// <returns>How many came to an end, well or not.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var (now, worker, ended) = (time.GetUtcNow(), Ids.Next(), 0);
        var waiting = await (from import in db.MapImports
                             join progress in db.MapImportProgress on import.Id equals progress.ImportId
                             where (import.State == ImportState.Trying || import.State == ImportState.Running) && (progress.HeldUntil == null || progress.HeldUntil < now)
                             orderby import.Id
                             select import.Id).ToListAsync(cancel);
        foreach (var id in waiting)
            if (await TakeAsync(id, worker, cancel) && await EndsAsync(id, worker, cancel)) ended++;
        return ended;
    }

    /// <summary>Makes a worker the one that has the import; false where another was faster.</summary>
    public async Task<bool> TakeAsync(long import, long worker, CancellationToken cancel)
    {
        var (now, until) = (time.GetUtcNow(), time.GetUtcNow() + RunImport.Lease);
        return await db.Provider.WriteAsync(db, cancel => db.MapImportProgress.Where(one => one.ImportId == import && (one.HeldUntil == null || one.HeldUntil < now))
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.HeldBy, worker).SetProperty(one => one.HeldUntil, until), cancel), cancel) == 1;
    }

    private async Task<bool> EndsAsync(long id, long worker, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var import = await db.MapImports.SingleAsync(import => import.Id == id, cancel);
        try { if (!await run.RunAsync(import, worker, progress: null, cancel)) return false; }
        // It was given up, and says why.
        catch (MapFileException) { }
        await ReleaseAsync(id, worker, cancel);
        return true;
    }

    private Task<int> ReleaseAsync(long import, long worker, CancellationToken cancel) => db.Provider.WriteAsync(db, cancel => db.MapImportProgress.Where(one => one.ImportId == import && one.HeldBy == worker)
        .ExecuteUpdateAsync(set => set.SetProperty(one => one.HeldBy, (long?)null).SetProperty(one => one.HeldUntil, (DateTimeOffset?)null), cancel), cancel);
}
