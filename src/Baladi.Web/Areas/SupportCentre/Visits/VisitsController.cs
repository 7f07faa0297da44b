using Baladi.Core.Basics;
using Baladi.Core.People;
using Baladi.Core.People.SupportCentre;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Baladi.Web.Areas.SupportCentre.Visits;

/// <summary>
/// The counter of a support centre. A visitor is found by the whole ID they show and in no other way, and is there for this
/// clerk only, for twenty minutes.
/// </summary>
[Area("SupportCentre"), Route("support-centre"), Authorize(Policy = Policies.SupportCentre), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class VisitsController(OwnVisits visits, CurrentActor current, Problems problems, Texts texts) : Controller
{
    private const string Said = "visit-said";

    private Actor Actor => current.Actor;

    [HttpGet("", Name = Routes.SupportCentre)]
    public Task<IActionResult> Index(CancellationToken cancel) => LookupAsync(new(), cancel);

    [HttpPost(""), EnableRateLimiting(LookupLimit.Policy)]
    public async Task<IActionResult> Index(LookupForm form, [FromServices] OpenVisitHandler open, CancellationToken cancel)
    {
        var opened = await open.HandleAsync(new(form.NationalId ?? ""), Actor, cancel);
        if (opened.IsDone) return ToVisit(opened.Value!);
        problems.AddTo(ModelState, opened.Problems);
        return await LookupAsync(form, cancel);
    }

    [HttpGet("visits/{visit}")]
    public Task<IActionResult> Show(string visit, CancellationToken cancel) => ShowAsync(visit, new(), cancel);

    [HttpPost("visits/{visit}/code")]
    public async Task<IActionResult> SendCode(string visit, [FromServices] SendVisitCodeHandler send, CancellationToken cancel)
    {
        var sent = await send.HandleAsync(new(Parsed(visit)), Actor, cancel);
        if (sent.IsDone) TempData[Said] = texts["supportCentre.code.sent", SaudiIdentifiers.MaskedMobile(sent.Value!)];
        else if (sent.Kind == OutcomeKind.NotFound) return await OverAsync(visit, cancel);
        problems.AddTo(ModelState, sent.Problems);
        return sent.IsDone ? ToVisit(Parsed(visit)) : await ShowAsync(visit, new(), cancel);
    }

    [HttpPost("visits/{visit}/verification")]
    public async Task<IActionResult> Verify(string visit, DocumentForm form, [FromServices] VerifyVisitorHandler verify, CancellationToken cancel) =>
        await AnswerAsync(await verify.HandleAsync(new(Parsed(visit), form.Seen, form.NameMatches, form.Code ?? "", form.NameAr, form.NameEn), Actor, cancel),
            "supportCentre.done.verified", visit, () => ShowAsync(visit, form, cancel), cancel);

    /// <summary>A verified visitor who cannot sign in any more.</summary>
    [HttpPost("visits/{visit}/slip")]
    public async Task<IActionResult> Slip(string visit, DocumentForm form, [FromServices] IssueRecoverySlipHandler issue, CancellationToken cancel)
    {
        var issued = await issue.HandleAsync(new(Parsed(visit), form.Seen, form.NameMatches), Actor, cancel);
        return issued.IsDone ? View("Slip", new SlipPage(issued.Value!)) : await AnswerAsync(issued, "", visit, () => ShowAsync(visit, form, cancel), cancel);
    }

    [HttpGet("visits/{visit}/replacement")]
    public Task<IActionResult> Replace(string visit, CancellationToken cancel) => ReplaceAsync(visit, new(), cancel);

    /// <summary>Sends the code to the visitor's own mobile, or, with it, makes the account.</summary>
    [HttpPost("visits/{visit}/replacement")]
    public async Task<IActionResult> Replace(string visit, ReplaceForm form, [FromServices] SendVisitCodeHandler send, [FromServices] ReplaceAccountHandler replace, CancellationToken cancel)
    {
        if (form.Send)
        {
            var sent = await send.HandleAsync(new(Parsed(visit), form.Mobile ?? ""), Actor, cancel);
            if (sent.Kind == OutcomeKind.NotFound) return await OverAsync(visit, cancel);
            ModelState.Clear();
            problems.AddTo(ModelState, sent.Problems);
            return await ReplaceAsync(visit, form, cancel);
        }
        var replaced = await replace.HandleAsync(new(Parsed(visit), form.Seen, form.NameAr ?? "", form.NameEn, form.Mobile ?? "", form.Code ?? ""), Actor, cancel);
        return replaced.IsDone ? View("Slip", new SlipPage(replaced.Value!)) : await AnswerAsync(replaced, "", visit, () => ReplaceAsync(visit, form, cancel), cancel);
    }

    [HttpGet("visits/{visit}/refusal")]
    public Task<IActionResult> Refuse(string visit, CancellationToken cancel) => RefuseAsync(visit, new(), cancel);

    [HttpPost("visits/{visit}/refusal")]
    public async Task<IActionResult> Refuse(string visit, RefuseForm form, [FromServices] RefuseVisitorHandler refuse, CancellationToken cancel) =>
        await AnswerAsync(await refuse.HandleAsync(new(Parsed(visit), form.Reason, form.Note), Actor, cancel), "supportCentre.done.refused", visit, () => RefuseAsync(visit, form, cancel), cancel);

    private async Task<IActionResult> AnswerAsync<T>(Outcome<T> outcome, string said, string visit, Func<Task<IActionResult>> again, CancellationToken cancel)
    {
        if (outcome.Kind == OutcomeKind.NotFound) return await OverAsync(visit, cancel);
        if (outcome.IsDone)
        {
            TempData[Said] = texts[said];
            return RedirectToAction(nameof(Index));
        }
        problems.AddTo(ModelState, outcome.Problems);
        return await again();
    }

    private async Task<IActionResult> LookupAsync(LookupForm form, CancellationToken cancel) =>
        Page("Index", new LookupPage(form, await visits.TodayAsync(Actor, cancel)));

    private async Task<IActionResult> ShowAsync(string visit, DocumentForm form, CancellationToken cancel) =>
        await visits.FindAsync(Parsed(visit), Actor, cancel) is { } view ? Page("Show", new VisitPage(view, form)) : await OverAsync(visit, cancel);

    private async Task<IActionResult> ReplaceAsync(string visit, ReplaceForm form, CancellationToken cancel) =>
        await visits.FindAsync(Parsed(visit), Actor, cancel) is not { } view ? await OverAsync(visit, cancel)
        : view.Person.IsVerified && view.Account is not null ? ToVisit(view.Visit.Reference)
        : Page("Replace", new ReplacePage(view, form));

    private async Task<IActionResult> RefuseAsync(string visit, RefuseForm form, CancellationToken cancel) =>
        await visits.FindAsync(Parsed(visit), Actor, cancel) is { } view ? Page("Refuse", new RefusePage(view, form)) : await OverAsync(visit, cancel);

    /// <summary>One's own visit that is over says so and shows nobody; anything else does not exist.</summary>
    private async Task<IActionResult> OverAsync(string visit, CancellationToken cancel) =>
        await visits.EndedAsync(Parsed(visit), Actor, cancel) is { } over ? View("Over", over) : NotFound();

    private ViewResult Page(string view, object model)
    {
        ViewData["NoFeedback"] = true;
        ViewData[Said] = TempData[Said];
        if (!ModelState.IsValid) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(view, model);
    }

    private RedirectToActionResult ToVisit(string visit) => RedirectToAction(nameof(Show), new { visit });

    private static string Parsed(string visit) => Reference.Parse(visit) ?? "";
}
