using System.Globalization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Shared.Errors;

/// <summary>Runs in place of the page that failed, whatever its method, and keeps its status.</summary>
[NoCulture, AllowAnonymous, IgnoreAntiforgeryToken, ApiExplorerSettings(IgnoreApi = true)]
public sealed class ErrorController : Controller
{
    private static readonly int[] Known = [400, 401, 403, 404, 405, 409, 413, 422, 429, 500, 503];

    [Route("error/{status:int}")]
    [ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public IActionResult Show()
    {
        // No parameter: binding one would read the body of the request that failed, which may be what made it fail.
        var status = int.Parse((string)RouteData.Values["status"]!, CultureInfo.InvariantCulture);
        // The exception handler has set a status that tells more than the path it was sent to.
        if (HttpContext.Features.Get<Microsoft.AspNetCore.Diagnostics.IExceptionHandlerFeature>() is not null) status = Response.StatusCode;
        Response.StatusCode = status is >= 400 and < 600 ? status : StatusCodes.Status404NotFound;
        var known = Array.IndexOf(Known, Response.StatusCode) >= 0 ? Response.StatusCode : Response.StatusCode < 500 ? 400 : 500;
        return View("/Shared/Errors/Error.cshtml", new ErrorPage(Response.StatusCode, known, HttpContext.TraceIdentifier, Wait()));
    }

    // Whoever refused said it to programs; people are told in words.
    private int? Wait() => int.TryParse(Response.Headers.RetryAfter, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
}

/// <param name="Status">What the answer bears.</param>
/// <param name="Texts">The status whose texts are shown.</param>
/// <param name="Trace">What support asks for when something broke on our side.</param>
/// <param name="Wait">In how many seconds it may be tried again, where that is known.</param>
public sealed record ErrorPage(int Status, int Texts, string Trace, int? Wait)
{
    public bool IsOurs => Status >= 500;
}
