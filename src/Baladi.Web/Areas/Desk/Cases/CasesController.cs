using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Cases.Visits;
using Baladi.Core.Cases.Waivers;
using Baladi.Core.Requirements;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Desk.Cases;

/// <summary>One case, and the small things done on its page: judging, assigning, writing.</summary>
[Route("desk/cases/{reference}")]
public sealed class CasesController(CurrentActor current, CasePages pages, JudgeClauseHandler judge, AssignTaskHandler assign, SendMessageHandler send, Problems problems, Texts texts) : DeskController(current)
{
    // All photos of a clause, with room for the form around them.
    private const long MostPhotos = AddPhotoHandler.MostOfAClause * AddPhotoHandler.MaxBytes + 1024 * 1024;

    [HttpGet("", Name = Routes.DeskCase)]
    public async Task<IActionResult> Index(string reference, CancellationToken cancel) =>
        await pages.BuildAsync(reference, Actor, cancel) is { } page ? View(page) : NotFound();

    /// <summary>Where a form failed, the address is that of its POST; whoever reloads it or changes the language comes back to the case.</summary>
    [HttpGet("judgements"), HttpGet("waivers"), HttpGet("waived-clauses"), HttpGet("assignments"), HttpGet("messages"), HttpGet("notes"), HttpGet("photos"), HttpGet("photos/{id:long}/remove")]
    public IActionResult Form(string reference) => Back(reference);

    [HttpPost("judgements"), Authorize(Policy = Policies.Work)]
    public async Task<IActionResult> Judge(string reference, JudgementForm form, CancellationToken cancel)
    {
        var reason = form.Reasons.GetValueOrDefault(form.Clause ?? "");
        var outcome = await judge.HandleAsync(new JudgeClause(reference, form.Clause ?? "", form.Verdict ?? Verdict.Unknown, reason, form.Version), Actor, cancel);
        if (outcome.IsDone)
        {
            // On to the next one that waits.
            var page = await pages.BuildAsync(reference, Actor, cancel);
            return Back(reference, (page!.Clauses.Open.FirstOrDefault(item => item.Judgeable) ?? page.Clauses.Failed.Concat(page.Clauses.Met).FirstOrDefault(item => item.Code == form.Clause))?.Anchor);
        }
        return await AgainAsync(outcome, reference, field => $"{nameof(form.Reasons)}[{form.Clause}]", reason, cancel);
    }

    [HttpPost("waivers"), Authorize(Policy = Policies.Work)]
    public async Task<IActionResult> Waive(string reference, WaiverForm form, [FromServices] DecideWaiverHandler decide, CancellationToken cancel)
    {
        var reason = form.Waivers.GetValueOrDefault(form.Code ?? "");
        var outcome = await decide.HandleAsync(new DecideWaiver(reference, form.Code ?? "", form.Granted, reason, form.Version), Actor, cancel);
        if (!outcome.IsDone) return await AgainAsync(outcome, reference, _ => $"{nameof(form.Waivers)}[{form.Code}]", reason, cancel);
        Say("success", texts["desk.waiver.done"]);
        return Back(reference, "waivers");
    }

    [HttpPost("waived-clauses"), Authorize(Policy = Policies.Work)]
    public async Task<IActionResult> WaiveClause(string reference, WaivedClauseForm form, [FromServices] WaiveClauseHandler waive, CancellationToken cancel)
    {
        var reason = form.Waived.GetValueOrDefault(form.Clause ?? "");
        var outcome = await waive.HandleAsync(new WaiveClause(reference, form.Clause ?? "", reason, form.Version), Actor, cancel);
        if (!outcome.IsDone) return await AgainAsync(outcome, reference, _ => $"{nameof(form.Waived)}[{form.Clause}]", reason, cancel);
        Say("success", texts["desk.waive.done"]);
        return Back(reference, ClauseItem.AnchorOf(form.Clause!));
    }

    [HttpPost("assignments"), Authorize(Policy = Policies.Work)]
    public async Task<IActionResult> Assign(string reference, AssignmentForm form, CancellationToken cancel)
    {
        var assignee = form.Who switch { "me" => Actor.AccountId, "nobody" => null, _ => form.Assignee };
        if (form.Who is not ("me" or "nobody") && assignee is null) ModelState.AddModelError(nameof(form.Assignee), texts["desk.assign.choose"]);
        if (!ModelState.IsValid) return await pages.BuildAsync(reference, Actor, cancel) is { } page ? Again(OutcomeKind.Invalid, nameof(Index), page) : NotFound();
        var outcome = await assign.HandleAsync(new AssignTask(reference, form.TaskId, assignee, form.Version), Actor, cancel);
        if (!outcome.IsDone) return await AgainAsync(outcome, reference, field => field.Length == 0 ? "" : nameof(form.Assignee), null, cancel);
        Say("success", texts[form.Who switch { "me" => "desk.assign.mine", "nobody" => "desk.assign.back", _ => "desk.assign.given" }]);
        return Back(reference);
    }

