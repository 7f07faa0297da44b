using Baladi.Core.Data;
using Baladi.Core.People.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Factors;

/// <summary>
/// How often an account's proofs may be tried. A try is counted before it is looked at, in one statement: of many sent at the same
/// moment no more are looked at than of as many sent one after the other.
/// </summary>
public sealed class ProofTries(BaladiDbContext db, UserManager<Account> accounts, SessionClock clock)
{
    /// <returns>Whether the try is one of those that are looked at.</returns>
    public async Task<bool> BeginAsync(long accountId, CancellationToken cancel)
    {
        var (now, most) = (clock.Now, accounts.Options.Lockout.MaxFailedAccessAttempts);
        return await db.Provider.WriteAsync(db, cancel => db.Users.Where(a => a.Id == accountId && (a.LockoutEnd == null || a.LockoutEnd <= now) && a.AccessFailedCount < most)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.AccessFailedCount, a => a.AccessFailedCount + 1), cancel), cancel) == 1;
    }

    /// <returns>Whether that was the last one: the account has to wait.</returns>
    public async Task<bool> FailAsync(long accountId, CancellationToken cancel)
    {
        var (most, until) = (accounts.Options.Lockout.MaxFailedAccessAttempts, (DateTimeOffset?)(clock.Now + accounts.Options.Lockout.DefaultLockoutTimeSpan));
        return await db.Provider.WriteAsync(db, cancel => db.Users.Where(a => a.Id == accountId && a.AccessFailedCount >= most)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.LockoutEnd, until).SetProperty(a => a.AccessFailedCount, 0), cancel), cancel) == 1;
    }

    public Task PassAsync(long accountId, CancellationToken cancel) => db.Provider.WriteAsync(db, cancel => db.Users.Where(a => a.Id == accountId)
        .ExecuteUpdateAsync(set => set.SetProperty(a => a.AccessFailedCount, 0), cancel), cancel);
}
