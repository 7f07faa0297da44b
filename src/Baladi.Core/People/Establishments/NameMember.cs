using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Establishments;

/// <summary>The owner of an establishment offers somebody to belong to it as manager or representative. It counts once it is accepted.</summary>
/// <param name="NationalId">Whole: nobody is found by less.</param>
/// <param name="LastDay">None for as long as the owner wants.</param>
[Needs(Assurance.Verified)]
public sealed record NameMember(string CommercialRegistration, string? NationalId, MembershipRole? Role, DateOnly? LastDay = null);

/// <summary>The owner ends a membership, or the member leaves. It holds from now on.</summary>
[Needs(Assurance.SelfRegistered)]
public sealed record EndMembership(string CommercialRegistration, long MembershipId);

public sealed class NameMemberHandler(BaladiDbContext db, NationalIdVault vault, Attempts attempts, Outbox outbox, PortalLinks links, TimeProvider time)
{
    /// <summary>Problems: what is missing to act; member-role-wrong (an owner is what the registration says), member-unknown (nobody with the ID, or nobody verified), naming-too-many (IDs nobody has were tried), member-is-you, already-member, already-offered (they have not answered, declined lately, or were asked too often), offers-too-many, last-past.</summary>
    public async Task<Outcome<MembershipOffer>> HandleAsync(NameMember command, Actor actor, CancellationToken cancel)
    {
        if (actor.Owned(command.CommercialRegistration) is not { } establishment) return Failure.NotFound;
        if (actor.Gap<NameMember>() is { } gap) return Failure.Forbidden(gap);
        if (command.Role is not (MembershipRole.Manager or MembershipRole.Representative)) return Failure.Invalid(new Problem("member-role-wrong", nameof(command.Role)));
        var today = time.Today();
        if (command.LastDay < today) return Failure.Invalid(new Problem("last-past", nameof(command.LastDay)));
        var tries = Attempts.AtIdsOf(actor);
        if (attempts.IsLocked(tries)) return Failure.Conflict(new Problem("naming-too-many", "", Attempts.Lockout.TotalMinutes));
        var hash = vault.Hash(SaudiIdentifiers.NationalId(command.NationalId) ?? "");
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.NationalIdHash == hash, cancel);
        if (person is not { IsVerified: true } || person.StandingOn(today) != PersonStanding.Sound)
        {
            attempts.Count(tries);
            return Failure.Invalid(new Problem("member-unknown", nameof(command.NationalId)));
        }
        if (person.Id == actor.PersonId) return Failure.Invalid(new Problem("member-is-you", nameof(command.NationalId)));
        if (await db.Memberships.AnyAsync(m => m.PersonId == person.Id && m.EstablishmentId == establishment.EstablishmentId && (m.To == null || today < m.To), cancel)) return Failure.Invalid(new Problem("already-member", nameof(command.NationalId)));
        var now = time.GetUtcNow();
        if (await TooSoonAsync(person.Id, establishment.EstablishmentId, now, cancel)) return Failure.Invalid(new Problem("already-offered", nameof(command.NationalId)));
        if (await MembershipOffer.Open(db, now).CountAsync(o => o.EstablishmentId == establishment.EstablishmentId, cancel) >= MembershipOffer.MostOpen) return Failure.Conflict(new Problem("offers-too-many", "", MembershipOffer.MostOpen));

        var offer = new MembershipOffer(person.Id, establishment.EstablishmentId, command.Role.Value, command.LastDay, actor.PersonId!.Value, now);
        db.AddRange(offer, new PersonEvent(person.Id, PersonEventKind.MembershipOffered, actor, now, establishment.CommercialRegistration));
        if (await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.PersonId == person.Id && a.ClosedAt == null, cancel) is { PhoneNumber: { Length: > 0 } mobile } told)
            outbox.Add("membership-offered", told.Language, mobile, told.Email, new Dictionary<string, string> { ["name"] = establishment.Name.In(told.Language), ["link"] = links.Establishments(told.Language) });
        await db.SaveChangesAsync(cancel);
        return offer;
    }

    // Nobody is asked again and again: not while they have not answered, and not soon after they said no.
    private async Task<bool> TooSoonAsync(long person, long establishment, DateTimeOffset now, CancellationToken cancel)
    {
        var earliest = now.AddDays(-MembershipOffer.DaysToAnswer);
        var lately = await db.MembershipOffers.Where(o => o.PersonId == person && o.EstablishmentId == establishment && o.OfferedAt > earliest).Select(o => o.State).ToListAsync(cancel);
        return lately.Count >= MembershipOffer.MostToOne || lately.Exists(state => state is MembershipOfferState.Waiting or MembershipOfferState.Declined);
    }
}

public sealed class EndMembershipHandler(BaladiDbContext db, TimeProvider time)
{
    /// <summary>Problems: owner-by-registry: an owner is one as long as the registration says so. What is nobody's business does not exist.</summary>
    public async Task<Outcome<Membership>> HandleAsync(EndMembership command, Actor actor, CancellationToken cancel)
    {
        if (actor.Gap<EndMembership>() is not null || actor.Memberships.FirstOrDefault(m => m.CommercialRegistration == command.CommercialRegistration) is not { } own) return Failure.NotFound;
        var today = time.Today();
        var membership = await db.Memberships.SingleOrDefaultAsync(m => m.Id == command.MembershipId && m.EstablishmentId == own.EstablishmentId && (m.To == null || today < m.To), cancel);
        if (membership is null || (own.Role != MembershipRole.Owner && membership.PersonId != actor.PersonId)) return Failure.NotFound;
        if (membership.Role == MembershipRole.Owner) return Failure.Conflict(new Problem("owner-by-registry"));
        membership.EndOn(today);
        db.Add(new PersonEvent(membership.PersonId, PersonEventKind.MembershipEnded, actor, time.GetUtcNow(), own.CommercialRegistration));
        await db.SaveChangesAsync(cancel);
        return membership;
    }
}
