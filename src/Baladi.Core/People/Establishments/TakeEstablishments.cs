using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Registries;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Establishments;

/// <summary>Takes over from the commercial registration which establishments are one's own. Nothing is typed: the answer to one's own ID gives them, and takes them away.</summary>
/// <param name="AddNew">Only what was taken away counts where it is not the owner who asks.</param>
[Needs(Assurance.Verified)]
public sealed record TakeEstablishments(bool AddNew = true);

/// <param name="Added">New among one's own.</param>
/// <param name="Ended">Not one's own any more.</param>
/// <param name="Lapsed">Whose registration has run out: they are not taken over until it is renewed.</param>
public sealed record TakenEstablishments(IReadOnlyList<Establishment> Added, IReadOnlyList<Establishment> Ended, IReadOnlyList<RegisteredEstablishment> Lapsed, DateTimeOffset At);

public sealed class TakeEstablishmentsHandler(BaladiDbContext db, AskRegistry<EstablishmentsQuestion, EstablishmentsRecord> registry, NationalIdVault vault, TimeProvider time)
{
    /// <summary>Problems: what is missing to act; registry-failed, registry-no-data: nothing is changed then.</summary>
    public async Task<Outcome<TakenEstablishments>> HandleAsync(TakeEstablishments command, Actor actor, CancellationToken cancel)
    {
        if (actor.Gap<TakeEstablishments>() is { } gap) return Failure.Forbidden(gap);
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == actor.PersonId, cancel);
        var answer = await registry.AskAsync(new(vault.Decrypt(person.NationalIdCipher)), person.Id, cancel, anew: true);
        if (answer.Verdict == RegistryVerdict.Failed) return Failure.Conflict(new Problem("registry-failed"));
        if (answer.Verdict == RegistryVerdict.NoData) return Failure.Conflict(new Problem("registry-no-data"));

        var (now, today) = (time.GetUtcNow(), time.Today());
        var listed = answer.Record?.Establishments ?? [];
        var valid = listed.Where(one => today <= one.ValidTo).ToList();
        var owned = await db.Memberships.Where(m => m.PersonId == person.Id && m.Role == MembershipRole.Owner && m.From <= today && (m.To == null || today < m.To)).ToListAsync(cancel);
        var numbers = valid.Select(one => one.CommercialRegistration).ToList();
        var ids = owned.Select(m => m.EstablishmentId).ToList();
        var known = await db.Establishments.Where(e => numbers.Contains(e.CommercialRegistration) || ids.Contains(e.Id)).ToListAsync(cancel);

        var (added, ended) = (new List<Establishment>(), new List<Establishment>());
        foreach (var one in command.AddNew ? valid : [])
        {
            var establishment = known.Find(e => e.CommercialRegistration == one.CommercialRegistration);
            if (establishment is null) db.Add(establishment = new Establishment(one.CommercialRegistration, one.Name));
            if (owned.Exists(m => m.EstablishmentId == establishment.Id)) continue;
            db.AddRange(new Membership(person.Id, establishment.Id, MembershipRole.Owner, today, registryAnswerId: answer.Id),
                new PersonEvent(person.Id, PersonEventKind.EstablishmentAdded, actor, now, establishment.CommercialRegistration));
            await EndLesserAsync(person.Id, establishment.Id, now, cancel);
            added.Add(establishment);
        }
        // A registration that lapsed is still theirs to look after; one that is not listed any more is not.
        var theirs = known.Where(e => listed.Any(one => one.CommercialRegistration == e.CommercialRegistration)).Select(e => e.Id).ToHashSet();
        foreach (var membership in owned.Where(m => !theirs.Contains(m.EstablishmentId)))
        {
            membership.EndOn(today);
            var establishment = known.Single(e => e.Id == membership.EstablishmentId);
            db.Add(new PersonEvent(person.Id, PersonEventKind.EstablishmentEnded, actor, now, establishment.CommercialRegistration));
            ended.Add(establishment);
        }
        await db.SaveChangesAsync(cancel);
        return new TakenEstablishments(added, ended, [.. listed.Except(valid)], answer.At);
    }

    // Whoever owns it does not belong to it in another way as well, nor is asked to.
    private async Task EndLesserAsync(long person, long establishment, DateTimeOffset now, CancellationToken cancel)
    {
        var today = RiyadhTime.DateOf(now);
        foreach (var lesser in await db.Memberships.Where(m => m.PersonId == person && m.EstablishmentId == establishment && m.Role != MembershipRole.Owner && (m.To == null || today < m.To)).ToListAsync(cancel)) lesser.EndOn(today);
        foreach (var offer in await db.MembershipOffers.Where(o => o.PersonId == person && o.EstablishmentId == establishment && o.State == MembershipOfferState.Waiting).ToListAsync(cancel)) offer.End(MembershipOfferState.TakenBack, now);
    }
}
