using System.Globalization;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Notifications;
using Baladi.Core.People.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People;

/// <summary>Replaces one's password; every other session of the account ends.</summary>
/// <param name="SessionId">The one this is asked in, which goes on.</param>
[Needs(Assurance.SelfRegistered)]
public sealed record ChangePassword(string CurrentPassword, string NewPassword, long? SessionId);

public sealed class ChangePasswordHandler(BaladiDbContext db, UserManager<Account> accounts, NationalIdVault vault, PasswordRules rules, Outbox outbox, SessionClock clock)
{
    /// <summary>Problems: current-wrong, current-attempts, password-same, those of <see cref="PasswordRules"/>.</summary>
    public async Task<Outcome<Account>> HandleAsync(ChangePassword command, Actor actor, CancellationToken cancel)
    {
        if (actor.AccountId is not { } id || await accounts.FindByIdAsync(id.ToString(CultureInfo.InvariantCulture)) is not { } account) return Failure.NotFound;
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == account.PersonId, cancel);
        if (rules.Check(command.NewPassword, nameof(command.NewPassword), vault.Decrypt(person.NationalIdCipher), person.Mobile) is { } weak) return Failure.Invalid(weak);

        // Somebody who found an open session must not find out the password by trying.
        if (await accounts.IsLockedOutAsync(account)) return Failure.Invalid(new Problem("current-attempts", nameof(command.CurrentPassword)));
        if (!await accounts.CheckPasswordAsync(account, command.CurrentPassword))
        {
            await accounts.AccessFailedAsync(account);
            return Failure.Invalid(new Problem("current-wrong", nameof(command.CurrentPassword)));
        }
        if (command.CurrentPassword == command.NewPassword) return Failure.Invalid(new Problem("password-same", nameof(command.NewPassword)));

        outbox.Add("password-changed", account.Language, person.Mobile, account.Email, new Dictionary<string, string>());
        db.AccountEvents.Add(new AccountEvent(account, AccountEventKind.PasswordChanged, clock.Now, sessionId: command.SessionId));
        await db.CloseSessionsAsync(account.Id, SessionEnd.PasswordChanged, command.SessionId, clock.Now, cancel);
        // Saves the message and the ends of the sessions with the password.
        var result = await accounts.ChangePasswordAsync(account, command.CurrentPassword, command.NewPassword);
        return result.Succeeded ? account : throw new InvalidOperationException(string.Join(", ", result.Errors.Select(error => error.Code)));
    }
}
