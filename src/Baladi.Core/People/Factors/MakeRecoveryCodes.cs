using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Notifications;
using Baladi.Core.People.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Factors;

/// <summary>Makes a new set of recovery codes; those made before are void.</summary>
public sealed record MakeRecoveryCodes(long? SessionId);

public sealed class MakeRecoveryCodesHandler(BaladiDbContext db, FactorChanges changes, Outbox outbox, PortalLinks links, SessionClock clock)
{
    /// <returns>The codes, which are never shown again.</returns>
    public async Task<Outcome<IReadOnlyList<string>>> HandleAsync(MakeRecoveryCodes command, Actor actor, CancellationToken cancel)
    {
        if (await changes.AccountAsync(actor, cancel) is not { } account) return Failure.NotFound;
        var now = clock.Now;
        var made = new List<(RecoveryCode Row, string Code)>();
        while (made.Count < RecoveryCode.Set) made.Add(RecoveryCode.New(account.Id, [.. made.Select(one => one.Row.Label)], now));
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(c => c.AccountId == account.Id).ToListAsync(cancel));
        db.RecoveryCodes.AddRange(made.Select(one => one.Row));
        db.AccountEvents.Add(new AccountEvent(account, AccountEventKind.RecoveryCodesMade, now, sessionId: command.SessionId));
        var mobile = await db.People.Where(p => p.Id == account.PersonId).Select(p => p.Mobile).SingleAsync(cancel);
        outbox.Add("recovery-codes-made", account.Language, mobile, account.Email, new Dictionary<string, string> { ["link"] = links.Security(account.Language) });
        await db.SaveChangesAsync(cancel);
        return new Outcome<IReadOnlyList<string>>(OutcomeKind.Done, [.. made.Select(one => one.Code)], []);
    }
}
