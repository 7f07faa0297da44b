using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Baladi.Core.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
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

/// <summary>The first factor, and what it leads to.</summary>
public sealed class PasswordSignIn(CheckPasswordHandler check, SendSignInCodeHandler send, IHttpContextAccessor http)
{
    private const string Under = "under";

    /// <summary>The first factor is worth nothing once the password was changed.</summary>
    public static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var account = await context.HttpContext.RequestServices.GetRequiredService<UserManager<Holder>>().FindByIdAsync(context.Principal!.Identity!.Name!);
        if (account is null || context.Principal.FindFirstValue(Under) != PasswordMark(account)) context.RejectPrincipal();
    }

    // Not the account's stamp: that one changes with each code by SMS, and would end signing in on another device.
    private static string PasswordMark(Holder account) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(account.PasswordHash ?? "")));

    /// <returns>How it went, and the account where the password was right.</returns>
    public async Task<(SignInStep Step, Holder? Account)> TryAsync(string nationalId, string password, CancellationToken cancel)
    {
        var outcome = await check.HandleAsync(new CheckPassword(nationalId, password), cancel);
        if (outcome.Value is not { } account) return (outcome.Problems.Any(problem => problem.Code == "sign-in-locked") ? SignInStep.Locked : SignInStep.Wrong, null);
        if (!account.TwoFactorEnabled) return (SignInStep.Done, account);
        await RememberAsync(account);
        return (SignInStep.CodeNeeded, account);
    }

    /// <summary>The first factor was given in another way than by the password; the second is asked for on the next page.</summary>
    public async Task<IActionResult> AskAsync(Controller page, Holder account, string? returnUrl, CancellationToken cancel)
    {
        await RememberAsync(account);
        await send.HandleAsync(new(account.Id), cancel);
        return page.RedirectToAction("Index", "SignInCode", new { area = "Account", returnUrl });
    }

    /// <summary>The first factor is given, by a password or by the national sign-on; the second is asked for next.</summary>
    // As GetTwoFactorAuthenticationUserAsync reads it.
    public Task RememberAsync(Holder account) => http.HttpContext!.SignInAsync(IdentityConstants.TwoFactorUserIdScheme,
        new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.Name, account.Id.ToString(CultureInfo.InvariantCulture)), new(Under, PasswordMark(account))], IdentityConstants.TwoFactorUserIdScheme)));
}
