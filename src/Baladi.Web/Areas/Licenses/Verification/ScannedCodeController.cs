using Baladi.Core.Language;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Licenses.Verification;

/// <summary>The short address in the QR code: on to the page in the language the phone prefers, Arabic where it says nothing.</summary>
[NoCulture, AllowAnonymous, Route("v")]
public sealed class ScannedCodeController : Controller
{
    [HttpGet("{token}")]
    public IActionResult Open(string? token)
    {
        if (token is null) return NotFound();
        Response.Headers.Vary = "Accept-Language";
        Response.Headers["X-Robots-Tag"] = "noindex";
        var language = Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(accepted => accepted.Quality ?? 1)
            .Select(accepted => accepted.Value.ToString().Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(Languages.All.Contains) ?? Languages.Arabic;
        return RedirectToRoute(Routes.VerifyToken, new { culture = language, token });
    }
}
