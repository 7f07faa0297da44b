using Baladi.Core.Cases.Violations;
using Baladi.Core.Data;
using Baladi.Core.Documents;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases;

/// <summary>A document of a case, open for reading.</summary>
public sealed record OpenedEvidence(Evidence Evidence, Stream Content);

/// <summary>Opens documents through the scope of the case they belong to; replaced ones too, since decisions rested on them.</summary>
public sealed class ReadEvidence(BaladiDbContext db, CaseAccess access, FileStore files)
{
    // What officers found is for whom it is about once it is decided upon: see CaseView.DecidedUntil.
    private async Task<bool> IsTheirsAsync(Evidence photo, Actor actor, CancellationToken cancel)
    {
        var @case = await db.Cases.AsNoTracking().SingleAsync(c => c.Id == photo.CaseId, cancel);
        return !CaseAccess.IsOwn(actor, @case) || !@case.IsOpen || photo.AddedAt <= Violation.DecidedUntil(await db.Violations.AsNoTracking().Where(v => v.CaseId == @case.Id).ToListAsync(cancel));
    }

    /// <summary>Null where the case or the document does not exist or not for this actor.</summary>
    public async Task<OpenedEvidence?> OpenAsync(string reference, long id, Actor actor, CancellationToken cancel)
    {
        var cases = access.VisibleTo(actor).Where(c => c.Reference == reference);
        var found = await access.Parts<Evidence>(actor).AsNoTracking().SingleOrDefaultAsync(e => e.Id == id && e.ErasedAt == null && cases.Any(c => c.Id == e.CaseId), cancel);
        if (found is null || (found.TaskId is not null && !await IsTheirsAsync(found, actor, cancel))) return null;
        return new(found, files.Open(found.StoredFileId));
    }
}
