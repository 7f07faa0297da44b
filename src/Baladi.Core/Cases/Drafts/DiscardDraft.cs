using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People;

namespace Baladi.Core.Cases.Drafts;

/// <summary>Throws a draft away, with what was typed and uploaded.</summary>
public sealed record DiscardDraft(string Reference);

public sealed class DiscardDraftHandler(BaladiDbContext db, OwnDrafts drafts)
{
    public async Task<Outcome<bool>> HandleAsync(DiscardDraft command, Actor actor, CancellationToken cancel)
    {
        if (await drafts.FindAsync(command.Reference, actor, cancel) is not { } draft) return Failure.NotFound;
        if (draft.SubmittedCaseId is not null) return Failure.Conflict(new Problem("already-submitted"));
        // The files lose their last reference; the sweep removes them.
        db.Drafts.Remove(draft);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
