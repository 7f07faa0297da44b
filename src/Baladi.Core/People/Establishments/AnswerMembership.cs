using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Establishments;

/// <summary>Whom an owner would take in says yes or no. Nobody belongs to an establishment without having agreed to it.</summary>
[Needs(Assurance.Verified)]
public sealed record AnswerMembership(long OfferId, bool Accept);

/// <summary>The owner takes an offer back that was not answered.</summary>
[Needs(Assurance.SelfRegistered)]
public sealed record TakeBackMembership(string CommercialRegistration, long OfferId);

public sealed class AnswerMembershipHandler(BaladiDbContext db, Outbox outbox, TimeProvider time)
{
    /// <summary>Problems: what is missing to act; membership-offer-over: it was answered, taken back or left too long, or its owner is none any more; member-already. One that was made to another does not exist.</summary>
    public async Task<Outcome<MembershipOffer>> HandleAsync(AnswerMembership command, Actor actor, CancellationToken cancel)
    {
        if (await db.MembershipOffers.SingleOrDefaultAsync(o => o.Id == command.OfferId && o.PersonId == actor.PersonId, cancel) is not { } offer) return Failure.NotFound;
        if (actor.Gap<AnswerMembership>() is { } gap) return Failure.Forbidden(gap);
        var (now, today) = (time.GetUtcNow(), time.Today());
        // Whoever does not want it can say so as long as it waits, whatever became of the owner.
        if (offer.State != MembershipOfferState.Waiting || (command.Accept && !await MembershipOffer.Open(db, now).AnyAsync(o => o.Id == offer.Id, cancel))) return Failure.Conflict(new Problem("membership-offer-over"));
        if (command.Accept && await db.Memberships.AnyAsync(m => m.PersonId == offer.PersonId && m.EstablishmentId == offer.EstablishmentId && m.From <= today && (m.To == null || today < m.To), cancel)) return Failure.Conflict(new Problem("member-already"));

        var establishment = await db.Establishments.AsNoTracking().SingleAsync(e => e.Id == offer.EstablishmentId, cancel);
        offer.End(command.Accept ? MembershipOfferState.Accepted : MembershipOfferState.Declined, now);
        if (command.Accept) db.Add(new Membership(offer.PersonId, offer.EstablishmentId, offer.Role, today, offer.LastDay?.AddDays(1)));
        db.Add(new PersonEvent(offer.PersonId, command.Accept ? PersonEventKind.MembershipGiven : PersonEventKind.MembershipDeclined, actor, now, establishment.CommercialRegistration));
        // Whoever declines stays a number to the owner.
        if (await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.PersonId == offer.OfferedByPersonId && a.ClosedAt == null, cancel) is { PhoneNumber: { Length: > 0 } mobile } owner)
            outbox.Add(command.Accept ? "membership-accepted" : "membership-declined", owner.Language, mobile, owner.Email, new Dictionary<string, string> { ["name"] = establishment.Name.In(owner.Language) });
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return Failure.Conflict(new Problem("membership-offer-over")); }
        return offer;
    }
}

public sealed class TakeBackMembershipHandler(BaladiDbContext db, TimeProvider time)
{
    /// <summary>Problems: membership-offer-over. What is nobody's business does not exist.</summary>
    public async Task<Outcome<MembershipOffer>> HandleAsync(TakeBackMembership command, Actor actor, CancellationToken cancel)
    {
        if (actor.Gap<TakeBackMembership>() is not null || actor.Owned(command.CommercialRegistration) is not { } own
            || await db.MembershipOffers.SingleOrDefaultAsync(o => o.Id == command.OfferId && o.EstablishmentId == own.EstablishmentId, cancel) is not { } offer) return Failure.NotFound;
        if (offer.State != MembershipOfferState.Waiting) return Failure.Conflict(new Problem("membership-offer-over"));
        offer.End(MembershipOfferState.TakenBack, time.GetUtcNow());
        db.Add(new PersonEvent(offer.PersonId, PersonEventKind.MembershipTakenBack, actor, time.GetUtcNow(), own.CommercialRegistration));
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return Failure.Conflict(new Problem("membership-offer-over")); }
        return offer;
    }
}
