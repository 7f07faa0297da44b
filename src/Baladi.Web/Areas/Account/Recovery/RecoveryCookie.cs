using System.Security.Cryptography;
using System.Text.Json;
using Baladi.Core.People.Recovery;
using Baladi.Core.People.Sessions;
using Baladi.Web.Shared.Security;
using Microsoft.AspNetCore.DataProtection;

namespace Baladi.Web.Areas.Account.Recovery;

/// <summary>Carries a recovery from page to page: sealed, in the browser of whoever asked.</summary>
public sealed class RecoveryCookie(IDataProtectionProvider protection, SessionClock clock)
{
    private readonly IDataProtector protector = protection.CreateProtector("Baladi.Account.Recovery.v1");

    public void Write(HttpResponse response, RecoveryDraft draft) =>
        response.Cookies.Append(SiteCookies.Recovery, Convert.ToBase64String(protector.Protect(JsonSerializer.SerializeToUtf8Bytes(draft))), Options(response));

    /// <returns>Null where there is none, or it is too old.</returns>
    public RecoveryDraft? Read(HttpRequest request)
    {
        if (request.Cookies[SiteCookies.Recovery] is not { Length: > 0 } cookie) return null;
        try
        {
            var draft = JsonSerializer.Deserialize<RecoveryDraft>(protector.Unprotect(Convert.FromBase64String(cookie)));
            return draft?.ExpiresAt > clock.Now ? draft : null;
        }
        catch (Exception error) when (error is CryptographicException or JsonException or FormatException) { return null; }
    }

    public void Delete(HttpResponse response) => response.Cookies.Delete(SiteCookies.Recovery, Options(response));

    private static CookieOptions Options(HttpResponse response) =>
        new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Strict, Secure = response.HttpContext.Request.IsHttps };
}
