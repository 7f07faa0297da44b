using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Visits;
using Baladi.Web.Areas.Desk.Cases;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Desk.Visits;

/// <summary>When somebody goes and looks, and what came of it.</summary>
[Route("desk/cases/{reference}")]
public sealed class VisitsController(CurrentActor current, CasePages pages, PlanVisitHandler plan, SettleVisitHandler settle, Problems problems, Texts texts) : DeskController(current)
{
    [HttpGet("visits", Name = Routes.DeskVisit)]
    public async Task<IActionResult> Index(string reference, CancellationToken cancel) => await FindAsync(reference, new(), cancel) is { } page ? View(page) : NotFound();

    [HttpPost("visits"), Authorize(Policy = Policies.Work)]
    public async Task<IActionResult> Plan(string reference, VisitForm form, CancellationToken cancel)
    {
        var outcome = await plan.HandleAsync(new PlanVisit(reference, form.TaskId, form.On, form.From, form.To, form.Reason, form.Version), Actor, cancel);
        if (!outcome.IsDone) return await AgainAsync(outcome, reference, form, cancel);
        Say("success", texts["visits.said.planned"]);
        return RedirectToRoute(Routes.DeskVisit, new { reference });
    }

    [HttpPost("visits/{id:long}"), Authorize(Policy = Policies.Work)]
    public async Task<IActionResult> Settle(string reference, long id, VisitForm form, CancellationToken cancel)
    {
        var outcome = await settle.HandleAsync(new SettleVisit(reference, id, form.State, form.Note, form.Version), Actor, cancel);
        if (!outcome.IsDone) return await AgainAsync(outcome, reference, form, cancel);
        Say("success", texts[$"visits.said.{form.State}"]);
        return form.State == VisitState.Made ? Redirect(Url.RouteUrl(Routes.DeskCase, new { reference }) + "#clauses") : RedirectToRoute(Routes.DeskVisit, new { reference });
    }

    /// <summary>Where a form failed, the address is that of its POST; whoever reloads it or changes the language comes back.</summary>
    [HttpGet("visits/{id:long}")]
    public IActionResult Settle(string reference, long id) => RedirectToRoute(Routes.DeskVisit, new { reference });

    private async Task<VisitsPage?> FindAsync(string reference, VisitForm form, CancellationToken cancel) =>
        await pages.BuildAsync(reference, Actor, cancel) is { View.Procedure.Content.GoesThere: true } page ? VisitsPage.Of(page, form) : null;

    private async Task<IActionResult> AgainAsync(Outcome<Case> outcome, string reference, VisitForm form, CancellationToken cancel)
    {
        if (outcome.Kind == OutcomeKind.NotFound || await FindAsync(reference, form, cancel) is not { } page) return NotFound();
        if (outcome.Kind == OutcomeKind.Conflict)
        {
            // The hidden fields follow the case as it stands now: sending again is then meant.
            ModelState.Remove(nameof(form.Version));
            ModelState.Remove(nameof(form.TaskId));
            page = page with { Conflict = new(problems.Say(outcome.Problems[0]), form.Reason ?? form.Note) };
        }
        else problems.AddTo(ModelState, outcome.Problems);
        return Again(outcome.Kind, nameof(Index), page);
    }
}
