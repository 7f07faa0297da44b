using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Notifications;
using Baladi.Core.People.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Mobiles;

/// <summary>Stops a new mobile that waits from taking effect.</summary>
public sealed record CancelMobileChange(long? SessionId);

public sealed class CancelMobileChangeHandler(BaladiDbContext db, Outbox outbox, SessionClock clock)
{
    public async Task<Outcome<MobileChange>> HandleAsync(CancelMobileChange command, Actor actor, CancellationToken cancel)
    {
        if (await db.MobileChanges.FirstOrDefaultAsync(c => c.AccountId == actor.AccountId && c.State == MobileChangeState.Waiting, cancel) is not { } change) return Failure.NotFound;
        var account = await db.Users.SingleAsync(a => a.Id == change.AccountId, cancel);
        change.End(MobileChangeState.Cancelled, clock.Now);
        db.AccountEvents.Add(new AccountEvent(account, AccountEventKind.MobileChangeCancelled, clock.Now, SaudiIdentifiers.MaskedMobile(change.Mobile), command.SessionId));
        var mobile = await db.People.Where(p => p.Id == account.PersonId).Select(p => p.Mobile).SingleAsync(cancel);
        outbox.Add("mobile-change-cancelled", account.Language, mobile, account.Email, new Dictionary<string, string>());
        await db.SaveChangesAsync(cancel);
        return change;
    }
}
