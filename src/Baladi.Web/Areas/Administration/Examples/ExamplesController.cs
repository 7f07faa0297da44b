using Baladi.Core.Basics;
using Baladi.Core.Publishing;
using Baladi.Core.Publications;
using Baladi.Core.Requirements;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Baladi.Web.Areas.Administration.Drafts;
using Baladi.Web.Areas.Administration.Clauses;

namespace Baladi.Web.Areas.Administration.Examples;

/// <summary>The worked examples of a measured clause: facts, and what their author expects of them, beside what the clause makes of them.</summary>
[Route("administration/publications/drafts/{draft}/clauses/{clause}/examples"), Authorize(Policy = Policies.Publish)]
public sealed class ExamplesController(CurrentActor current, DraftPages pages, ExampleForms forms, PublishedCatalog catalog, WriteDraftHandler write, Problems problems, Texts texts) : AdministrationController(current)
{
    [HttpGet("", Name = Routes.RequirementExamples)]
    public async Task<IActionResult> Index(string draft, string clause, CancellationToken cancel) =>
        await FindAsync(draft, clause, cancel) is var (page, found) && found is not null ? View(forms.Of(page!, found, forms.Of(found, page!.Draft.Version))) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Index(string draft, string clause, ExamplesForm form, CancellationToken cancel)
    {
        if (await FindAsync(draft, clause, cancel) is not (var page, { } found) || page is null) return NotFound();
        if (form.Do == "add")
        {
            ModelState.Clear();
            return View(forms.Of(page, found, form with { Rows = [.. form.Rows.Take(ExamplesForm.Most - 1), new()] }));
        }
        var (examples, wrong) = forms.Read(found, form);
        problems.AddTo(ModelState, wrong);
        if (!ModelState.IsValid) return Again(OutcomeKind.Invalid, nameof(Index), forms.Of(page, found, form));
        var changed = found with { Examples = examples };
        var outcome = await write.HandleAsync(new WriteDraft(draft, page.Document with { Clauses = [.. page.Document.Clauses.Select(one => one.Code == clause ? changed : one)] }, $"clauses/{clause}/examples", form.Version), Actor, cancel);
        if (!outcome.IsDone)
        {
            if (outcome.Kind == OutcomeKind.NotFound) return NotFound();
            ModelState.Remove(nameof(form.Version));
            problems.AddTo(ModelState, outcome.Problems);
            return Again(outcome.Kind, nameof(Index), forms.Of(page, found, form with { Version = page.Draft.Version }));
        }
        // Kept whatever comes of them: it may be the limit that is wrong, and not the example.
        var names = new FactNames(catalog);
        if (examples.All(example => !example.Check(changed, names).Any()) && examples.Any(example => example.Verdict == Verdict.Pass) && examples.Any(example => example.Verdict == Verdict.Fail))
        {
            Say("success", texts["publication.examples.saved"]);
            return RedirectToRoute(Routes.PublicationDraft, new { draft }, clause);
        }
        Say("warning", texts["publication.examples.differ"]);
        return RedirectToRoute(Routes.RequirementExamples, new { draft, clause });
    }

    private async Task<(RequirementDraftPage? Page, Clause? Clause)> FindAsync(string reference, string code, CancellationToken cancel) =>
        await pages.RequirementAsync(reference, Actor, cancel) is { } page && page.Document.Clauses.FirstOrDefault(clause => clause.Code == code) is { Measure: not null } clause ? (page, clause) : (null, null);
}
