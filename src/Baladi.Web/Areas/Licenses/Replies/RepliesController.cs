using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.People;
using Baladi.Web.Areas.Licenses.Cases;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Licenses.Replies;

/// <summary>What a procedure asks of its applicant, and their answer.</summary>
[ActsAsParty, Area("Licenses"), Route("licenses/cases/{reference}/reply"), Authorize(Policy = Policies.SignedIn), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class RepliesController(CasePages pages, AnswerTaskHandler answer, CurrentActor current, Problems problems) : Controller
{
    [HttpGet("", Name = Routes.Reply)]
    public async Task<IActionResult> Index(string reference, CancellationToken cancel)
    {
        if (await pages.FindAsync(reference, current.Actor, cancel) is not { } page) return NotFound();
        return ReplyPage.Of(page, new(), current.Actor.Gap<AnswerTask>()) is { } asked ? View(asked) : RedirectToRoute(Routes.Case, new { reference = page.Case.Reference });
    }

    [HttpPost("")]
    public async Task<IActionResult> Index(string reference, ReplyForm form, CancellationToken cancel)
    {
        if (await pages.FindAsync(reference, current.Actor, cancel) is not { } page) return NotFound();
        var back = RedirectToRoute(Routes.Case, new { reference = page.Case.Reference });
        if (ReplyPage.Of(page, form, current.Actor.Gap<AnswerTask>()) is not { } asked) return back;
        if (ModelState.IsValid)
        {
            var outcome = await answer.HandleAsync(new(page.Case.Reference, form.Answer ?? "", form.TextOf(asked.Definition)), current.Actor, cancel);
            if (outcome.Kind == OutcomeKind.NotFound) return NotFound();
            // Answered by somebody else at the same moment: the page itself tells how.
            if (outcome.Kind == OutcomeKind.Conflict) return back;
            if (outcome.IsDone)
            {
                TempData[CasesController.Said] = "reply.said";
                return back;
            }
            problems.AddTo(ModelState, outcome.Problems.Select(problem => problem.Field == nameof(AnswerTask.Text) ? problem with { Field = form.FieldOf(asked.Definition) } : problem));
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(asked);
    }
}
