using System.Globalization;
using System.Security.Claims;
using Baladi.Core.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Holder = Baladi.Core.People.Account;

namespace Baladi.Web.Areas.Account.SignIn;

public enum SignInStep
{
    /// <summary>The password is right, and nothing else is needed.</summary>
    Done,
    /// <summary>The password is right; a second factor is still needed, and may be given in this browser for ten minutes.</summary>
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

        var result = await sessions.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true);
        if (!result.Succeeded) return (result.IsLockedOut ? SignInStep.Locked : SignInStep.Wrong, null);
        if (!account.TwoFactorEnabled) return (SignInStep.Done, account);
        await RememberAsync(account);
        return (SignInStep.CodeNeeded, account);
    }

    /// <summary>The first factor is given, by a password or by the national sign-on; the second is asked for next.</summary>
    // As GetTwoFactorAuthenticationUserAsync reads it.
    public Task RememberAsync(Holder account) => sessions.Context.SignInAsync(IdentityConstants.TwoFactorUserIdScheme,
        new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, account.Id.ToString(CultureInfo.InvariantCulture))], IdentityConstants.TwoFactorUserIdScheme)));

    private SignInStep Unknown(string name, string password)
    {
        if (attempts.IsLocked(name)) return SignInStep.Locked;
        Hasher.VerifyHashedPassword(null!, Nobodys, password);
        return attempts.Count(name) ? SignInStep.Locked : SignInStep.Wrong;
    }
}
