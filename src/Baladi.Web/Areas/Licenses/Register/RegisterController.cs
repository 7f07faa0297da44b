using Baladi.Core.Authorities;
using Baladi.Core.Basics;
using Baladi.Core.Licenses;
using Baladi.Core.Licenses.Register;
using Baladi.Web.Areas.Licenses.Verification;
using Baladi.Web.Shared.Layout;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Baladi.Web.Areas.Licenses.Register;

/// <summary>The public register: which licenses there are, by number, name, activity, municipality and state, and how each stands today. It names no natural person.</summary>
[Area("Licenses"), Route("licenses/register"), AllowAnonymous, EnableRateLimiting(RegisterLimit.Policy), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class RegisterController(ReadRegister register, VerifyLicense verify, VerificationPages pages, ActivityNames activities, Geography geography, Texts texts, IOptionsSnapshot<DemoOptions> demo) : Controller
{
    /// <summary>So many digits are meant as a number, and not as part of a name.</summary>
    private const int FewestOfANumber = 8;

    [HttpGet("", Name = Routes.LicenseRegister)]
    public async Task<IActionResult> Index(RegisterFilter filter, CancellationToken cancel)
    {
        filter = Offered(filter);
        // Lists found by a question change with every license, and lead machines in circles.
        if (Request.QueryString.HasValue) NoIndex();
        var digits = string.Concat(DigitFolding.Fold(filter.Q ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-'));
        if (digits.Length >= FewestOfANumber && digits.All(char.IsAsciiDigit))
        {
            if (!License.IsNumber(digits)) return Wrong(filter, digits.Length == License.NumberLength ? "verify.number.mistyped" : "verify.number.wrong");
            if (await verify.ByNumberAsync(digits, cancel) is not null) return RedirectToRoute(Routes.RegisteredLicense, new { number = digits });
            return View(Page(filter, new([], null)));
        }
        if (!string.IsNullOrWhiteSpace(filter.Q) && !ReadRegister.IsSearchable(filter.Q)) return Wrong(filter, "licenseRegister.q.short");
        return View(Page(filter, await register.PageAsync(new() { Name = filter.Q, Activity = filter.Activity, Authority = filter.Municipality, Status = filter.Status, After = RegisterPlace.Parse(filter.After) }, cancel)));
    }

    [HttpGet("{number}", Name = Routes.RegisteredLicense)]
    public async Task<IActionResult> Show(string number, CancellationToken cancel)
    {
        NoIndex();
        if (await verify.ByNumberAsync(number, cancel) is not { } license) return NotFound();
        return View("/Areas/Licenses/Verification/Result.cshtml", pages.Of(license) with { InRegister = true });
    }

    // What is not offered counts as not asked.
    private RegisterFilter Offered(RegisterFilter filter) => filter with
    {
        Q = filter.Q?.Length > RegisterPage.MaxQuery ? filter.Q[..RegisterPage.MaxQuery] : filter.Q,
        Activity = activities.Find(filter.Activity)?.Code,
        Municipality = Authorities.FirstOrDefault(authority => authority.Code == filter.Municipality)?.Code,
        State = filter.Status is { } status ? RegisterFilter.NameOf(status) : null,
    };

    private ViewResult Wrong(RegisterFilter filter, string key)
    {
        ModelState.AddModelError(nameof(filter.Q), texts[key]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Index), Page(filter, new([], null)));
    }

    private RegisterPage Page(RegisterFilter filter, RegisterLines found) => new()
    {
        Filter = filter,
        Found = found,
        Activities = [.. activities.All],
        Authorities = [.. Authorities],
        Activity = activities.Find(filter.Activity),
        Authority = filter.Municipality is { } code ? geography.Authority(code) : null,
        Demo = demo.Value.Enabled,
    };

    private IEnumerable<Authority> Authorities => geography.Authorities.Where(authority => authority.Kind == AuthorityKind.Amanah || authority.TakesCases);

    private void NoIndex() => Response.Headers["X-Robots-Tag"] = "noindex";
}
