using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Mandates;

/// <summary>Takes a delegation back, or lays it down. It ends with this very request: the next one of the delegate is stopped.</summary>
[Needs(Assurance.SelfRegistered)]
public sealed record EndDelegation(string Reference);

public sealed class EndDelegationHandler(BaladiDbContext db, Outbox outbox, TimeProvider time)
{
    /// <summary>Problems: delegation-over, as a conflict. Whoever is neither side of it does not see it; a guardianship is the registry's to end.</summary>
    public async Task<Outcome<Mandate>> HandleAsync(EndDelegation command, Actor actor, CancellationToken cancel)
    {
        if (actor.Gap<EndDelegation>() is not null || await FindAsync(command.Reference, actor, cancel) is not { } mandate) return Failure.NotFound;
        var today = time.Today();
        if (mandate.EndedAt is not null || mandate.DeclinedAt is not null || mandate.To <= today) return Failure.Conflict(new Problem("delegation-over"));

        var now = time.GetUtcNow();
        mandate.End(actor.AccountId, now);
        db.Add(new PersonEvent(mandate.GrantorPersonId, PersonEventKind.DelegationEnded, actor, now, mandate.Reference));
        var told = mandate.GrantorPersonId == actor.PersonId ? mandate.DelegatePersonId : mandate.GrantorPersonId;
        if (await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.PersonId == told && a.ClosedAt == null, cancel) is { PhoneNumber: { Length: > 0 } mobile } other)
            outbox.Add("delegation-ended", other.Language, mobile, other.Email, new Dictionary<string, string> { ["name"] = actor.Name!.In(other.Language) });
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return Failure.Conflict(new Problem("delegation-over")); }
        return mandate;
    }

    private Task<Mandate?> FindAsync(string reference, Actor actor, CancellationToken cancel)
    {
        var (named, all) = (actor.Memberships.Where(m => m.Role.MayName()).Select(m => m.EstablishmentId).ToList(), actor.Memberships.Select(m => m.EstablishmentId).ToList());
        return db.Mandates.SingleOrDefaultAsync(m => m.Reference == reference && m.Kind == MandateKind.Delegation
            && ((m.EstablishmentId == null && m.GrantorPersonId == actor.PersonId) || (m.EstablishmentId != null && named.Contains(m.EstablishmentId.Value))
                // Who has not accepted it has nothing to lay down: they decline it.
                || (m.AcceptedAt != null && (m.DelegatePersonId == actor.PersonId || (m.DelegateEstablishmentId != null && all.Contains(m.DelegateEstablishmentId.Value))))), cancel);
    }
}
