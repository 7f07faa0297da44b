using Baladi.Core.Basics;
using Baladi.Core.People;
using Baladi.Core.People.Establishments;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Account.Establishments;

/// <param name="Taken">What the commercial registration just said.</param>
public sealed record EstablishmentsPage(IReadOnlyList<ActiveMembership> Memberships, IReadOnlyList<ReadMembershipOffer> Offers, Problem? Gap, TakenEstablishments? Taken, bool Officer);

/// <summary>The establishments one belongs to. One's own come from the commercial registration, never from typing.</summary>
[Area("Account"), Route("account/establishments"), Authorize(Policy = Policies.SignedIn), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class EstablishmentsController(CurrentActor current, ActorDirectory directory, ReadMembershipOffers offers, Problems problems) : Controller
{
    [HttpGet("", Name = Routes.Establishments)]
    public Task<IActionResult> Index(CancellationToken cancel) => ShowAsync(current.Actor, null, cancel);

    [HttpPost("")]
    public async Task<IActionResult> Take([FromServices] TakeEstablishmentsHandler take, CancellationToken cancel)
    {
        var taken = await take.HandleAsync(new(), current.Actor, cancel);
        problems.AddTo(ModelState, taken.Problems);
        if (!taken.IsDone) Response.StatusCode = taken.Kind == OutcomeKind.Conflict ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(await directory.FindAsync(current.Actor.AccountId!.Value, current.Actor.Channel, cancel), taken.Value, cancel);
    }

    [HttpPost("offers/{offer:long}")]
    public async Task<IActionResult> Answer(long offer, bool accept, [FromServices] AnswerMembershipHandler answer, CancellationToken cancel)
    {
        var answered = await answer.HandleAsync(new(offer, accept), current.Actor, cancel);
        if (answered.Kind == OutcomeKind.NotFound) return NotFound();
        if (answered.IsDone) return RedirectToAction(nameof(Index));
        problems.AddTo(ModelState, answered.Problems);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await ShowAsync(current.Actor, null, cancel);
    }

    private async Task<IActionResult> ShowAsync(Actor actor, TakenEstablishments? taken, CancellationToken cancel)
    {
        ViewData["NoFeedback"] = true;
        return View(nameof(Index), new EstablishmentsPage(actor.Memberships, await offers.ToAsync(actor, cancel), actor.Gap<TakeEstablishments>(), taken, actor.IsStaff));
    }
}
