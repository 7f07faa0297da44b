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
    public Task<Draft?> FindAsync(string reference, Actor actor, CancellationToken cancel) =>
        // Split: joined in one query, SQLite would first put the files of all drafts together.
        Of(actor).Include(draft => draft.Evidence).ThenInclude(evidence => evidence.File).AsSplitQuery().SingleOrDefaultAsync(draft => draft.Reference == reference, cancel);
}
