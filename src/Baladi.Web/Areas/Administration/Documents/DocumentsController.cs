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

namespace Baladi.Web.Areas.Administration.Documents;

/// <summary>Title, summary and scope of a draft.</summary>
[Route("administration/publications/drafts/{draft}/document"), Authorize(Policy = Policies.Publish)]
public sealed class DocumentsController(CurrentActor current, DraftPages pages, DocumentFields fields, WriteDraftHandler write, Problems problems, Texts texts) : AdministrationController(current)
{
    [HttpGet("", Name = Routes.RequirementTerms)]
    public async Task<IActionResult> Index(string draft, CancellationToken cancel) => await pages.RequirementAsync(draft, Actor, cancel) is { } page ? View(fields.Of(page, DocumentForm.Of(page))) : NotFound();

    [HttpPost("")]
    public async Task<IActionResult> Index(string draft, DocumentForm form, CancellationToken cancel)
    {
        if (await pages.RequirementAsync(draft, Actor, cancel) is not { } page) return NotFound();
        foreach (var (field, text, code) in new[] { (nameof(form.TitleAr), form.TitleAr, "publish-write-arabic"), (nameof(form.TitleEn), form.TitleEn, "publish-write-english"), (nameof(form.SummaryAr), form.SummaryAr, "publish-write-arabic"), (nameof(form.SummaryEn), form.SummaryEn, "publish-write-english") })
            if (string.IsNullOrWhiteSpace(text)) problems.AddTo(ModelState, [new(code, field)]);
        if (form.Services.Count + form.Groups.Count + form.Activities.Count == 0) problems.AddTo(ModelState, [new("publish-scope-empty", nameof(form.Services))]);
        if (!ModelState.IsValid) return Again(OutcomeKind.Invalid, nameof(Index), fields.Of(page, form));
        var outcome = await write.HandleAsync(new WriteDraft(draft, page.Document with
        {
            Title = new(form.TitleAr!, form.TitleEn!), Summary = new(form.SummaryAr!, form.SummaryEn!),
            Scope = page.Document.Scope with { Services = form.Services, Groups = form.Groups, Activities = form.Activities, Authorities = form.Authorities },
        }, "scope", form.Version), Actor, cancel);
        if (outcome.IsDone)
        {
            Say("success", texts["publication.document.saved"]);
            return RedirectToRoute(Routes.PublicationDraft, new { draft });
        }
        if (outcome.Kind == OutcomeKind.NotFound) return NotFound();
        ModelState.Remove(nameof(form.Version));
        problems.AddTo(ModelState, outcome.Problems);
        return Again(outcome.Kind, nameof(Index), fields.Of(page, form with { Version = page.Draft.Version }));
    }

}
