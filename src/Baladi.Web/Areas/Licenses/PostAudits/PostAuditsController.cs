using System.Globalization;
using Baladi.Core.Basics;
using Baladi.Core.Licenses;
using Baladi.Core.Licenses.Sampled;
using Baladi.Web.Areas.Licenses.Register;
using Baladi.Web.Shared.Layout;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Baladi.Web.Areas.Licenses.PostAudits;

/// <summary>The draws of the post-audit, open to everybody: who wants to can draw them again.</summary>
[Area("Licenses"), Route("licenses/post-audits"), AllowAnonymous, EnableRateLimiting(RegisterLimit.Policy), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PostAuditsController(ReadSamples samples, TimeProvider time, Texts texts, IOptionsSnapshot<DemoOptions> demo) : Controller
{
    private const int Days = 31;

    [HttpGet("", Name = Routes.PostAudits)]
    public async Task<IActionResult> Index(string? before, CancellationToken cancel)
    {
        if (samples.Service is not { } service) return NotFound();
        var later = DateOnly.TryParseExact(before, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked);
        // Tomorrow's commitment stands as well: it is what the draw is held against.
        var days = await samples.DaysAsync(service.Code, later ? asked : time.Today().AddDays(2), Days + 1, cancel);
        return View(new PostAuditsPage(service, [.. days.Take(Days)], later, days.Count > Days ? days[Days - 1].Day : null, demo.Value.Enabled));
    }

    /// <param name="number">A license to look up, as it was typed.</param>
    [HttpGet("{day}", Name = Routes.PostAudit)]
    public async Task<IActionResult> Day(string day, string? number, CancellationToken cancel)
    {
        if (samples.Service is not { } service || !DateOnly.TryParseExact(day, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return NotFound();
        if (await samples.DayAsync(service.Code, date, cancel) is not { } drawn) return NotFound();
        if (Request.QueryString.HasValue) Response.Headers["X-Robots-Tag"] = "noindex";
        var page = new PostAuditPage { Day = drawn, Number = number, Demo = demo.Value.Enabled };
        if (!page.Asked || !drawn.Draw.IsDrawn) return View(page);
        var digits = string.Concat(DigitFolding.Fold(number!).Where(c => !char.IsWhiteSpace(c) && c != '-'));
        if (License.IsNumber(digits)) return View(page with { Sample = await samples.FindAsync(drawn.Draw, digits, cancel) });
        ModelState.AddModelError(nameof(number), texts[digits.Length == License.NumberLength ? "verify.number.mistyped" : "verify.number.wrong"]);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(page);
    }
}
