using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Licenses;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Web.Areas.Desk.Queue;

/// <summary>The queue of a post, for all services.</summary>
[Route("desk")]
public sealed class QueueController(CurrentActor current, QueuePages pages, CaseAccess access, ReadLicenses licenses, AssignTaskHandler assign, Problems problems, Texts texts) : DeskController(current)
{
    [HttpGet("", Name = Routes.Desk)]
    public async Task<IActionResult> Index(QueueFilter filter, CancellationToken cancel) =>
        await pages.BuildAsync(filter, Actor, cancel) is { } page ? View(page) : NotFound();

    /// <summary>Straight to a case by its reference, or to a license by its number, however it was typed.</summary>
    [HttpGet("find", Name = Routes.DeskFind)]
    public async Task<IActionResult> Find(string? reference, CancellationToken cancel)
    {
        if (Reference.Parse(reference) is { } parsed && await access.VisibleTo(Actor).AnyAsync(c => c.Reference == parsed, cancel))
            return RedirectToRoute(Routes.DeskCase, new { reference = parsed });
        var number = string.Concat(DigitFolding.Fold(reference ?? "").Where(char.IsAsciiDigit));
        if (License.IsNumber(number) && await licenses.FindAsync(number, Actor, cancel) is not null) return RedirectToRoute(Routes.DeskLicense, new { number });
        ModelState.AddModelError(nameof(reference), texts[Reference.Parse(reference) is null && !License.IsNumber(number) ? "desk.find.malformed" : "desk.find.unknown"]);
        return View(nameof(Index), await pages.BuildAsync(new QueueFilter(), Actor, cancel));
    }

    [HttpPost("take"), Authorize(Policy = Policies.Work)]
    public async Task<IActionResult> Take(string reference, long taskId, long version, string? back, CancellationToken cancel)
    {
        var outcome = await assign.HandleAsync(new AssignTask(reference, taskId, Actor.AccountId, version), Actor, cancel);
        if (outcome.Kind == OutcomeKind.NotFound) return NotFound();
        if (outcome.IsDone) Say("success", texts["desk.taken", outcome.Value!.Title], Url.RouteUrl(Routes.DeskCase, new { reference }), texts["desk.taken.open"]);
        else Say("warning", problems.Say(outcome.Problems[0]), Url.RouteUrl(Routes.DeskCase, new { reference }), texts["desk.taken.open"]);
        return Url.IsLocalUrl(back) ? LocalRedirect(back) : RedirectToRoute(Routes.Desk);
    }

    /// <summary>The most urgent case nobody has taken. Where colleagues are faster, the one after it.</summary>
    [HttpPost("take-next"), Authorize(Policy = Policies.Work)]
    public async Task<IActionResult> TakeNext(QueueFilter filter, string? back, CancellationToken cancel)
    {
        foreach (var line in await pages.UnassignedAsync(filter, Actor, cancel))
        {
            var outcome = await assign.HandleAsync(new AssignTask(line.Reference, line.TaskId, Actor.AccountId, line.CaseVersion), Actor, cancel);
            if (outcome.IsDone) return RedirectToRoute(Routes.DeskCase, new { reference = line.Reference });
        }
        Say("info", texts["desk.takeNext.none"]);
        return Url.IsLocalUrl(back) ? LocalRedirect(back) : RedirectToRoute(Routes.Desk);
    }
}
