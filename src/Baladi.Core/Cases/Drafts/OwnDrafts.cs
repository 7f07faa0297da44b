using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases.Drafts;

/// <summary>The drafts of the actor; nobody else's exist.</summary>
public sealed class OwnDrafts(BaladiDbContext db)
{
    public IQueryable<Draft> Of(Actor actor) => db.Drafts.Where(draft => draft.OwnerAccountId == actor.AccountId && actor.AccountId != null);

    /// <summary>Tracked, with its files; null where it does not exist or is not the actor's.</summary>
    public async Task<Draft?> FindAsync(string reference, Actor actor, CancellationToken cancel)
    {
        if (await Of(actor).SingleOrDefaultAsync(draft => draft.Reference == reference, cancel) is not { } draft) return null;
        // By a second query, which fills in the draft's own list: joined in one, SQLite would first put the files of all drafts together.
        await db.DraftFiles.Where(evidence => evidence.DraftId == draft.Id).Include(evidence => evidence.File).LoadAsync(cancel);
        return draft;
    }
}
