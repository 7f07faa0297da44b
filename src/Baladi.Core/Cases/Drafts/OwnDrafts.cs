using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases.Drafts;

/// <summary>
/// The drafts of the actor, or of whom they act for; nobody else's exist. What was written for an establishment is its members', and
/// what was written for a person theirs, whoever wrote it.
/// </summary>
public sealed class OwnDrafts(BaladiDbContext db, ICaseSubjects subjects)
{
    public IQueryable<Draft> Of(Actor actor)
    {
        if (actor.AccountId is not { } account) return db.Drafts.Where(_ => false);
        if (actor.ActingFor is { } party)
        {
            var (establishment, person, services) = (party.EstablishmentId, party.PersonId, party.Services);
            var theirs = establishment is null ? db.Drafts.Where(draft => draft.ForPersonId == person) : db.Drafts.Where(draft => draft.ForEstablishmentId == establishment);
            return services.Count == 0 ? theirs : theirs.Where(draft => services.Contains(draft.ServiceCode));
        }
        var own = actor.Memberships.Select(m => m.EstablishmentId).ToList();
        return db.Drafts.Where(draft => (draft.OwnerAccountId == account && draft.ForEstablishmentId == null && draft.ForPersonId == null)
            || draft.ForPersonId == actor.PersonId || (draft.ForEstablishmentId != null && own.Contains(draft.ForEstablishmentId.Value)));
    }

    /// <summary>Tracked, with its files; null where it does not exist or is not the actor's.</summary>
    public async Task<Draft?> FindAsync(string reference, Actor actor, CancellationToken cancel)
    {
        if (await Of(actor).SingleOrDefaultAsync(draft => draft.Reference == reference, cancel) is not { } draft) return null;
        // By a second query, which fills in the draft's own list: joined in one, SQLite would first put the files of all drafts together.
        await db.DraftFiles.Where(evidence => evidence.DraftId == draft.Id).Include(evidence => evidence.File).LoadAsync(cancel);
        if (draft.SubjectId is { } subject && draft.SubmittedCaseId is null) draft.Subject = await subjects.FindAsync(subject, cancel);
        return draft;
    }
}
