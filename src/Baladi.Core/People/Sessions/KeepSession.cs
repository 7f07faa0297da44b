using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Sessions;

/// <summary>Notes that a session is in use.</summary>
public sealed record KeepSession(Session Session);

public sealed class KeepSessionHandler(BaladiDbContext db, SessionClock clock)
{
    /// <summary>Writes once in a while only: most requests of a session write nothing.</summary>
    public async Task HandleAsync(KeepSession command, CancellationToken cancel)
    {
        var now = clock.Now;
        if (now < command.Session.LastSeenAt + Session.SeenEvery) return;
        // Not through the entity: this must not collide with whoever ends it at the same moment.
        await db.Provider.WriteAsync(db, cancel => db.Sessions.Where(s => s.Id == command.Session.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now), cancel), cancel);
    }
}
