using Baladi.Core.Basics;
using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Sessions;

/// <summary>Ends one session of one's own; the browser it runs in is signed out with its next request.</summary>
public sealed record EndSession(long SessionId, SessionEnd End);

public sealed class EndSessionHandler(BaladiDbContext db, SessionClock clock)
{
    /// <summary>One that is over already stays as it ended. Somebody else's does not exist.</summary>
    public async Task<Outcome<Session>> HandleAsync(EndSession command, Actor actor, CancellationToken cancel)
    {
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == command.SessionId && s.AccountId == actor.AccountId, cancel) is not { } session) return Failure.NotFound;
        session.Close(command.End, clock.Now);
        await db.SaveChangesAsync(cancel);
        return session;
    }
}
