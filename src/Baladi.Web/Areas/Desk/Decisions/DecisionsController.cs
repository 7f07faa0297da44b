using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Procedures;
using Baladi.Web.Areas.Desk.Cases;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Desk.Decisions;

/// <summary>An action on a task, shown with what follows from it and then confirmed.</summary>
[Route("desk/cases/{reference}/decisions/{decision}")]
public sealed class DecisionsController(CurrentActor current, CasePages pages, Consequences consequences, ClauseLists clauses, DecideTaskHandler decide, Problems problems, Texts texts) : DeskController(current)
{
    [HttpGet("", Name = Routes.DeskDecision)]
    public async Task<IActionResult> Index(string reference, string decision, CancellationToken cancel)
    {
        if (await pages.BuildAsync(reference, Actor, cancel) is not { } found || Find(found, decision) is not { } page) return NotFound();
        if (page.MayDecide) return View(page with { Form = page.Form with { Reason = page.Action.Kind == ActionKind.Refuse ? clauses.Reasons(found.Clauses) : null } });
        Say("warning", page.Withheld is { } withheld ? problems.Say(withheld) : texts["desk.decision.notOpen"]);
        return RedirectToRoute(Routes.DeskCase, new { reference = found.Case.Reference });
    }

    [HttpPost(""), Authorize(Policy = Policies.Work)]
    public async Task<IActionResult> Index(string reference, string decision, DecisionForm form, CancellationToken cancel)
    {
        var outcome = await decide.HandleAsync(new DecideTask(reference, form.TaskId, decision, form.Reason, form.Version), Actor, cancel);
        if (outcome.IsDone)
        {
            Say("success", texts["desk.decision.done"]);
            return RedirectToRoute(Routes.DeskCase, new { reference });
        }
        if (outcome.Kind == OutcomeKind.NotFound || await pages.BuildAsync(reference, Actor, cancel) is not { } found || Find(found, decision) is not { } page) return NotFound();
        page = page with { Form = form };
        if (outcome.Kind == OutcomeKind.Conflict)
        {
            // The hidden fields follow the case as it stands now: sending again is then meant.
            ModelState.Remove(nameof(form.Version));
            ModelState.Remove(nameof(form.TaskId));
            page = page with { Conflict = new(problems.Say(outcome.Problems[0]), form.Reason), Form = form with { Version = found.Case.Version, TaskId = page.Panel?.Task.Id ?? form.TaskId } };
        }
        else problems.AddTo(ModelState, outcome.Problems.Select(problem => problem with { Field = problem.Field == "reason" ? nameof(form.Reason) : "" }));
        return Again(outcome.Kind, nameof(Index), page);
    }

    /// <summary>The action among those of the open task; where none is open any more, among all tasks of staff, to say what it was.</summary>
    private DecisionPage? Find(CasePage page, string decision)
    {
        var panel = page.Tasks.FirstOrDefault(panel => panel.Acts && panel.Actions.Any(item => Is(item.Action, decision)));
        var action = panel?.Actions.First(item => Is(item.Action, decision)).Action
            ?? page.View.Procedure.Content.Tasks.SelectMany(task => task.Actions).FirstOrDefault(action => Is(action, decision));
        return action is null ? null : new()
        {
            Page = page,
            Action = action,
            Panel = panel,
            Form = new() { TaskId = panel?.Task.Id ?? 0, Version = page.Case.Version },
            Withheld = panel?.Actions.First(item => Is(item.Action, decision)).Withheld,
            Consequences = panel is null ? [] : consequences.Of(page.View, panel.Task, action),
        };
    }

    private static bool Is(ActionDefinition action, string code) => action.Code == code && action.Kind != ActionKind.Correct;
}
