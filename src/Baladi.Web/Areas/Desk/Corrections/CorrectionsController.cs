using Baladi.Core.Basics;
using Baladi.Core.Cases.Desk;
using Baladi.Web.Areas.Desk.Cases;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Desk.Corrections;

/// <summary>Asks the applicant to put things right.</summary>
[Route("desk/cases/{reference}/corrections")]
public sealed class CorrectionsController(CurrentActor current, CorrectionsPages pages, RequestCorrectionsHandler request, Problems problems, Texts texts) : DeskController(current)
{
    [HttpGet("", Name = Routes.DeskCorrections)]
    public async Task<IActionResult> Index(string reference, CancellationToken cancel)
    {
        if (await pages.BuildAsync(reference, null, Actor, cancel) is not { } page) return NotFound();
        if (page.MayAsk) return View(page);
        Say("warning", page.Withheld is { } withheld ? problems.Say(withheld) : texts["desk.decision.notOpen"]);
        return RedirectToRoute(Routes.DeskCase, new { reference = page.Page.Case.Reference });
    }

    [HttpPost(""), Authorize(Policy = Policies.Work)]
    public async Task<IActionResult> Index(string reference, CorrectionsForm form, CancellationToken cancel)
    {
        var outcome = await request.HandleAsync(new RequestCorrections(reference, form.TaskId, form.Items, form.Note, form.Version), Actor, cancel);
        if (outcome.IsDone)
        {
            Say("success", texts["desk.corrections.sent"]);
            return RedirectToRoute(Routes.DeskCase, new { reference });
        }
        if (outcome.Kind == OutcomeKind.NotFound || await pages.BuildAsync(reference, form, Actor, cancel) is not { } page) return NotFound();
        if (outcome.Kind == OutcomeKind.Conflict)
        {
            // The hidden fields follow the case as it stands now: sending again is then meant.
            ModelState.Remove(nameof(form.Version));
            ModelState.Remove(nameof(form.TaskId));
            // Where the form is gone, its note would stand in the place of all that was typed.
            if (!page.MayAsk) ModelState.Remove(nameof(form.Note));
            page = page with { Conflict = new(problems.Say(outcome.Problems[0]), form.Typed), Form = form with { Version = page.Page.Case.Version, TaskId = page.Panel?.Task.Id ?? form.TaskId } };
        }
        else problems.AddTo(ModelState, outcome.Problems.Select(problem => problem with { Field = FieldOf(problem.Field, form) }));
        return Again(outcome.Kind, nameof(Index), page);
    }

    private static string FieldOf(string target, CorrectionsForm form) =>
        target == "note" ? nameof(form.Note)
        : form.Items.FirstOrDefault(item => item.Target == target) is { } item
            ? $"{nameof(form.Messages)}[{(item.Kind == Core.Cases.CorrectionKind.Fact ? CorrectionsForm.OfFact(target) : CorrectionsForm.OfDocument(target))}]"
        : "";
}
