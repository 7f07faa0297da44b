using Baladi.Core.Data;
using Baladi.Core.Documents;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases.Drafts;

/// <summary>Removes uploads that no draft and no case refers to any more, a day after they came.</summary>
public sealed class SweepFiles(BaladiDbContext db, FileStore files, TimeProvider time)
{
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    public async Task<int> RunAsync(int batch, CancellationToken cancel)
    {
        var before = time.GetUtcNow() - Grace;
        var orphans = await db.StoredFiles
            .Where(f => f.State == FileState.Temporary && f.CreatedAt < before && !db.DraftFiles.Any(d => d.StoredFileId == f.Id))
            .OrderBy(f => f.CreatedAt).Take(batch).ToListAsync(cancel);
        // Row first: bytes without a row are swept again, a row without bytes would be a broken link.
        db.StoredFiles.RemoveRange(orphans);
        await db.SaveChangesAsync(cancel);
        foreach (var orphan in orphans) files.Delete(orphan.Id);
        return orphans.Count;
    }
}
