using Baladi.Core.Basics;
using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Sessions;

/// <summary>Ends every session of one's own but the one this is asked in.</summary>
public sealed record EndOtherSessions(long SessionId);

public sealed class EndOtherSessionsHandler(BaladiDbContext db, SessionClock clock)
{
    /// <returns>How many were ended.</returns>
    public async Task<Outcome<int>> HandleAsync(EndOtherSessions command, Actor actor, CancellationToken cancel)
    {
        if (actor.AccountId is not { } account) return Failure.NotFound;
        var ended = await db.CloseSessionsAsync(account, SessionEnd.EndedByOwner, command.SessionId, clock.Now, cancel);
        await db.SaveChangesAsync(cancel);
        return ended;
    }
}

internal static class OpenSessions
{
    /// <summary>Closes the sessions of the account, with the next save of the caller.</summary>
    /// <param name="except">The one that goes on; null where none does.</param>
    /// <returns>How many were closed.</returns>
    public static async Task<int> CloseSessionsAsync(this BaladiDbContext db, long accountId, SessionEnd end, long? except, DateTimeOffset now, CancellationToken cancel)
    {
        var open = await db.Sessions.Where(s => s.AccountId == accountId && s.EndedAt == null && s.Id != (except ?? 0)).ToListAsync(cancel);
        foreach (var session in open) session.Close(end, now);
        return open.Count(session => session.StartedAt + Session.Longest > now);
    }
}
