using Baladi.Web.Shared.Routing;
using Baladi.Web.Shared.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Pages.Content;

[AllowAnonymous, IgnoreAntiforgeryToken, SameOrigin]
public sealed class CookieNoticeController(TimeProvider time) : Controller
{
    [HttpPost("cookies/understood", Name = Routes.CookieNotice)]
    public IActionResult Understood(string? returnUrl)
    {
        Response.Cookies.Append(SiteCookies.Notice, "read", new()
        {
            Expires = time.GetUtcNow().AddYears(1), HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = Request.IsHttps,
        });
        return Url.IsLocalUrl(returnUrl) ? LocalRedirect(returnUrl) : RedirectToRoute(Routes.Home);
    }
}
