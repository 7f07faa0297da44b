using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Notifications;
using Baladi.Core.People.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Factors;

/// <summary>What every change to somebody's second factors brings along, saved together with it: history, message, and the end of other sessions.</summary>
public sealed class FactorChanges(BaladiDbContext db, UserManager<Account> accounts, Outbox outbox, PortalLinks links, SessionClock clock, TimeProvider time)
{
    private const string Added = "factor-added";
    private const string Removed = "factor-removed";

    /// <summary>Tracked, for the change.</summary>
    internal Task<Account?> AccountAsync(Actor actor, CancellationToken cancel) => db.Users.SingleOrDefaultAsync(a => a.Id == actor.AccountId, cancel);

    /// <summary>From here on the password alone does not open the account. The caller saves.</summary>
    internal Task AddAsync(Account account, AccountEventKind kind, string? name, long? sessionId, CancellationToken cancel)
    {
        account.RequireSecondFactor(isTextMessage: kind == AccountEventKind.TextMessagesOn);
        return RecordAsync(account, kind, Added, name, sessionId, cancel);
    }

    /// <summary>Saves what the caller took away. Problems: factor-last where it is the only one of somebody who has to have one.</summary>
    /// <param name="remaining">How many are left.</param>
    internal async Task<Outcome<Account>> RemoveAsync(Account account, AccountEventKind kind, string? name, int remaining, long? sessionId, CancellationToken cancel)
    {
        if (remaining == 0)
        {
            if (await IsStaffAsync(account, cancel)) return Failure.Conflict(new Problem("factor-last"));
            account.RequireNoSecondFactor();
        }
        await RecordAsync(account, kind, Removed, name, sessionId, cancel);
        return await SaveAsync(account);
    }

    /// <summary>Takes every second factor off an account whose owner proved who they are in person; staff are left with codes by SMS. The caller saves.</summary>
    internal async Task ForgetAsync(Account account, CancellationToken cancel)
    {
        db.RemoveRange(await db.Set<IdentityUserPasskey<long>>().Where(row => row.UserId == account.Id).ToListAsync(cancel));
        db.Authenticators.RemoveRange(await db.Authenticators.Where(a => a.AccountId == account.Id).ToListAsync(cancel));
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.AccountId == account.Id).ToListAsync(cancel));
        if (await IsStaffAsync(account, cancel)) account.RequireSecondFactor(isTextMessage: true);
        else account.RequireNoSecondFactor();
    }

    /// <summary>Saves everything; codes that were sent before are void.</summary>
    internal async Task<Outcome<Account>> SaveAsync(Account account)
    {
        var saved = await accounts.UpdateSecurityStampAsync(account);
        return saved.Succeeded ? account : throw new DbUpdateConcurrencyException(string.Join(", ", saved.Errors.Select(error => error.Code)));
    }

    private async Task RecordAsync(Account account, AccountEventKind kind, string template, string? name, long? sessionId, CancellationToken cancel)
    {
        var now = clock.Now;
        var mobile = await db.People.Where(p => p.Id == account.PersonId).Select(p => p.Mobile).SingleAsync(cancel);
        db.AccountEvents.Add(new AccountEvent(account, kind, now, name, sessionId));
        outbox.Add(template, account.Language, mobile, account.Email, new Dictionary<string, string> { ["link"] = links.Security(account.Language) });
        await db.CloseSessionsAsync(account.Id, SessionEnd.FactorsChanged, sessionId, now, cancel);
    }

    // Who is appointed from tomorrow on is staff too.
    private Task<bool> IsStaffAsync(Account account, CancellationToken cancel)
    {
        var today = time.Today();
        return db.Appointments.AnyAsync(a => a.PersonId == account.PersonId && (a.To == null || today < a.To), cancel);
    }
}
