using Baladi.Core.Basics;
using Baladi.Core.Publications;
using Baladi.Core.Publications.Exchange;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Web.Areas.Requirements.Documents;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Administration.Drafts;

/// <summary>One draft: what it changes, what stands in its way, its day, and the way to a second person and back.</summary>
[Route("administration/publications/drafts/{draft}"), Authorize(Policy = Policies.Publications)]
public sealed class DraftsController(
    CurrentActor current, DraftPages pages, DocumentPages documents, PlanDraftHandler plan, SendDraftHandler send, TakeBackDraftHandler takeBack, DiscardPublicationDraftHandler discard, ReviewDraftHandler review,
    Problems problems, Texts texts, Dates dates) : AdministrationController(current)
{
    [HttpGet("", Name = Routes.PublicationDraft)]
    public async Task<IActionResult> Show(string draft, CancellationToken cancel) => await pages.FindAsync(draft, Actor, cancel) is { } page ? View(page) : NotFound();

    /// <summary>A requirement document as everybody will read it.</summary>
    [HttpGet("preview", Name = Routes.RequirementPreview)]
    public async Task<IActionResult> Preview(string draft, CancellationToken cancel) =>
        await pages.FindAsync(draft, Actor, cancel) is RequirementDraftPage page ? View(new PreviewPage(draft, documents.Preview(page.Document, page.Draft.EffectiveFrom ?? page.Earliest, page.Draft.Why))) : NotFound();

    /// <summary>The draft as a file, to be written on elsewhere and taken in again.</summary>
    [HttpGet("export/{format}")]
    public async Task<IActionResult> Export(string draft, RequirementFormat format, CancellationToken cancel) => await pages.FindAsync(draft, Actor, cancel) switch
    {
        RequirementDraftPage page => this.Download(page.Document, format, $"{page.Draft.Code}-draft"),
        { Draft: var list } when format == RequirementFormat.Json => this.Download(PublicationChecks.Read(list.Kind, list.Content), $"{list.Kind}-{list.Code}-draft"),
        _ => NotFound(),
    };

    [HttpPost("import"), Authorize(Policy = Policies.Publish), RequestSizeLimit(ContentFiles.MaxBytes + 64 * 1024), RequestFormLimits(MultipartBodyLengthLimit = ContentFiles.MaxBytes + 64 * 1024)]
    public async Task<IActionResult> Import(string draft, IFormFile? file, long version, [FromServices] WriteDraftHandler write, CancellationToken cancel)
    {
        if (file is null || file.Length == 0) return await DoneAsync(draft, Failure.Invalid(new Problem("import-none", nameof(file))), "", cancel);
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancel);
        if (await pages.FindAsync(draft, Actor, cancel) is not { } page) return NotFound();
        var read = ContentFiles.Read(page.Draft.Kind, bytes.ToArray());
        Outcome<PublicationDraft> outcome = read.Value is { } found ? await write.HandleAsync(new WriteDraft(draft, found.Content, "import", version), Actor, cancel) : new Failure(read.Kind, [.. read.Problems]);
        return await DoneAsync(draft, outcome.IsDone ? outcome : outcome with { Problems = [.. outcome.Problems.Select(problem => problem with { Field = nameof(file) })] }, "publication.imported", cancel);
    }

    [HttpPost("plan"), Authorize(Policy = Policies.Publish)]
    public async Task<IActionResult> Plan(string draft, DateOnly? from, string? why, long version, CancellationToken cancel) =>
        await DoneAsync(draft, ModelState.IsValid ? await plan.HandleAsync(new PlanDraft(draft, from, why, version), Actor, cancel) : Failure.Invalid(), "publication.planned", cancel);

    [HttpPost("send"), Authorize(Policy = Policies.Publish)]
    public async Task<IActionResult> Send(string draft, long version, CancellationToken cancel) => await DoneAsync(draft, await send.HandleAsync(new SendDraft(draft, version), Actor, cancel), "publication.sent", cancel);

    [HttpPost("take-back"), Authorize(Policy = Policies.Publish)]
    public async Task<IActionResult> TakeBack(string draft, long version, CancellationToken cancel) => await DoneAsync(draft, await takeBack.HandleAsync(new TakeBackDraft(draft, version), Actor, cancel), "publication.takenBack", cancel);

    [HttpPost("discard"), Authorize(Policy = Policies.Publish)]
    public async Task<IActionResult> Discard(string draft, long version, CancellationToken cancel) => await DoneAsync(draft, await discard.HandleAsync(new DiscardPublicationDraft(draft, version), Actor, cancel), "publication.discarded", cancel);

    [HttpPost("review"), Authorize(Policy = Policies.ApprovePublications), StepUp]
    public async Task<IActionResult> Review(string draft, string? decision, string? reason, long version, CancellationToken cancel)
    {
        if (decision is not ("approve" or "return")) return await DoneAsync(draft, Failure.Invalid(new Problem("choose-one", nameof(decision))), "", cancel);
        return await DoneAsync(draft, await review.HandleAsync(new ReviewDraft(draft, decision == "approve", reason, version), Actor, cancel), decision == "approve" ? "publication.approved" : "publication.returned", cancel);
    }

    private async Task<IActionResult> DoneAsync(string reference, Outcome<PublicationDraft> outcome, string said, CancellationToken cancel)
    {
        if (outcome.IsDone)
        {
            var done = outcome.Value!;
            var (history, all) = done.Kind == RequirementDocument.Kind
                ? (Url.RouteUrl(Routes.RequirementHistory, new { code = done.Code }), Routes.PublishRequirements)
                : (Url.RouteUrl(Routes.Publication, new { kind = done.Kind, code = done.Code }), Routes.PublishLists);
            if (done.State == DraftState.Published && await pages.FindAsync(reference, Actor, cancel) is { } published) Say("success", texts[said, texts[published.Title], dates.Gregorian(done.EffectiveFrom!.Value)], history, texts["requirements.history"]);
            else Say("success", texts[said]);
            return done.OpenFor is null ? RedirectToRoute(all) : RedirectToRoute(Routes.PublicationDraft, new { draft = reference });
        }
        if (outcome.Kind == OutcomeKind.NotFound || await pages.FindAsync(reference, Actor, cancel) is not { } page) return NotFound();
        // The hidden field follows the draft as it stands now: sending again is then meant.
        ModelState.Remove("version");
        problems.AddTo(ModelState, outcome.Problems);
        return Again(outcome.Kind, nameof(Show), page);
    }
}

/// <param name="Draft">Its reference.</param>
public sealed record PreviewPage(string Draft, DocumentPage Page);
