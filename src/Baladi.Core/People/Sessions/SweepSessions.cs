using Baladi.Core.Data;
using Baladi.Core.Basics;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Sessions;

/// <summary>Forgets sessions, devices and wrong passwords that nobody asks about any more.</summary>
public sealed class SweepSessions(BaladiDbContext db, SessionClock clock)
{
    /// <summary>Long enough to notice a stranger among the earlier sign-ins, and no longer.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <returns>How many rows went.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var now = clock.Now;
        var before = Ids.FirstAt(now - Kept);
        var yesterday = now - TimeSpan.FromDays(1);
        var unused = now - KnownDevice.Lifetime;
        return await db.Provider.WriteAsync(db, async cancel =>
            await db.Sessions.Where(s => s.Id < before).ExecuteDeleteAsync(cancel)
                + await db.SignInLocks.Where(l => l.LastAt < yesterday).ExecuteDeleteAsync(cancel) + await db.KnownDevices.Where(d => d.LastUsedAt < unused).ExecuteDeleteAsync(cancel), cancel);
    }
}
