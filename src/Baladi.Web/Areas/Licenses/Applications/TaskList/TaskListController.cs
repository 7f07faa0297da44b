using Baladi.Core.Cases.Drafts;
using Baladi.Core.People;
using Baladi.Web.Areas.Licenses.Cases;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Licenses.Applications.TaskList;

/// <summary>An application being written: what is done, what is to do, what it will cost; and throwing it away.</summary>
[Route("licenses/applications/{reference}")]
public sealed class TaskListController(OpenDraft draft, DiscardDraftHandler discard, PriceSoFar price, Texts texts) : ApplicationController(draft)
{
    [HttpGet("", Name = Routes.Application)]
    public async Task<IActionResult> Index(string reference, CancellationToken cancel)
    {
        var (review, instead) = await OpenAsync(reference, cancel);
        return instead ?? Page("TaskList/Index", new TaskListPage(review, Actor.Gap<SubmitCase>(), Actor.ActingFor is { SignOff: true }, price.Of(review), texts));
    }

    [HttpGet("discard", Name = ApplicationRoutes.Discard)]
    public async Task<IActionResult> Discard(string reference, CancellationToken cancel)
    {
        if (await Draft.FindAsync(reference, cancel) is not { } found) return NotFound();
        return found.SubmittedCaseId is null ? Page("TaskList/Discard", Draft.Begun(found)) : ToDone(reference);
    }

    [HttpPost("discard"), ActionName(nameof(Discard))]
    public async Task<IActionResult> DiscardNow(string reference, CancellationToken cancel)
    {
        if (await Draft.FindAsync(reference, cancel) is null) return NotFound();
        var outcome = await discard.HandleAsync(new(reference), Actor, cancel);
        if (Instead(outcome, reference) is { } instead) return instead;
        TempData[CasesController.Said] = "cases.draft.discarded";
        return Redirect303(Url.RouteUrl(Routes.Licenses)!);
    }
}
