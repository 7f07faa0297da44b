using System.Security.Cryptography;
using System.Text;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Mobiles;

/// <summary>Gives back the codes: with both the new mobile is in use at once, with that of the new one alone after a week.</summary>
/// <param name="OldCode">Null from whoever does not have the old mobile any more.</param>
public sealed record ConfirmMobileChange(MobileDraft Draft, string Code, string? OldCode, long? SessionId);

public sealed class ConfirmMobileChangeHandler(BaladiDbContext db, MobileChanges changes, Attempts attempts, SessionClock clock)
{
    /// <returns>When it takes effect; null where it has. Problems: code-expired, code-attempts, code-wrong beside either field, mobile-waiting.</returns>
    public async Task<Outcome<MobileChange?>> HandleAsync(ConfirmMobileChange command, Actor actor, CancellationToken cancel)
    {
        var draft = command.Draft;
        if (draft.AccountId != actor.AccountId || await db.Users.SingleOrDefaultAsync(a => a.Id == draft.AccountId, cancel) is not { } account) return Failure.NotFound;
        if (draft.ExpiresAt <= clock.Now) return Failure.Invalid(new Problem("code-expired"));
        if (attempts.IsLocked(draft.AttemptsKey)) return Failure.Invalid(new Problem("code-attempts"));
        var wrong = Is(draft.Code, command.Code) ? command.OldCode is { } old && !Is(draft.OldCode, old) ? nameof(command.OldCode) : null : nameof(command.Code);
        if (wrong is not null) return Failure.Invalid(new Problem(attempts.Count(draft.AttemptsKey) ? "code-attempts" : "code-wrong", wrong));
        if (await db.MobileChanges.AnyAsync(c => c.AccountId == account.Id && c.State == MobileChangeState.Waiting, cancel)) return Failure.Conflict(new Problem("mobile-waiting"));

        if (command.OldCode is not null)
        {
            await changes.ApplyAsync(account, draft.Mobile, command.SessionId, cancel);
            return new Outcome<MobileChange?>(OutcomeKind.Done, null, []);
        }
        return await changes.WaitAsync(account, draft.Mobile, command.SessionId, cancel);
    }

    private static bool Is(string code, string typed) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes(DigitFolding.Fold(typed).Replace(" ", "", StringComparison.Ordinal)));
}
