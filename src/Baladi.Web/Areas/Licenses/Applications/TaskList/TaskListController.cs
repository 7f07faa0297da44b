using Baladi.Core.Cases.Drafts;
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
        return instead ?? Page("TaskList/Index", new TaskListPage(review, Actor.IsVerified, price.Of(review), texts));
    }

    [HttpGet("discard", Name = ApplicationRoutes.Discard)]
    public async Task<IActionResult> Discard(string reference, CancellationToken cancel)
    {
        var (review, instead) = await OpenAsync(reference, cancel);
        return instead ?? Page("TaskList/Discard", new TaskListPage(review, Actor.IsVerified, price.Of(review), texts));
    }

    [HttpPost("discard"), ActionName(nameof(Discard))]
    public async Task<IActionResult> DiscardNow(string reference, CancellationToken cancel)
    {
        var (review, instead) = await OpenAsync(reference, cancel);
        if (instead is not null) return instead;
        var outcome = await discard.HandleAsync(new(reference), Actor, cancel);
        return Instead(outcome, reference) ?? Redirect303(Url.RouteUrl(Routes.Service, new { code = review.Draft.ServiceCode })!);
    }
}
