using Baladi.Core.Basics;
using Baladi.Core.People;
using Baladi.Core.People.Mandates;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Account.ActingFor;

public sealed record ActingForPage(Actor Actor, IReadOnlyList<ReadMandate> Offered, string? ReturnUrl, Problem? Gap, TakenWards? Taken);

/// <param name="Over">The mandate that ended; null where one's membership did.</param>
public sealed record EndedPage(ReadMandate? Over);

/// <summary>For whom one acts: said openly, shown on every page, and changed here.</summary>
[Area("Account"), Route("account/acting-for"), Authorize(Policy = Policies.SignedIn), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ActingForController(CurrentActor current, ActorDirectory directory, ActingChoice choice, ReadMandates mandates, Problems problems) : Controller
{
    [HttpGet("", Name = Routes.ActingFor)]
    public Task<IActionResult> Index(string? returnUrl, CancellationToken cancel) => ShowAsync(returnUrl, null, cancel);

    /// <param name="key">Empty for oneself.</param>
    [HttpPost("")]
    public async Task<IActionResult> Choose(string? key, string? returnUrl, CancellationToken cancel)
    {
        if (current.Actor is not { AccountId: { } account }) return NotFound();
        if (!string.IsNullOrEmpty(key) && (await SelfAsync(cancel)).ActFor(key) is null)
        {
            problems.AddTo(ModelState, [new Problem("acting-not-possible")]);
            return await ShowAsync(returnUrl, null, cancel);
        }
        choice.Write(HttpContext, account, string.IsNullOrEmpty(key) ? null : key);
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl! : Url.RouteUrl(Routes.Licenses)!);
    }

    [HttpPost("wards")]
    public async Task<IActionResult> Wards([FromServices] TakeWardsHandler take, CancellationToken cancel)
    {
        var taken = await take.HandleAsync(new(), current.Actor, cancel);
        problems.AddTo(ModelState, taken.Problems);
        return await ShowAsync(null, taken.Value, cancel);
    }

    /// <summary>Where somebody arrives whose right to act has ended while they were at it.</summary>
    [HttpGet("ended")]
    public async Task<IActionResult> Ended(string? key, CancellationToken cancel)
    {
        ViewData["NoFeedback"] = true;
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return View(new EndedPage(key is not null && Acting.MandateOf(key) is { } id ? await mandates.OverAsync(id, current.Actor, cancel) : null));
    }

    private async Task<IActionResult> ShowAsync(string? returnUrl, TakenWards? taken, CancellationToken cancel)
    {
        if (current.Actor.AccountId is null) return NotFound();
        var self = await SelfAsync(cancel);
        var offered = (await mandates.HeldAsync(self, cancel)).Where(held => held.State == MandateState.Offered).ToList();
        ViewData["NoFeedback"] = true;
        if (!ModelState.IsValid) Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Index), new ActingForPage(self with { ActingFor = current.Actor.ActingFor }, offered, Url.IsLocalUrl(returnUrl) ? returnUrl : null, self.Gap<AnswerDelegation>(), taken));
    }

    // As the database has it now: the page may have changed it a moment ago.
    private Task<Actor> SelfAsync(CancellationToken cancel) => directory.FindAsync(current.Actor.AccountId!.Value, current.Actor.Channel, cancel);
}
