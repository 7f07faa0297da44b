using Baladi.Core.Basics;
using Baladi.Core.Language;
using Baladi.Core.Publications;
using Baladi.Core.Requirements;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Baladi.Web.Areas.Administration.Drafts;

namespace Baladi.Web.Areas.Administration.Clauses;

/// <summary>The clauses of a draft: each is added, written, moved and removed on a page of its own.</summary>
[Route("administration/publications/drafts/{draft}/clauses"), Authorize(Policy = Policies.Publish)]
public sealed class ClausesController(CurrentActor current, DraftPages pages, ClauseForms forms, ClauseFields fields, WriteDraftHandler write, Problems problems, Texts texts) : AdministrationController(current)
{
    /// <summary>Chooses the kind of a new clause, or begins to write it.</summary>
    [HttpGet("new", Name = Routes.NewRequirementClause)]
    public async Task<IActionResult> New(string draft, ClauseKind? kind, CancellationToken cancel) =>
        await pages.RequirementAsync(draft, Actor, cancel) is not { } page ? NotFound()
        : kind is { } chosen && Enum.IsDefined(chosen) ? View(nameof(Edit), fields.Of(page, null, ClauseForms.New(chosen, page.Draft.Version)))
        : View("Kinds", page);

    [HttpPost("new")]
    public Task<IActionResult> New(string draft, ClauseForm form, CancellationToken cancel) => WriteAsync(draft, null, form, cancel);

    [HttpGet("{clause}", Name = Routes.RequirementClause)]
    public async Task<IActionResult> Edit(string draft, string clause, CancellationToken cancel) =>
        await pages.RequirementAsync(draft, Actor, cancel) is { } page && Find(page, clause) is { } found ? View(fields.Of(page, found, forms.Of(found, page.Draft.Version))) : NotFound();

    [HttpPost("{clause}")]
    public Task<IActionResult> Edit(string draft, string clause, ClauseForm form, CancellationToken cancel) => WriteAsync(draft, clause, form, cancel);

    [HttpPost("{clause}/remove")]
    public async Task<IActionResult> Remove(string draft, string clause, long version, CancellationToken cancel)
    {
        if (await pages.RequirementAsync(draft, Actor, cancel) is not { } page || Find(page, clause) is not { } found) return NotFound();
        var outcome = await write.HandleAsync(new WriteDraft(draft, page.Document with { Clauses = [.. page.Document.Clauses.Where(one => one.Code != clause)] }, $"clauses/{clause}", version), Actor, cancel);
        Say(outcome.IsDone ? "success" : "warning", outcome.IsDone ? texts["publication.clause.removed", texts[found.Title]] : problems.Say(outcome.Problems[0]));
        return RedirectToRoute(Routes.PublicationDraft, new { draft });
    }

    /// <summary>Up or down among those of its heading.</summary>
    [HttpPost("{clause}/move")]
    public async Task<IActionResult> Move(string draft, string clause, bool up, long version, CancellationToken cancel)
    {
        if (await pages.RequirementAsync(draft, Actor, cancel) is not { } page || Find(page, clause) is not { } found) return NotFound();
        var clauses = page.Document.Clauses.ToList();
        var neighbours = clauses.Where(one => one.Heading == found.Heading).ToList();
        var to = neighbours.IndexOf(found) + (up ? -1 : 1);
        if (to >= 0 && to < neighbours.Count)
        {
            var (here, there) = (clauses.IndexOf(found), clauses.IndexOf(neighbours[to]));
            (clauses[here], clauses[there]) = (clauses[there], clauses[here]);
            var outcome = await write.HandleAsync(new WriteDraft(draft, page.Document with { Clauses = clauses }, $"clauses/{clause}", version), Actor, cancel);
            if (!outcome.IsDone) Say("warning", problems.Say(outcome.Problems[0]));
        }
        return RedirectToRoute(Routes.PublicationDraft, new { draft }, clause);
    }

    private async Task<IActionResult> WriteAsync(string reference, string? code, ClauseForm form, CancellationToken cancel)
    {
        if (await pages.RequirementAsync(reference, Actor, cancel) is not { } page) return NotFound();
        var before = code is null ? null : Find(page, code);
        if (code is not null && before is null) return NotFound();
        if (form.Do is "add-row" or "add-term")
        {
            // Nothing is judged yet: the page comes back with one line more.
            ModelState.Clear();
            form = form.Do == "add-row" ? form with { When = [.. form.When.Take(ClauseForm.MostRows - 1), new()] } : form with { Terms = [.. form.Terms.Take(ClauseForm.MostTerms - 1), new()] };
            return View(nameof(Edit), fields.Of(page, before, form));
        }
        var (clause, wrong) = forms.Read(form, before, page.Document.Clauses.Select(one => one.Code));
        problems.AddTo(ModelState, wrong);
        if (clause is null || !ModelState.IsValid) return Again(OutcomeKind.Invalid, nameof(Edit), fields.Of(page, before, form));
        var clauses = before is null ? [.. page.Document.Clauses, clause] : page.Document.Clauses.Select(one => one.Code == clause.Code ? clause : one).ToList();
        var outcome = await write.HandleAsync(new WriteDraft(reference, page.Document with { Clauses = clauses }, $"clauses/{clause.Code}", form.Version), Actor, cancel);
        if (!outcome.IsDone)
        {
            if (outcome.Kind == OutcomeKind.NotFound) return NotFound();
            // Sending again is then meant: what somebody else wrote is on the page of the draft.
            ModelState.Remove(nameof(form.Version));
            problems.AddTo(ModelState, outcome.Problems);
            return Again(outcome.Kind, nameof(Edit), fields.Of(page, before, form with { Version = page.Draft.Version }));
        }
        Say("success", texts["publication.clause.saved", texts[clause.Title]]);
        // What is measured is proved by examples: they come next.
        return clause.Kind == ClauseKind.Measured ? RedirectToRoute(Routes.RequirementExamples, new { draft = reference, clause = clause.Code }) : RedirectToRoute(Routes.PublicationDraft, new { draft = reference }, clause.Code);
    }

    private static Clause? Find(RequirementDraftPage page, string code) => page.Document.Clauses.FirstOrDefault(clause => clause.Code == code);
}
