using Baladi.Core.Data;
using Baladi.Core.Language;
using Baladi.Core.Notifications;
using Baladi.Core.People.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Mobiles;

/// <summary>Puts new mobiles to use, tells the old ones, and lets those that wait come due.</summary>
public sealed class MobileChanges(BaladiDbContext db, UserManager<Account> accounts, Outbox outbox, PortalLinks links, SessionClock clock)
{
    /// <summary>The one that waits; null where none does.</summary>
    public Task<MobileChange?> WaitingAsync(Actor actor, CancellationToken cancel) =>
        db.MobileChanges.AsNoTracking().Where(c => c.AccountId == actor.AccountId && c.State == MobileChangeState.Waiting).OrderByDescending(c => c.Id).FirstOrDefaultAsync(cancel);

    /// <returns>How many took effect.</returns>
    public async Task<int> RunAsync(int batch, CancellationToken cancel)
    {
        var now = clock.Now;
        var due = await db.MobileChanges.Where(c => c.State == MobileChangeState.Waiting && c.DueAt <= now).OrderBy(c => c.DueAt).Take(batch).ToListAsync(cancel);
        foreach (var change in due)
        {
            change.End(MobileChangeState.Done, now);
            await ApplyAsync(await db.Users.SingleAsync(a => a.Id == change.AccountId, cancel), change.Mobile, sessionId: null, cancel);
        }
        return due.Count;
    }

    internal async Task<MobileChange> WaitAsync(Account account, string mobile, long? sessionId, CancellationToken cancel)
    {
        var change = db.MobileChanges.Add(new MobileChange(account, mobile, clock.Now)).Entity;
        db.AccountEvents.Add(new AccountEvent(account, AccountEventKind.MobileChangeAsked, clock.Now, SaudiIdentifiers.MaskedMobile(mobile), sessionId));
        var old = await db.People.Where(p => p.Id == account.PersonId).Select(p => p.Mobile).SingleAsync(cancel);
        outbox.Add("mobile-change-waiting", account.Language, old, account.Email, new Dictionary<string, string> { ["link"] = links.Mobile(account.Language), ["number"] = SaudiIdentifiers.MaskedMobile(mobile) });
        await db.SaveChangesAsync(cancel);
        return change;
    }

    internal async Task ApplyAsync(Account account, string mobile, long? sessionId, CancellationToken cancel)
    {
        var person = await db.People.SingleAsync(p => p.Id == account.PersonId, cancel);
        Tell(account, person.Mobile, mobile);
        person.ChangeMobile(mobile);
        account.PhoneNumber = mobile;
        Tell(account, mobile, mobile);
        db.AccountEvents.Add(new AccountEvent(account, AccountEventKind.MobileChanged, clock.Now, SaudiIdentifiers.MaskedMobile(mobile), sessionId));
        await db.CloseSessionsAsync(account.Id, SessionEnd.FactorsChanged, sessionId, clock.Now, cancel);
        // Saves all of it; codes sent to the old mobile are void.
        if (!(await accounts.UpdateSecurityStampAsync(account)).Succeeded) throw new DbUpdateConcurrencyException("The account was changed meanwhile.");
    }

    private void Tell(Account account, string to, string mobile) =>
        outbox.Add("mobile-changed", account.Language, to, account.Email, new Dictionary<string, string> { ["number"] = SaudiIdentifiers.MaskedMobile(mobile) });
}
