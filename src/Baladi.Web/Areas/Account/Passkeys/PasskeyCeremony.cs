using System.Globalization;
using System.Security.Cryptography;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Web.Shared.Security;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Holder = Baladi.Core.People.Account;

namespace Baladi.Web.Areas.Account.Passkeys;

/// <summary>
/// Registering and using a passkey: a challenge goes to the browser, and what its device signed comes back. Between the two the
/// challenge lies sealed in a cookie of that browser for five minutes, and is taken once.
/// </summary>
public sealed class PasskeyCeremony(IPasskeyHandler<Holder> passkeys, UserManager<Holder> accounts, BaladiDbContext db, NationalIdVault vault, IDataProtectionProvider protection)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("Baladi.Account.Passkey.v1").ToTimeLimitedDataProtector();

    /// <returns>The options for navigator.credentials.create, as JSON.</returns>
    public async Task<string> BeginAddingAsync(HttpContext http, long accountId)
    {
        var person = await (from account in db.Users.AsNoTracking() join owner in db.People on account.PersonId equals owner.Id where account.Id == accountId select owner).SingleAsync(http.RequestAborted);
        var options = await passkeys.MakeCreationOptionsAsync(new()
        {
            Id = accountId.ToString(CultureInfo.InvariantCulture),
            // What the device shows when there are several: enough to recognise one's own.
            Name = SaudiIdentifiers.Masked(vault.Decrypt(person.NationalIdCipher)),
            DisplayName = person.Name.In(Shared.Localization.Texts.Language),
        }, http);
        Keep(http, options.AttestationState);
        return options.CreationOptionsJson;
    }

    /// <returns>Null where the device did not prove that it holds a key of this account.</returns>
    public async Task<UserPasskeyInfo?> FinishAddingAsync(HttpContext http, long accountId, string? credential)
    {
        if (string.IsNullOrEmpty(credential) || Take(http) is not { } state) return null;
        var result = await passkeys.PerformAttestationAsync(new() { HttpContext = http, CredentialJson = credential, AttestationState = state });
        return result.Succeeded && result.UserEntity.Id == accountId.ToString(CultureInfo.InvariantCulture) ? result.Passkey : null;
    }

    /// <param name="accountId">Whose passkey it must be; null where the device is to choose.</param>
    /// <returns>The options for navigator.credentials.get, as JSON.</returns>
    public async Task<string> BeginProvingAsync(HttpContext http, long? accountId)
    {
        var account = accountId is { } id ? await accounts.FindByIdAsync(id.ToString(CultureInfo.InvariantCulture)) : null;
        var options = await passkeys.MakeRequestOptionsAsync(account, http);
        Keep(http, options.AssertionState);
        return options.RequestOptionsJson;
    }

    /// <returns>Whose passkey it is; null where it is nobody's.</returns>
    public async Task<Holder?> FinishProvingAsync(HttpContext http, string? credential)
    {
        if (string.IsNullOrEmpty(credential) || Take(http) is not { } state) return null;
        var result = await passkeys.PerformAssertionAsync(new() { HttpContext = http, CredentialJson = credential, AssertionState = state });
        if (!result.Succeeded || result.User.ClosedAt is not null) return null;
        // Its counter: a copied key gives itself away by it.
        await accounts.AddOrUpdatePasskeyAsync(result.User, result.Passkey);
        return result.User;
    }

    private void Keep(HttpContext http, string? state) =>
        http.Response.Cookies.Append(SiteCookies.Passkey, protector.Protect(state ?? "", Lifetime), Options(http));

    private string? Take(HttpContext http)
    {
        if (http.Request.Cookies[SiteCookies.Passkey] is not { Length: > 0 } cookie) return null;
        http.Response.Cookies.Delete(SiteCookies.Passkey, Options(http));
        try { return protector.Unprotect(cookie); }
        catch (Exception error) when (error is CryptographicException or FormatException) { return null; }
    }

    private static CookieOptions Options(HttpContext http) => new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps };
}
