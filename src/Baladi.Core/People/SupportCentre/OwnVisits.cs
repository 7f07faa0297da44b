using Baladi.Core.Data;
using Baladi.Core.Registries;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.SupportCentre;

/// <summary>A visit with whom it is about.</summary>
/// <param name="Account">Null where nobody has an account under the ID.</param>
/// <param name="NationalId">Whole: the clerk compares it with the document.</param>
/// <param name="Registry">What the identity registry says of the ID.</param>
public sealed record VisitView(CounterVisit Visit, Person Person, Account? Account, string NationalId, KeptAnswer<IdentityRecord> Registry);

/// <summary>The visits at the actor's own counter; nobody else's exist for them.</summary>
public sealed class OwnVisits(BaladiDbContext db, ProvenIdentity identity, NationalIdVault vault, TimeProvider time)
{
    private const int MostListed = 30;

    /// <summary>Tracked, while it is open; null where it does not exist, is another clerk's or is over.</summary>
    internal async Task<(CounterVisit Visit, Person Person, Account? Account)?> OpenAsync(string reference, Actor actor, CancellationToken cancel)
    {
        if (!actor.May(Permission.ActForVisitors) || actor.Gap<OpenVisit>() is not null) return null;
        if (await db.CounterVisits.SingleOrDefaultAsync(v => v.Reference == reference && v.ClerkAccountId == actor.AccountId, cancel) is not { } visit || !visit.IsOpenAt(time.GetUtcNow())) return null;
        var person = await db.People.SingleAsync(p => p.Id == visit.PersonId, cancel);
        var account = await db.Users.SingleOrDefaultAsync(a => a.Id == visit.AccountId && a.ClosedAt == null && a.PersonId == person.Id, cancel);
        return (visit, person, account);
    }

    /// <summary>What the clerk sees of the visitor while the visit lasts.</summary>
    public async Task<VisitView?> FindAsync(string reference, Actor actor, CancellationToken cancel) =>
        await OpenAsync(reference, actor, cancel) is { } found
            ? new(found.Visit, found.Person, found.Account, vault.Decrypt(found.Person.NationalIdCipher), await identity.AskAsync(found.Person, cancel)) : null;

    /// <summary>One that has ended, without whom it was about; null where it does not exist or is another clerk's.</summary>
    public Task<CounterVisit?> EndedAsync(string reference, Actor actor, CancellationToken cancel) =>
        db.CounterVisits.AsNoTracking().SingleOrDefaultAsync(v => v.Reference == reference && v.ClerkAccountId == actor.AccountId, cancel);

    /// <summary>What the clerk has done today, newest first: what came of it, and not about whom.</summary>
    public async Task<IReadOnlyList<CounterVisit>> TodayAsync(Actor actor, CancellationToken cancel)
    {
        var since = time.GetUtcNow() - TimeSpan.FromHours(12);
        return await db.CounterVisits.AsNoTracking().Where(v => v.ClerkAccountId == actor.AccountId && v.OpenedAt >= since).OrderByDescending(v => v.Id).Take(MostListed).ToListAsync(cancel);
    }
}
