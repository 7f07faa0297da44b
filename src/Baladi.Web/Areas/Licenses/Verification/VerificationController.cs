using System.Text;
using Baladi.Core.Licenses;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Baladi.Web.Areas.Licenses.Verification;

/// <summary>Whether a license is real and how it stands today, for anybody who has its code or its number.</summary>
[Area("Licenses"), Route("licenses/verify"), AllowAnonymous, EnableRateLimiting(VerificationLimit.Policy), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class VerificationController(VerifyLicense verify, VerificationPages pages, Texts texts, TimeProvider time) : Controller
{
    [HttpGet("", Name = Routes.Verify)]
    public async Task<IActionResult> Index(VerificationForm form, CancellationToken cancel)
    {
        if (!Request.Query.ContainsKey(VerificationLimit.NumberField)) return View(form);
        var digits = new string([.. (form.Number ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-')]);
        if (!License.IsNumber(digits))
        {
            ModelState.AddModelError(nameof(form.Number), texts[digits.Length == 0 ? "verify.number.missing" : digits.Length != License.NumberLength || !digits.All(char.IsAsciiDigit) ? "verify.number.wrong" : "verify.number.mistyped"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(nameof(Index), form);
        }
        return Result(await verify.ByNumberAsync(digits, cancel), digits);
    }

    [HttpGet("{token}", Name = Routes.VerifyToken)]
    public async Task<IActionResult> Token(string token, CancellationToken cancel) => Result(await verify.ByTokenAsync(token, cancel), null);

    /// <summary>For whoever has to verify it without a connection, with any tool that knows JSON Web Signatures.</summary>
    [HttpGet("{token}/signed", Name = Routes.SignedLicense)]
    public async Task<IActionResult> Copy(string token, CancellationToken cancel)
    {
        if (await verify.ByTokenAsync(token, cancel) is not { Signature: { } signature } license) return NotFound();
        Response.Headers["X-Robots-Tag"] = "noindex";
        return File(Encoding.ASCII.GetBytes(signature), "application/jose", $"{license.Number}.jws");
    }

    private ViewResult Result(VerifiedLicense? license, string? number)
    {
        Response.Headers["X-Robots-Tag"] = "noindex";
        if (license is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return View("Unknown", new NotFoundPage(number, time.GetUtcNow()));
        }
        return View("Result", pages.Of(license));
    }
}
