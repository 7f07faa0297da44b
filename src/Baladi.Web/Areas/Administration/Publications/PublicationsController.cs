using Baladi.Core.Publications;
using Baladi.Core.Requirements;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Administration.Publications;

/// <summary>Every published list with its history; begins the next version of anything published, and withdraws one that waits.</summary>
[Route("administration/publications"), Authorize(Policy = Policies.Publications)]
public sealed class PublicationsController(CurrentActor current, PublicationPages pages, BeginDraftHandler begin, WithdrawVersionHandler withdraw, Problems problems, Texts texts) : AdministrationController(current)
{
    [HttpGet("", Name = Routes.PublishLists)]
    public async Task<IActionResult> Index(CancellationToken cancel) => View(await pages.AllAsync(PublicationPages.Lists, Actor, cancel));

    [HttpGet("{kind}/{code}", Name = Routes.Publication)]
    public async Task<IActionResult> Show(string kind, string code, int? version, CancellationToken cancel) => await pages.FindAsync(kind, code, version, Actor, cancel) is { } page ? View(page) : NotFound();

    [HttpPost("{kind}/{code}/draft", Name = Routes.BeginPublication), Authorize(Policy = Policies.Publish)]
    public async Task<IActionResult> Begin(string kind, string code, CancellationToken cancel)
    {
        // What no page writes is not begun on one.
        if (kind != RequirementDocument.Kind && !PublicationPages.Lists.Contains(kind)) return NotFound();
        var outcome = await begin.HandleAsync(new BeginDraft(kind, code), Actor, cancel);
        return outcome.IsDone ? RedirectToRoute(Routes.PublicationDraft, new { draft = outcome.Value!.Reference }) : NotFound();
    }

    [HttpGet("{kind}/{code}/versions/{version:int}/withdraw", Name = Routes.WithdrawPublication)]
    public IActionResult Withdraw(string kind, string code, int version) => pages.Waiting(kind, code, version, null) is { } page ? View(page) : NotFound();

    [HttpPost("{kind}/{code}/versions/{version:int}/withdraw"), Authorize(Policy = Policies.ApprovePublications), StepUp]
    public async Task<IActionResult> Withdraw(string kind, string code, int version, string? reason, CancellationToken cancel)
    {
        var outcome = await withdraw.HandleAsync(new WithdrawVersion(kind, code, version, reason), Actor, cancel);
        if (outcome.IsDone)
        {
            Say("success", texts["publication.withdrawn", version]);
            return RedirectToRoute(kind == RequirementDocument.Kind ? Routes.PublishRequirements : Routes.PublishLists);
        }
        if (pages.Waiting(kind, code, version, reason) is not { } page) return NotFound();
        problems.AddTo(ModelState, outcome.Problems);
        return Again(outcome.Kind, nameof(Withdraw), page);
    }
}
