using Baladi.Core.Publications;
using Baladi.Core.Requirements;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Administration.Requirements;

/// <summary>Every requirement document with what is being written of it; begins the next version of one, and withdraws one that waits.</summary>
[Route("administration/requirements"), Authorize(Policy = Policies.Publications)]
public sealed class RequirementsController(CurrentActor current, RequirementPages pages, BeginDraftHandler begin, WithdrawVersionHandler withdraw, Problems problems, Texts texts) : AdministrationController(current)
{
    [HttpGet("", Name = Routes.PublishRequirements)]
    public async Task<IActionResult> Index(CancellationToken cancel) => View(await pages.ListAsync(Actor, cancel));

    [HttpPost("{code}/draft"), Authorize(Policy = Policies.Publish)]
    public async Task<IActionResult> Begin(string code, CancellationToken cancel)
    {
        var outcome = await begin.HandleAsync(new BeginDraft(RequirementDocument.Kind, code), Actor, cancel);
        return outcome.IsDone ? RedirectToRoute(Routes.RequirementDraft, new { draft = outcome.Value!.Reference }) : NotFound();
    }

    [HttpGet("{code}/versions/{version:int}/withdraw", Name = Routes.WithdrawRequirement)]
    public async Task<IActionResult> Withdraw(string code, int version, CancellationToken cancel) => await pages.WaitingAsync(code, version, null, cancel) is { } page ? View(page) : NotFound();

    [HttpPost("{code}/versions/{version:int}/withdraw"), Authorize(Policy = Policies.ApprovePublications), StepUp]
    public async Task<IActionResult> Withdraw(string code, int version, string? reason, CancellationToken cancel)
    {
        var outcome = await withdraw.HandleAsync(new WithdrawVersion(RequirementDocument.Kind, code, version, reason), Actor, cancel);
        if (outcome.IsDone)
        {
            Say("success", texts["publication.withdrawn", version]);
            return RedirectToRoute(Routes.PublishRequirements);
        }
        if (await pages.WaitingAsync(code, version, reason, cancel) is not { } page) return NotFound();
        problems.AddTo(ModelState, outcome.Problems);
        return Again(outcome.Kind, nameof(Withdraw), page);
    }
}
