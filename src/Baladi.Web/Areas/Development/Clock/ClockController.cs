using Baladi.Web.Shared.Localization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Development.Clock;

/// <summary>Time on a demo system: what takes days of waiting can be tried out in minutes.</summary>
[Area("Development"), Route("development/clock"), AllowAnonymous, DemoOnly]
public sealed class ClockController(DemoClock clock, TimeProvider time, Texts texts) : Controller
{
    [HttpGet("")]
    public IActionResult Index() => Show(new ClockForm());

    [HttpPost("")]
    public async Task<IActionResult> Index(ClockForm form, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return Show(form);
        var moved = form.Date is { } date
            ? await clock.ToAsync(date, cancel)
            : await clock.ForwardAsync(new TimeSpan(form.Days ?? 0, form.Hours ?? 0, 0, 0), cancel);
        if (moved) return Moved();
        ModelState.AddModelError(form.Date is null ? nameof(form.Days) : nameof(form.Date), texts["development.clock.far"]);
        return Show(form);
    }

    [HttpPost("reset")]
    public async Task<IActionResult> Reset(CancellationToken cancel)
    {
        await clock.ResetAsync(cancel);
        return Moved();
    }

    private RedirectToActionResult Moved()
    {
        TempData[nameof(ClockPage.Moved)] = true;
        return RedirectToAction(nameof(Index));
    }

    private ViewResult Show(ClockForm form) => View(nameof(Index), new ClockPage(time.GetUtcNow(), clock.Offset, TempData.ContainsKey(nameof(ClockPage.Moved)) && TempData[nameof(ClockPage.Moved)] is true, form));
}
