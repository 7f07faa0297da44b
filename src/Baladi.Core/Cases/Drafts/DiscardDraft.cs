using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Documents;
using Baladi.Core.People;

namespace Baladi.Core.Cases.Drafts;

/// <summary>Throws a draft away, with what was typed and uploaded.</summary>
[Needs(Assurance.SelfRegistered)]
public sealed record DiscardDraft(string Reference);

public sealed class DiscardDraftHandler(BaladiDbContext db, OwnDrafts drafts, FileStore files)
{
    /// <summary>Problems: already-submitted, as a conflict.</summary>
    public Task<Outcome<bool>> HandleAsync(DiscardDraft command, Actor actor, CancellationToken cancel) => db.TryAgainAsync(() => DiscardAsync(command, actor, cancel));

    private async Task<Outcome<bool>> DiscardAsync(DiscardDraft command, Actor actor, CancellationToken cancel)
    {
        if (await drafts.FindAsync(command.Reference, actor, cancel) is not { } draft) return Failure.NotFound;
        if (actor.Gap<DiscardDraft>() is { } gap) return Failure.Forbidden(gap);
        if (draft.SubmittedCaseId is not null) return Failure.Conflict(new Problem("already-submitted"));
        var uploads = draft.Evidence.Select(evidence => evidence.File).ToList();
        db.Drafts.Remove(draft);
        await db.SaveChangesAsync(cancel);
        // Only now are they nobody's: had the draft just been submitted, they would be the case's. What stays behind here is swept.
        db.StoredFiles.RemoveRange(uploads);
        await db.SaveChangesAsync(cancel);
        foreach (var upload in uploads) files.Delete(upload.Id);
        return true;
    }
}
