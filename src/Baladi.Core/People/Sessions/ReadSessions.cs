using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Sessions;

/// <param name="Open">Those that hold, the latest first.</param>
/// <param name="Earlier">Those that are over, the latest first.</param>
public sealed record OwnSessions(IReadOnlyList<Session> Open, IReadOnlyList<Session> Earlier);

/// <summary>The sessions of an account, for its owner.</summary>
public sealed class ReadSessions(BaladiDbContext db, SessionClock clock)
{
    // More than anybody has devices; whoever has more ends all others at once.
    private const int Most = 60;

    public async Task<OwnSessions> OfAsync(Actor actor, CancellationToken cancel)
    {
        var now = clock.Now;
        var latest = await db.Sessions.AsNoTracking().Where(s => s.AccountId == actor.AccountId).OrderByDescending(s => s.Id).Take(Most).ToListAsync(cancel);
        return new([.. latest.Where(s => s.HoldsAt(now))], [.. latest.Where(s => !s.HoldsAt(now)).Take(20)]);
    }
}
