using Baladi.Core.Data;
using Baladi.Core.Documents;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases.Drafts;

/// <summary>Removes uploads that no draft and no case refers to any more, and bytes whose row was never written, a day after they came; and the bytes of what was erased.</summary>
public sealed class SweepFiles(BaladiDbContext db, FileStore files, TimeProvider time)
{
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);
    // It comes by every hour: two days more cover a weekend without it, and every hour asks for no more files than it must.
    private static readonly TimeSpan Reach = TimeSpan.FromDays(2);

    public async Task<int> RunAsync(int batch, CancellationToken cancel)
    {
        var before = time.GetUtcNow() - Grace;
        var orphans = await db.StoredFiles
            .Where(f => f.State == FileState.Temporary && f.CreatedAt < before && !db.DraftFiles.Any(d => d.StoredFileId == f.Id))
            .OrderBy(f => f.CreatedAt).Take(batch).ToListAsync(cancel);
        // Row first: bytes without a row are found below, a row without bytes would be a broken link.
        db.StoredFiles.RemoveRange(orphans);
        await db.SaveChangesAsync(cancel);
        foreach (var orphan in orphans) files.Delete(orphan.Id);
        return orphans.Count + await SweepErasedAsync(batch, cancel) + await SweepBytesAsync(batch, cancel);
    }

    private async Task<int> SweepErasedAsync(int batch, CancellationToken cancel)
    {
        var erased = await db.StoredFiles.Where(f => f.State == FileState.Erased).OrderBy(f => f.CreatedAt).Take(batch).ToListAsync(cancel);
        foreach (var file in erased)
        {
            files.Delete(file.Id);
            file.Lose();
        }
        await db.SaveChangesAsync(cancel);
        return erased.Count;
    }

    private async Task<int> SweepBytesAsync(int batch, CancellationToken cancel)
    {
        // Keys follow the machine's clock: on a demo system that runs ahead, an upload under way is no older than it is.
        var until = TimeProvider.System.GetUtcNow() - Grace;
        files.DeleteIncoming(until);
        var swept = 0;
        foreach (var stored in files.Stored(until - Reach, until).Chunk(batch))
        {
            var known = await db.StoredFiles.Where(f => stored.Contains(f.Id)).Select(f => f.Id).ToListAsync(cancel);
            foreach (var lost in stored.Except(known))
            {
                files.Delete(lost);
                swept++;
            }
        }
        return swept;
    }
}
