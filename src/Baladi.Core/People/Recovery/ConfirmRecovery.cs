using System.Security.Cryptography;
using System.Text;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Recovery;

/// <summary>Gives back the code that the mobile was sent. That alone opens nothing: the number may be somebody else's by now.</summary>
public sealed record ConfirmRecovery(RecoveryDraft Draft, string Code);

public sealed class ConfirmRecoveryHandler(BaladiDbContext db, RecoveryMessages messages, Attempts attempts, SessionClock clock)
{
    /// <returns>The draft to go on with. Problems: code-expired, code-attempts, code-wrong.</returns>
    public async Task<Outcome<RecoveryDraft>> HandleAsync(ConfirmRecovery command, CancellationToken cancel)
    {
        var draft = command.Draft;
        if (draft.ExpiresAt <= clock.Now || draft.SentAt + CodeMessages.Lifetime <= clock.Now) return Failure.Invalid(new Problem("code-expired"));
        if (attempts.IsLocked(draft.AttemptsKey)) return Failure.Invalid(new Problem("code-attempts"));
        var typed = DigitFolding.Fold(command.Code).Replace(" ", "", StringComparison.Ordinal);
        var isRight = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(draft.Code), Encoding.UTF8.GetBytes(typed));
        // Nobody was sent the code of an ID without an account: whoever guessed it learns nothing.
        if (!isRight || await db.Users.SingleOrDefaultAsync(a => a.UserName == draft.UserName && a.ClosedAt == null, cancel) is not { } account)
            return Failure.Invalid(new Problem(attempts.Count(draft.AttemptsKey) ? "code-attempts" : "code-wrong", nameof(command.Code)));
        db.AccountEvents.Add(new AccountEvent(account, AccountEventKind.RecoveryBegun, clock.Now));
        await messages.TellAsync(account, "recovery-begun", cancel);
        await db.SaveChangesAsync(cancel);
        return draft with { AccountId = account.Id, Stamp = account.SecurityStamp };
    }
}