    [HttpPost("messages"), Authorize(Policy = Policies.Work)]
    public Task<IActionResult> Message(string reference, string? message, CancellationToken cancel) => WriteAsync(reference, message, isNote: false, nameof(message), cancel);

    [HttpPost("notes"), Authorize(Policy = Policies.Work)]
    public Task<IActionResult> Note(string reference, string? note, CancellationToken cancel) => WriteAsync(reference, note, isNote: true, nameof(note), cancel);

    [HttpPost("photos"), Authorize(Policy = Policies.Work), RequestSizeLimit(MostPhotos), RequestFormLimits(MultipartBodyLengthLimit = MostPhotos), RequestTimeout(20 * 60 * 1000)]
    public async Task<IActionResult> AddPhotos(string reference, string? clause, [FromServices] AddPhotoHandler photos, CancellationToken cancel)
    {
        var opened = Request.Form.Files.GetFiles(PhotoField.Of(clause ?? "")).Select(file => (file.FileName, file.OpenReadStream())).ToList();
        try
        {
            var outcome = await photos.HandleAsync(new AddPhoto(reference, clause ?? "", opened), Actor, cancel);
            return outcome.IsDone ? Back(reference, ClauseItem.AnchorOf(clause!)) : await AgainAsync(outcome, reference, field => field.Length == 0 ? "" : PhotoField.Of(field), null, cancel);
        }
        finally { foreach (var (_, content) in opened) await content.DisposeAsync(); }
    }

    [HttpPost("photos/{id:long}/remove"), Authorize(Policy = Policies.Work)]
    public async Task<IActionResult> RemovePhoto(string reference, long id, string? clause, [FromServices] AddPhotoHandler photos, CancellationToken cancel)
    {
        var outcome = await photos.HandleAsync(new RemovePhoto(reference, id), Actor, cancel);
        return outcome.IsDone ? Back(reference, ClauseItem.AnchorOf(clause ?? "")) : await AgainAsync(outcome, reference, _ => "", null, cancel);
    }

    private async Task<IActionResult> WriteAsync(string reference, string? text, bool isNote, string field, CancellationToken cancel)
    {
        var outcome = await send.HandleAsync(new SendMessage(reference, text, isNote), Actor, cancel);
        if (!outcome.IsDone) return await AgainAsync(outcome, reference, _ => field, text, cancel);
        Say("success", texts[isNote ? "desk.note.saved" : "desk.message.sent"]);
        return Back(reference, "correspondence");
    }

    private RedirectResult Back(string reference, string? anchor = null) =>
        Redirect(Url.RouteUrl(Routes.DeskCase, new { reference }) + (anchor is null ? "" : "#" + anchor));

    /// <param name="field">Where on the page the problem of a handler's field stands.</param>
    private async Task<IActionResult> AgainAsync(Outcome<Case> outcome, string reference, Func<string, string> field, string? typed, CancellationToken cancel)
    {
        if (outcome.Kind == OutcomeKind.NotFound || await pages.BuildAsync(reference, Actor, cancel) is not { } page) return NotFound();
        if (outcome.Kind == OutcomeKind.Conflict) page = page with { Conflict = new(problems.Say(outcome.Problems[0]), typed) };
        else problems.AddTo(ModelState, outcome.Problems.Select(problem => problem with { Field = outcome.Kind == OutcomeKind.Forbidden ? "" : field(problem.Field) }));
        return Again(outcome.Kind, nameof(Index), page);
    }
}

public sealed record WaivedClauseForm
{
    public string? Clause { get; init; }
    /// <summary>Reasons, by clause.</summary>
    public Dictionary<string, string?> Waived { get; init; } = [];
    public long Version { get; init; }
}

public sealed record JudgementForm
{
    public string? Clause { get; init; }
    /// <summary>Null where it was not chosen, or is none: never taken for "met".</summary>
    public Verdict? Verdict { get; init; }
    /// <summary>By clause: every form of the page has its own field, so that what was typed comes back where it was.</summary>
    public Dictionary<string, string?> Reasons { get; init; } = [];
    public long Version { get; init; }
}

public sealed record WaiverForm
{
    public string? Code { get; init; }
    public bool? Granted { get; init; }
    /// <summary>The reasons of refusals, by ground.</summary>
    public Dictionary<string, string?> Waivers { get; init; } = [];
    public long Version { get; init; }
}

public sealed record AssignmentForm
{
    public long TaskId { get; init; }
    /// <summary>me, nobody; otherwise the officer chosen.</summary>
    public string? Who { get; init; }
    public long? Assignee { get; init; }
    public long Version { get; init; }
}

/// <summary>Every clause of the page has its own field for photos, so that what is wrong stands where it was tried.</summary>
public static class PhotoField
{
    public static string Of(string clause) => $"Photos[{clause}]";
}
