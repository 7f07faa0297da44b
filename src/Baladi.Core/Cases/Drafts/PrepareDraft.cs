using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Notifications;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases.Drafts;

/// <summary>Hands a complete application to the owner, who submits it: until then it counts for nothing.</summary>
[Needs(Assurance.Verified)]
public sealed record PrepareDraft(string DraftReference);

public sealed class PrepareDraftHandler(BaladiDbContext db, OwnDrafts drafts, DraftReviewer reviewer, Outbox outbox, PortalLinks links, TimeProvider time)
{
    /// <summary>Problems: already-submitted; not-to-sign-off, where whoever acts submits alone; incomplete, as on submitting.</summary>
    public Task<Outcome<Draft>> HandleAsync(PrepareDraft command, Actor actor, CancellationToken cancel) => db.TryAgainAsync(() => PrepareAsync(command, actor, cancel));

    private async Task<Outcome<Draft>> PrepareAsync(PrepareDraft command, Actor actor, CancellationToken cancel)
    {
        if (await drafts.FindAsync(command.DraftReference, actor, cancel) is not { } draft) return Failure.NotFound;
        if (actor.Gap<PrepareDraft>() is { } gap) return Failure.Forbidden(gap);
        if (draft.SubmittedCaseId is not null) return Failure.Conflict(new Problem("already-submitted"));
        if (actor.ActingFor is not { SignOff: true } party) return Failure.Forbidden(new Problem("not-to-sign-off"));
        if (reviewer.Review(draft, actor) is not { } review) return Failure.NotFound;
        if (!review.IsComplete || review.Authority is null) return Failure.Invalid(SubmitCaseHandler.Incomplete(review));
        if (draft.PreparedAt is not null) return draft;

        draft.Prepare(actor.AccountId!.Value, time.GetUtcNow());
        db.Add(new PersonEvent(party.GrantorPersonId!.Value, PersonEventKind.ApplicationPrepared, actor, time.GetUtcNow(), draft.Reference));
        var today = time.Today();
        var owners = from account in db.Users
                     join person in db.People on account.PersonId equals person.Id
                     where account.ClosedAt == null && (person.Id == party.PersonId
                        || db.Memberships.Any(m => m.PersonId == person.Id && m.EstablishmentId == party.EstablishmentId && m.Role == MembershipRole.Owner && m.From <= today && (m.To == null || today < m.To)))
                     select account;
        foreach (var owner in await owners.AsNoTracking().ToListAsync(cancel))
            outbox.Add("application-prepared", owner.Language, owner.PhoneNumber!, owner.Email, new Dictionary<string, string> { ["name"] = actor.Name!.In(owner.Language), ["link"] = links.Application(owner.Language, draft.Reference) });
        await db.SaveChangesAsync(cancel);
        return draft;
    }
}
