using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.Data;
using Baladi.Core.Payments;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Web.Areas.Licenses.Applications.Answers;

/// <summary>The last look before submitting, submitting itself, and the confirmation.</summary>
[Route("licenses/applications/{reference}")]
public sealed class AnswersController(OpenDraft draft, OwnDrafts drafts, AnswersReader answers, SubmitCaseHandler submit, CaseAccess access, ReadCase cases, BaladiDbContext db, Problems problems)
    : ApplicationController(draft)
{
    [HttpGet("answers", Name = ApplicationRoutes.Answers)]
    public async Task<IActionResult> Index(string reference, CancellationToken cancel)
    {
        var (review, instead) = await OpenAsync(reference, cancel);
        return instead ?? Page("Answers/Index", answers.Read(review, Actor));
    }

    /// <summary>The draft is its own key: however often it is sent, it becomes one case.</summary>
    [HttpPost("submit", Name = ApplicationRoutes.Submit)]
    public async Task<IActionResult> Submit(string reference, CancellationToken cancel)
    {
        var outcome = await submit.HandleAsync(new SubmitCase(reference), Actor, cancel);
        if (outcome.IsDone) return ToDone(reference);
        var (review, instead) = await OpenAsync(reference, cancel);
        if (instead is not null) return instead;
        // Each problem stands beside the section or clause of the page it is about.
        problems.AddTo(ModelState, outcome.Problems.Select(problem => problem with { Field = problem.Field.Length == 0 ? "" : AnswersPage.Anchor(problem.Field) }), field => answers.NameOf(review, field));
        return Page("Answers/Index", answers.Read(review, Actor));
    }

    /// <summary>Hands the application to the owner, who submits it.</summary>
    [HttpPost("prepare", Name = ApplicationRoutes.Prepare)]
    public async Task<IActionResult> Prepare(string reference, [FromServices] PrepareDraftHandler prepare, CancellationToken cancel)
    {
        var outcome = await prepare.HandleAsync(new(reference), Actor, cancel);
        if (outcome.IsDone) return Redirect303(Url.Application(ApplicationRoutes.Answers, reference));
        var (review, instead) = await OpenAsync(reference, cancel);
        if (instead is not null) return instead;
        problems.AddTo(ModelState, outcome.Problems.Select(problem => problem with { Field = problem.Field.Length == 0 ? "" : AnswersPage.Anchor(problem.Field) }), field => answers.NameOf(review, field));
        return Page("Answers/Index", answers.Read(review, Actor));
    }

    /// <summary>Also where a lost answer to submitting leads: the draft remembers what became of it.</summary>
    [HttpGet("done", Name = ApplicationRoutes.Done)]
    public async Task<IActionResult> Done(string reference, CancellationToken cancel)
    {
        var submitted = await drafts.Of(Actor).AsNoTracking().Where(d => d.Reference == reference).Select(d => new { d.SubmittedCaseId }).SingleOrDefaultAsync(cancel);
        if (submitted is null) return NotFound();
        if (submitted.SubmittedCaseId is not { } id) return Redirect303(Url.Application(Routes.Application, reference));
        var found = await access.VisibleTo(Actor).Where(c => c.Id == id).Select(c => c.Reference).SingleOrDefaultAsync(cancel);
        if (found is null || await cases.FindAsync(found, Actor, cancel) is not { } view) return NotFound();
        if (view.Procedure.Content.IsOfficial) return Redirect303(Url.RouteUrl(Routes.DeskCase, new { reference = found })!);
        var due = await db.Set<Invoice>().AsNoTracking().Where(invoice => invoice.CaseId == view.Case.Id && invoice.State == InvoiceState.Open).Select(invoice => new InvoiceDue(invoice.Total, invoice.DueAt)).FirstOrDefaultAsync(cancel);
        return Page("Answers/Done", new DonePage(view, answers.AuthorityOf(view.Case), due));
    }
}

/// <param name="Invoice">Where it can be paid at once.</param>
public sealed record DonePage(CaseView View, Baladi.Core.Language.LocalizedText Authority, InvoiceDue? Invoice);

public sealed record InvoiceDue(Money Total, DateTimeOffset DueAt);
