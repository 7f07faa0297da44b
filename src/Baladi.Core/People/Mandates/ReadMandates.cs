using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Language;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Mandates;

public enum MandateState
{
    /// <summary>The delegate has not answered.</summary>
    Offered,
    /// <summary>Accepted; its first day is to come.</summary>
    Ahead,
    /// <summary>In force today.</summary>
    InForce,
    /// <summary>The delegate did not want it.</summary>
    Declined,
    /// <summary>Taken back or laid down.</summary>
    Ended,
    /// <summary>Its last day has passed.</summary>
    RunOut,
}

/// <param name="For">Whom is acted for.</param>
/// <param name="Delegate">Who acts: a person or an office. To the grantor a person is no more than the masked ID until they have accepted.</param>
public sealed record ReadMandate(Mandate Mandate, MandateState State, LocalizedText For, LocalizedText Delegate, LocalizedText Grantor);

/// <summary>The mandates somebody is a side of.</summary>
public sealed class ReadMandates(BaladiDbContext db, NationalIdVault vault, TimeProvider time)
{
    private const int Most = 100;

    /// <summary>Given for oneself, and for the establishments one owns or manages; newest first.</summary>
    public Task<List<ReadMandate>> GivenAsync(Actor actor, CancellationToken cancel)
    {
        var establishments = actor.Memberships.Where(m => m.Role.MayName()).Select(m => m.EstablishmentId).ToList();
        return ReadAsync(db.Mandates.Where(m => (m.EstablishmentId == null && m.GrantorPersonId == actor.PersonId) || (m.EstablishmentId != null && establishments.Contains(m.EstablishmentId.Value))), shown: false, cancel);
    }

    /// <summary>Given to oneself, and to the office one belongs to.</summary>
    public Task<List<ReadMandate>> HeldAsync(Actor actor, CancellationToken cancel)
    {
        var offices = actor.Memberships.Select(m => m.EstablishmentId).ToList();
        return ReadAsync(db.Mandates.Where(m => m.DelegatePersonId == actor.PersonId || (m.DelegateEstablishmentId != null && offices.Contains(m.DelegateEstablishmentId.Value))), shown: true, cancel);
    }

    /// <summary>Why a mandate one held is over; null where it was never one's own.</summary>
    public async Task<ReadMandate?> OverAsync(long id, Actor actor, CancellationToken cancel) => (await HeldAsync(actor, cancel)).Find(read => read.Mandate.Id == id);

    private async Task<List<ReadMandate>> ReadAsync(IQueryable<Mandate> mandates, bool shown, CancellationToken cancel)
    {
        var today = time.Today();
        var found = await (from mandate in mandates.AsNoTracking().OrderByDescending(m => m.Id).Take(Most)
                           join grantor in db.People on mandate.GrantorPersonId equals grantor.Id
                           join person in db.People on mandate.DelegatePersonId equals (long?)person.Id into persons
                           from person in persons.DefaultIfEmpty()
                           join office in db.Establishments on mandate.DelegateEstablishmentId equals (long?)office.Id into offices
                           from office in offices.DefaultIfEmpty()
                           join establishment in db.Establishments on mandate.EstablishmentId equals (long?)establishment.Id into establishments
                           from establishment in establishments.DefaultIfEmpty()
                           select new { mandate, grantor, person, office, establishment }).ToListAsync(cancel);
        return [.. found.OrderByDescending(row => row.mandate.Id).Select(row => new ReadMandate(row.mandate, StateOn(row.mandate, today), row.establishment?.Name ?? row.grantor.Name, row.office?.Name ?? (shown || row.mandate.AcceptedAt is not null ? row.person.Name : Masked(row.person)), row.grantor.Name))];
    }

    private LocalizedText Masked(Person person)
    {
        var id = SaudiIdentifiers.Masked(vault.Decrypt(person.NationalIdCipher));
        return new(id, id);
    }

    private static MandateState StateOn(Mandate mandate, DateOnly today) =>
        mandate.EndedAt is not null ? MandateState.Ended
        : mandate.DeclinedAt is not null ? MandateState.Declined
        : mandate.To <= today ? MandateState.RunOut
        : mandate.IsInForceOn(today) ? MandateState.InForce
        : mandate.IsAheadOn(today) ? MandateState.Ahead
        : MandateState.Offered;
}
