using Baladi.Core.Basics;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.Documents;
using Baladi.Core.Requirements;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Licenses.Applications.Attachments;

/// <summary>The documents of an application: exactly those its clauses ask for, each uploaded, replaced and removed on its own.</summary>
[Route("licenses/applications/{reference}/documents")]
public sealed class AttachmentsController(OpenDraft draft, AttachFileHandler handler, FileStore files, Problems problems, Texts texts) : ApplicationController(draft)
{
    /// <summary>Above the largest document with room for the form around it; what is larger is not read at all.</summary>
    private const long MaxRequest = 64L * 1024 * 1024;

    [HttpGet("", Name = ApplicationRoutes.Attachments)]
    public async Task<IActionResult> Index(string reference, string? then, CancellationToken cancel)
    {
        var (review, instead) = await OpenAsync(reference, cancel);
        return instead ?? Show(review, then);
    }

    [HttpPost("{clause}", Name = ApplicationRoutes.Attach), RequestSizeLimit(MaxRequest), RequestFormLimits(MultipartBodyLengthLimit = MaxRequest), RequestTimeout(20 * 60 * 1000)]
    public async Task<IActionResult> Attach(string reference, string clause, string? then, CancellationToken cancel)
    {
        var (review, instead) = await OpenAsync(reference, cancel);
        if (instead is not null) return instead;
        if (Request.Form.Files[clause] is not { } upload)
        {
            problems.AddTo(ModelState, [new Problem("file-required", clause)]);
            return Show(review, then);
        }
        await using var content = upload.OpenReadStream();
        var outcome = await handler.HandleAsync(new AttachFile(reference, clause, upload.FileName, content), Actor, cancel);
        if (outcome.IsDone) return Redirect303(Address(reference, then) + "#" + AttachmentsPage.IdOf(clause));
        if (Instead(outcome, reference) is { } elsewhere) return elsewhere;
        problems.AddTo(ModelState, outcome.Problems);
        return Show(review, then);
    }

    [HttpPost("{clause}/remove", Name = ApplicationRoutes.Detach)]
    public async Task<IActionResult> Detach(string reference, string clause, string? then, CancellationToken cancel)
    {
        var outcome = await handler.HandleAsync(new DetachFile(reference, clause), Actor, cancel);
        return Instead(outcome, reference) ?? Redirect303(Address(reference, then) + "#" + AttachmentsPage.IdOf(clause));
    }

    /// <summary>On to what is still missing, once every document that is required is there.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Continue(string reference, string? then, CancellationToken cancel)
    {
        var (review, instead) = await OpenAsync(reference, cancel);
        if (instead is not null) return instead;
        var missing = review.Evidence.Where(clause => clause.Verdict == Verdict.ToProvide).Select(clause => new Problem("file-required", clause.ClauseCode)).ToList();
        if (missing.Count == 0) return Redirect303(Url.At(review, Step.First(review)));
        problems.AddTo(ModelState, missing);
        return Show(review, then);
    }

    /// <summary>One's own upload, as a download and under its own type: what a stranger wrote is never opened as a page of ours.</summary>
    [HttpGet("{clause}/file", Name = ApplicationRoutes.File)]
    public async Task<IActionResult> Download(string reference, string clause, CancellationToken cancel)
    {
        var (review, instead) = await OpenAsync(reference, cancel);
        if (instead is not null) return instead;
        if (review.Draft.Evidence.Find(evidence => evidence.ClauseCode == clause)?.File is not { } file || !files.Exists(file.Id)) return NotFound();
        return File(files.Open(file.Id), file.ContentType, file.Name);
    }

    private IActionResult Show(DraftReview review, string? then) =>
        review.FactsComplete ? Page("Attachments/Index", AttachmentsPage.Of(review, then, texts)) : Redirect303(Url.Application(Routes.Application, review.Draft.Reference));

    private string Address(string reference, string? then) => Url.RouteUrl(ApplicationRoutes.Attachments, new { reference, then = then == Then.Answers ? then : null })!;
}
