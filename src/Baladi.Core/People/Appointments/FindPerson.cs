using Baladi.Core.Authorities;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Appointments;

/// <summary>Finds anybody by the whole ID, to give them a post. The person can read that somebody did.</summary>
public sealed record FindPerson(string? NationalId);

public sealed class FindPersonHandler(BaladiDbContext db, NationalIdVault vault, Attempts attempts, TimeProvider time)
{
    private const int MostInAnHour = 30;

    /// <returns>The person's key. Problems: people-not-yours; malformed, unknown, tooMany: of IDs nobody has, or of people found within an hour.</returns>
    public async Task<Outcome<long>> HandleAsync(FindPerson command, Actor actor, CancellationToken cancel)
    {
        if (!actor.May(Permission.ManagePeople)) return Failure.Forbidden(new Problem("people-not-yours"));
        if (SaudiIdentifiers.NationalId(command.NationalId) is not { } id) return Failure.Invalid(new Problem("malformed"));
        // Whoever tries numbers to see which have accounts is stopped, as at signing in.
        var tries = Attempts.AtIdsOf(actor);
        if (attempts.IsLocked(tries)) return Failure.Invalid(new Problem("tooMany"));
        var hash = vault.Hash(id);
        if (await db.People.AsNoTracking().Where(p => p.NationalIdHash == hash).Select(p => (long?)p.Id).SingleOrDefaultAsync(cancel) is not { } person)
        {
            attempts.Count(tries);
            return Failure.Invalid(new Problem("unknown"));
        }
        // Keys follow the machine's clock.
        var hourAgo = Ids.FirstAt(TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(1));
        var found = await db.PersonEvents.AsNoTracking().Where(e => e.Id >= hourAgo && e.ActorAccountId == actor.AccountId && e.Kind == PersonEventKind.FoundForPost).Select(e => e.PersonId).Distinct().ToListAsync(cancel);
        if (found.Contains(person) || person == actor.PersonId) return person;
        if (found.Count >= MostInAnHour) return Failure.Invalid(new Problem("tooMany"));
        db.Add(new PersonEvent(person, PersonEventKind.FoundForPost, actor, time.GetUtcNow()));
        await db.SaveChangesAsync(cancel);
        return person;
    }
}
