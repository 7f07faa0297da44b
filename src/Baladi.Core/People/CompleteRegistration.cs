using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People;

/// <summary>Gives back the code that the mobile was sent, and makes the account. Its person has said who they are and is not verified.</summary>
public sealed record CompleteRegistration(RegistrationDraft Draft, string Code);

public sealed class CompleteRegistrationHandler(BaladiDbContext db, UserManager<Account> accounts, NationalIdVault vault, Attempts attempts, TimeProvider time)
{
    /// <summary>Problems: code-expired, code-attempts, code-wrong; registered-meanwhile as a conflict.</summary>
    public async Task<Outcome<Account>> HandleAsync(CompleteRegistration command, CancellationToken cancel)
    {
        var draft = command.Draft;
        if (draft.ExpiresAt <= time.GetUtcNow()) return Failure.Invalid(new Problem("code-expired"));
        if (attempts.IsLocked(draft.AttemptsKey)) return Failure.Invalid(new Problem("code-attempts"));
        if (!IsRight(draft, DigitFolding.Fold(command.Code).Trim()))
            return Failure.Invalid(new Problem(attempts.Count(draft.AttemptsKey) ? "code-attempts" : "code-wrong", nameof(command.Code)));

        var person = new Person(draft.NationalId, draft.Name, draft.Mobile, vault);
        var account = new Account(person, draft.Language) { PhoneNumberConfirmed = true, LockoutEnabled = true, SecurityStamp = Tokens.New(), PasswordHash = draft.PasswordHash };
        account.NormalizedUserName = accounts.NormalizeName(account.UserName);
        db.AddRange(person, account);
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateException error) when (error.InnerException is DbException inner && db.Provider.IsUniqueViolation(inner))
        {
            db.ChangeTracker.Clear();
            return Failure.Conflict(new Problem("registered-meanwhile"));
        }
        return account;
    }

    private static bool IsRight(RegistrationDraft draft, string code) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(draft.Code), Encoding.UTF8.GetBytes(code));
}
