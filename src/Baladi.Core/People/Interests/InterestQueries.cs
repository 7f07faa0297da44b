using System.Runtime.CompilerServices;
using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Baladi.Core.People.Interests;

/// <summary>Whose cases an officer keeps away from: what they declared, and what memberships tell of. Compiled once for each model.</summary>
internal sealed class InterestQueries
{
    private const int DaysAfterLeaving = 365;
    private static readonly ConditionalWeakTable<IModel, InterestQueries> Compiled = [];

    private readonly Func<BaladiDbContext, long, DateOnly, IAsyncEnumerable<Related>> declared = EF.CompileAsyncQuery((BaladiDbContext db, long personId, DateOnly today) =>
        from interest in db.Interests
        where interest.PersonId == personId && interest.From <= today && (interest.To == null || today < interest.To)
        join person in db.People on interest.RelatedIdHash equals person.NationalIdHash into people
        from person in people.DefaultIfEmpty()
        join establishment in db.Establishments on interest.CommercialRegistration equals establishment.CommercialRegistration into establishments
        from establishment in establishments.DefaultIfEmpty()
        where person != null || establishment != null
        select new Related(person == null ? null : (long?)person.Id, establishment == null ? null : (long?)establishment.Id, false));

    private readonly Func<BaladiDbContext, long, DateOnly, DateOnly, IAsyncEnumerable<long>> left = EF.CompileAsyncQuery((BaladiDbContext db, long personId, DateOnly today, DateOnly earliest) =>
        db.Memberships.Where(m => m.PersonId == personId && m.To <= today && m.To > earliest).Select(m => m.EstablishmentId));

    // Everybody else who belongs to an establishment of theirs today, and whether they act there for that person.
    private readonly Func<BaladiDbContext, long, DateOnly, IAsyncEnumerable<Related>> together = EF.CompileAsyncQuery((BaladiDbContext db, long personId, DateOnly today) =>
        from mine in db.Memberships
        where mine.PersonId == personId && mine.From <= today && (mine.To == null || today < mine.To)
        join other in db.Memberships on mine.EstablishmentId equals other.EstablishmentId
        where other.PersonId != personId && other.From <= today && (other.To == null || today < other.To)
        select new Related(other.PersonId, null, mine.Role != MembershipRole.Owner && other.Role == MembershipRole.Owner));

    private readonly Func<BaladiDbContext, long, DateOnly, IAsyncEnumerable<long>> ownedBy = EF.CompileAsyncQuery((BaladiDbContext db, long owner, DateOnly today) =>
        db.Memberships.Where(m => m.PersonId == owner && m.Role == MembershipRole.Owner && m.From <= today && (m.To == null || today < m.To)).Select(m => m.EstablishmentId));

    // Both sides of a mandate: who named them to act, and whom they named.
    private readonly Func<BaladiDbContext, long, DateOnly, IAsyncEnumerable<Related>> mandates = EF.CompileAsyncQuery((BaladiDbContext db, long personId, DateOnly today) =>
        db.Mandates.Where(m => (m.DelegatePersonId == personId || m.GrantorPersonId == personId) && m.AcceptedAt != null && m.EndedAt == null && m.From <= today && (m.To == null || today < m.To))
            .Select(m => new Related(m.GrantorPersonId == personId ? m.DelegatePersonId : m.GrantorPersonId, null, m.GrantorPersonId != personId)));

    public static InterestQueries Of(BaladiDbContext db) => Compiled.GetValue(db.Model, static _ => new());

    /// <param name="belongs">Whether the person belongs to any establishment today: most officers do not, and are asked less.</param>
    public async Task<IReadOnlyList<HeldInterest>> ReadAsync(BaladiDbContext db, long personId, bool belongs, DateOnly today, CancellationToken cancel)
    {
        var held = new List<HeldInterest>();
        foreach (var related in await declared(db, personId, today).ToListAsync(cancel)) held.Add(new(ConflictKind.Declared, related.PersonId, related.EstablishmentId));
        foreach (var establishment in await left(db, personId, today, today.AddDays(-DaysAfterLeaving)).ToListAsync(cancel)) held.Add(new(ConflictKind.FormerEstablishment, null, establishment));
        var others = await mandates(db, personId, today).ToListAsync(cancel);
        if (belongs) others.AddRange(await together(db, personId, today).ToListAsync(cancel));
        foreach (var other in others.Where(one => one.PersonId is not null))
        {
            held.Add(new(other.IsDelegator ? ConflictKind.Delegator : ConflictKind.Partner, other.PersonId, null));
            if (other is not { IsDelegator: true, PersonId: { } owner }) continue;
            foreach (var establishment in await ownedBy(db, owner, today).ToListAsync(cancel)) held.Add(new(ConflictKind.Delegator, null, establishment));
        }
        return held;
    }

    private sealed record Related(long? PersonId, long? EstablishmentId, bool IsDelegator);
}
