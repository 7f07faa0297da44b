using Baladi.Core.Basics;
using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.SupportCentre;

/// <summary>Looks up the one person whose ID was shown. There is no other way for a clerk to find anybody.</summary>
[Needs(Assurance.Verified)]
public sealed record OpenVisit(string NationalId);

public sealed class OpenVisitHandler(BaladiDbContext db, NationalIdVault vault, TimeProvider time)
{
    /// <summary>More than a counter can serve: whoever asks for more is looking around.</summary>
    public const int MostInAnHour = 60;

    /// <returns>The reference of the visit; the same one again while it lasts. Problems: visitor-id-wrong, visitor-unknown, visitor-is-you, too-many-visits.</returns>
    public async Task<Outcome<string>> HandleAsync(OpenVisit command, Actor actor, CancellationToken cancel)
    {
        if (!actor.May(Permission.ActForVisitors)) return Failure.NotFound;
        if (actor.Gap<OpenVisit>() is { } gap) return Failure.Forbidden(gap);
        if (SaudiIdentifiers.NationalId(command.NationalId) is not { } id) return Failure.Invalid(new Problem("visitor-id-wrong", nameof(command.NationalId)));
        var hash = vault.Hash(id);
        var now = time.GetUtcNow();
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.NationalIdHash == hash, cancel) is not { } person) return Failure.Invalid(new Problem("visitor-unknown", nameof(command.NationalId)));
        if (person.Id == actor.PersonId) return Failure.Invalid(new Problem("visitor-is-you", nameof(command.NationalId)));

        var mine = db.CounterVisits.AsNoTracking().Where(v => v.ClerkAccountId == actor.AccountId);
        if (await mine.Where(v => v.PersonId == person.Id && v.Result == VisitResult.Open && v.ExpiresAt > now).Select(v => v.Reference).FirstOrDefaultAsync(cancel) is { } open) return open;
        // Keys follow the machine's clock.
        var hourAgo = Ids.FirstAt(TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(1));
        if (await mine.CountAsync(v => v.Id >= hourAgo, cancel) >= MostInAnHour) return Failure.Conflict(new Problem("too-many-visits"));

        var account = await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.PersonId == person.Id && a.ClosedAt == null, cancel);
        var visit = new CounterVisit(person, account, actor.AccountId!.Value, now);
        db.AddRange(visit, new PersonEvent(person.Id, PersonEventKind.LookedUp, actor, now));
        await db.SaveChangesAsync(cancel);
        return visit.Reference;
    }
}
