using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People;

/// <summary>The first factor: an ID and its password. An ID without an account answers in the same words, after the same work and the same number of tries.</summary>
public sealed record CheckPassword(string NationalId, string Password);

public sealed class CheckPasswordHandler(BaladiDbContext db, UserManager<Account> accounts, NationalIdVault vault, SessionClock clock)
{
    private static readonly string Nobodys = SlowHash.Hasher.HashPassword(null!, Tokens.New());

    /// <returns>The account. Problems: sign-in-wrong, sign-in-locked.</returns>
    public Task<Outcome<Account>> HandleAsync(CheckPassword command, CancellationToken cancel) => db.TryAgainAsync(() => CheckAsync(command, cancel));

    private async Task<Outcome<Account>> CheckAsync(CheckPassword command, CancellationToken cancel)
    {
        // Nobody has a password this long; hashing it would only cost us.
        var password = command.Password.Length > PasswordRules.MaxLength ? "" : command.Password;
        var name = vault.Hash(command.NationalId);
        var held = await db.SignInLocks.SingleOrDefaultAsync(l => l.UserName == name, cancel);
        var account = await accounts.FindByNameAsync(name);
        if (held?.HoldsAt(clock.Now) == true || (account is not null && await accounts.IsLockedOutAsync(account))) return Failure.Conflict(new Problem("sign-in-locked"));

        var result = SlowHash.Hasher.VerifyHashedPassword(null!, account?.PasswordHash ?? Nobodys, password);
        if (account?.PasswordHash is not null && result != PasswordVerificationResult.Failed)
        {
            if (held is not null) db.SignInLocks.Remove(held);
            if (result == PasswordVerificationResult.SuccessRehashNeeded) account.PasswordHash = SlowHash.Hasher.HashPassword(account, password);
            await db.SaveChangesAsync(cancel);
            return account;
        }
        held ??= db.SignInLocks.Add(new SignInLock(name)).Entity;
        var isLast = held.Count(clock.Now);
        await db.SaveChangesAsync(cancel);
        return Failure.Conflict(new Problem(isLast ? "sign-in-locked" : "sign-in-wrong"));
    }
}
