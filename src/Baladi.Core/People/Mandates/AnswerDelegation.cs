using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Mandates;

/// <summary>The delegate accepts, or does not. Nobody acts for another without having agreed to it.</summary>
[Needs(Assurance.Verified)]
public sealed record AnswerDelegation(string Reference, bool Accept);

public sealed class AnswerDelegationHandler(BaladiDbContext db, Outbox outbox, TimeProvider time)
{
    /// <summary>Problems: what is missing to act; delegation-over, as a conflict. One that was offered to another does not exist.</summary>
    public async Task<Outcome<Mandate>> HandleAsync(AnswerDelegation command, Actor actor, CancellationToken cancel)
    {
        var offices = actor.Memberships.Select(m => m.EstablishmentId).ToList();
        var mandate = await db.Mandates.SingleOrDefaultAsync(m => m.Reference == command.Reference && (m.DelegatePersonId == actor.PersonId || (m.DelegateEstablishmentId != null && offices.Contains(m.DelegateEstablishmentId.Value))), cancel);
        if (mandate is null || actor.PersonId is null) return Failure.NotFound;
        if (actor.Gap<AnswerDelegation>() is { } gap) return Failure.Forbidden(gap);
        if (!mandate.IsPendingOn(time.Today())) return Failure.Conflict(new Problem("delegation-over"));

        var now = time.GetUtcNow();
        if (command.Accept) mandate.Accept(actor.AccountId, now);
        else mandate.Decline(now);
        db.Add(new PersonEvent(mandate.GrantorPersonId, command.Accept ? PersonEventKind.DelegationAccepted : PersonEventKind.DelegationDeclined, actor, now, mandate.Reference));
        // Whoever declines stays a number to the grantor.
        if (await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.PersonId == mandate.GrantorPersonId && a.ClosedAt == null, cancel) is { PhoneNumber: { Length: > 0 } mobile } owner)
            outbox.Add(command.Accept ? "delegation-accepted" : "delegation-declined", owner.Language, mobile, owner.Email, command.Accept ? new() { ["name"] = actor.Name!.In(owner.Language) } : new Dictionary<string, string> { ["reference"] = mandate.Reference });
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return Failure.Conflict(new Problem("delegation-over")); }
        return mandate;
    }
}
