using Baladi.Core.People.Sessions;
using Baladi.Web.Shared.Security;

namespace Baladi.Web.Areas.Account.SignIn;

/// <summary>By what a browser is known again when somebody signs in: random, and worth nothing by itself.</summary>
internal static class DeviceCookie
{
    public static string? Read(HttpRequest request) => request.Cookies[SiteCookies.Device];

    public static void Write(HttpResponse response, string device) => response.Cookies.Append(SiteCookies.Device, device, new()
    {
        HttpOnly = true,
        IsEssential = true,
        // Lax, not Strict: whoever comes back from the national sign-on is on the same device still.
        SameSite = SameSiteMode.Lax,
        Secure = response.HttpContext.Request.IsHttps,
        MaxAge = KnownDevice.Lifetime,
    });
}
