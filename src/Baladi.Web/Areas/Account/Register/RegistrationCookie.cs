using System.Security.Cryptography;
using System.Text.Json;
using Baladi.Core.People;
using Baladi.Web.Shared.Security;
using Microsoft.AspNetCore.DataProtection;

namespace Baladi.Web.Areas.Account.Register;

/// <summary>Carries a registration from its form to its code: sealed, in the browser of whoever registers, and gone with it.</summary>
public sealed class RegistrationCookie(IDataProtectionProvider protection, TimeProvider time)
{
    private readonly IDataProtector protector = protection.CreateProtector("Baladi.Account.Registration.v1");

    public void Write(HttpResponse response, RegistrationDraft draft) =>
        response.Cookies.Append(SiteCookies.Registration, Convert.ToBase64String(protector.Protect(JsonSerializer.SerializeToUtf8Bytes(draft))), Options(response));

    /// <returns>Null where there is none, or it is too old.</returns>
    public RegistrationDraft? Read(HttpRequest request)
    {
        if (request.Cookies[SiteCookies.Registration] is not { Length: > 0 } cookie) return null;
        try
        {
            var draft = JsonSerializer.Deserialize<RegistrationDraft>(protector.Unprotect(Convert.FromBase64String(cookie)));
            return draft?.ExpiresAt > time.GetUtcNow() ? draft : null;
        }
        catch (Exception error) when (error is CryptographicException or JsonException or FormatException) { return null; }
    }

    public void Delete(HttpResponse response) => response.Cookies.Delete(SiteCookies.Registration, Options(response));

    private static CookieOptions Options(HttpResponse response) =>
        new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Strict, Secure = response.HttpContext.Request.IsHttps };
}
