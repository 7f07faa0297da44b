using Baladi.Core.Data;
using Baladi.Core.Documents;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Privacy.Erasing;

/// <summary>Drafts nobody has touched since, with their uploads.</summary>
public sealed class EraseDrafts(BaladiDbContext db, FileStore files) : IEraser
{
    public RetentionClass Class => RetentionClass.Draft;

    public async Task<int> EraseAsync(DateTimeOffset before, int most, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var old = await db.Drafts.Where(d => d.ChangedAt < before).OrderBy(d => d.ChangedAt).Take(most).ToListAsync(cancel);
        var ids = old.Select(d => d.Id).ToList();
        var uploads = await db.DraftFiles.Where(e => ids.Contains(e.DraftId)).Include(e => e.File).ToListAsync(cancel);
        // Of a draft that became a case, the documents are the case's.
        var own = uploads.Select(e => e.File).Where(file => file.State == FileState.Temporary).ToList();
        db.Drafts.RemoveRange(old);
        try { await db.SaveChangesAsync(cancel); }
        // Somebody came back to one of them in this moment: the next run looks again.
        catch (DbUpdateConcurrencyException) { return 0; }
        db.StoredFiles.RemoveRange(own);
        await db.SaveChangesAsync(cancel);
        foreach (var file in own) files.Delete(file.Id);
        return old.Count;
    }
}
