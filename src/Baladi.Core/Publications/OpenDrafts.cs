using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;
using Baladi.Core.Publishing;

namespace Baladi.Core.Publications;

/// <summary>Finds drafts for whoever may work on them, and writes down what was done.</summary>
public sealed class OpenDrafts(BaladiDbContext db, TimeProvider time)
{
    /// <summary>A draft to be written on. Problems: what the actor lacks; draft-with-reviewer, draft-closed; draft-changed as a conflict.</summary>
    internal async Task<Outcome<PublicationDraft>> ToWriteAsync<TCommand>(string reference, long version, Actor actor, CancellationToken cancel)
    {
        if (await FindAsync(reference, Permission.Publish, actor, cancel) is not { } draft) return Failure.NotFound;
        if (actor.Gap<TCommand>() is { } gap) return Failure.Forbidden(gap);
        if (draft.State == DraftState.InReview) return Failure.Conflict(new Problem("draft-with-reviewer"));
        if (draft.State != DraftState.Written) return Failure.Conflict(new Problem("draft-closed"));
        return draft.Version == version ? draft : await ChangedAsync(draft.Id, cancel);
    }

    internal async Task<PublicationDraft?> FindAsync(string reference, Permission permission, Actor actor, CancellationToken cancel) =>
        actor.May(permission) && Reference.Parse(reference) is { } kept ? await db.PublicationDrafts.SingleOrDefaultAsync(draft => draft.Reference == kept, cancel) : null;

    internal void Note(PublicationDraft draft, PublicationEventKind what, Actor actor, string? place = null, string? reason = null) =>
        db.PublicationEvents.Add(new PublicationEvent(draft, what, actor.AccountId!.Value, time.GetUtcNow(), place, reason));

    /// <summary>The draft as it was written; draft-changed where somebody else was faster.</summary>
    internal async Task<Outcome<PublicationDraft>> SaveAsync(PublicationDraft draft, CancellationToken cancel)
    {
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await ChangedAsync(draft.Id, cancel);
        }
        return draft;
    }

    private async Task<Failure> ChangedAsync(long id, CancellationToken cancel)
    {
        var last = await (from done in db.PublicationEvents
                          where done.DraftId == id
                          orderby done.Id descending
                          join account in db.Users on done.ByAccountId equals account.Id
                          join person in db.People on account.PersonId equals person.Id
                          select new { person.Name, done.At }).AsNoTracking().FirstAsync(cancel);
        return Failure.Conflict(new Problem("draft-changed", "", last.Name, last.At));
    }
}
