using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People.Factors;
using Baladi.Core.People.Mobiles;
using Baladi.Core.People.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Recovery;

/// <summary>Replaces a forgotten password, after the mobile and something more were proven. Every session of the account ends.</summary>
public sealed record RecoverAccount(RecoveryDraft Draft, string NewPassword);

public sealed class RecoverAccountHandler(BaladiDbContext db, UserManager<Account> accounts, NationalIdVault vault, PasswordRules rules, RecoveryMessages messages, FactorChanges factors, SessionClock clock, TimeProvider time)
{
    /// <summary>Problems: code-expired, those of <see cref="PasswordRules"/>. NotFound where the proofs are not complete or were used already.</summary>
    public async Task<Outcome<Account>> HandleAsync(RecoverAccount command, CancellationToken cancel)
    {
        var draft = command.Draft;
        if (draft is not { AccountId: { } id, IsProven: true } || await db.Users.SingleOrDefaultAsync(a => a.Id == id, cancel) is not { } account || account.SecurityStamp != draft.Stamp) return Failure.NotFound;
        if (draft.ExpiresAt <= clock.Now) return Failure.Invalid(new Problem("code-expired"));
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == account.PersonId, cancel);
        if (rules.Check(command.NewPassword, nameof(command.NewPassword), vault.Decrypt(person.NationalIdCipher), person.Mobile) is { } weak) return Failure.Invalid(weak);

        if (draft.SlipId is { } slipId)
        {
            if (await db.RecoverySlips.SingleOrDefaultAsync(s => s.Id == slipId && s.AccountId == account.Id, cancel) is not { } slip || !slip.IsGoodAt(time.GetUtcNow())) return Failure.NotFound;
            slip.Use(time.GetUtcNow());
            // Whoever comes with a slip has none of the other ways at hand; the clerk who saw the ID is the stronger proof.
            await factors.ForgetAsync(account, cancel);
        }
        // Asked for by whoever knew the forgotten password, perhaps.
        foreach (var change in await db.MobileChanges.Where(c => c.AccountId == account.Id && c.State == MobileChangeState.Waiting).ToListAsync(cancel)) change.End(MobileChangeState.Cancelled, clock.Now);
        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, command.NewPassword);
        (account.AccessFailedCount, account.LockoutEnd) = (0, null);
        db.AccountEvents.Add(new AccountEvent(account, AccountEventKind.Recovered, clock.Now));
        await messages.TellAsync(account, "recovered", cancel);
        await db.CloseSessionsAsync(account.Id, SessionEnd.Recovered, except: null, clock.Now, cancel);
        // Saves all of it; the stamp it had is what the draft was good for.
        return (await accounts.UpdateSecurityStampAsync(account)).Succeeded ? account : Failure.NotFound;
    }
}
