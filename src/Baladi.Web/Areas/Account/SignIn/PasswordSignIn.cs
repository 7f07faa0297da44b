using Baladi.Core.People;
using Microsoft.AspNetCore.Identity;
using Holder = Baladi.Core.People.Account;

namespace Baladi.Web.Areas.Account.SignIn;

public enum SignInStep
{
    /// <summary>The session has begun.</summary>
    Done,
    /// <summary>The password is right; a code is still needed.</summary>
    CodeNeeded,
    /// <summary>The ID or the password is wrong; nobody learns which.</summary>
    Wrong,
    /// <summary>Too many wrong tries; it has to wait.</summary>
    Locked,
}

/// <summary>The first factor. An ID without an account answers in the same words, after the same time and the same number of tries.</summary>
public sealed class PasswordSignIn(SignInManager<Holder> sessions, UserManager<Holder> accounts, NationalIdVault vault, Attempts attempts)
{
    private static readonly PasswordHasher<Holder> Hasher = new();
    private static readonly string Nobodys = Hasher.HashPassword(null!, Baladi.Core.Basics.Tokens.New());

    /// <returns>How it went, and the account where the password was right.</returns>
    public async Task<(SignInStep Step, Holder? Account)> TryAsync(string nationalId, string password)
    {
        // Nobody has a password this long; hashing it would only cost us.
        if (password.Length > PasswordRules.MaxLength) password = "";
        var name = vault.Hash(nationalId);
        if (await accounts.FindByNameAsync(name) is not { } account) return (Unknown(name, password), null);

        var result = await sessions.PasswordSignInAsync(account, password, isPersistent: false, lockoutOnFailure: true);
        return result switch
        {
            { Succeeded: true } => (SignInStep.Done, account),
            { RequiresTwoFactor: true } => (SignInStep.CodeNeeded, account),
            { IsLockedOut: true } => (SignInStep.Locked, null),
            _ => (SignInStep.Wrong, null),
        };
    }

    private SignInStep Unknown(string name, string password)
    {
        if (attempts.IsLocked(name)) return SignInStep.Locked;
        Hasher.VerifyHashedPassword(null!, Nobodys, password);
        return attempts.Count(name) ? SignInStep.Locked : SignInStep.Wrong;
    }
}
