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
public sealed record EstablishmentsPage(IReadOnlyList<ActiveMembership> Memberships, Problem? Gap, TakenEstablishments? Taken);

/// <summary>The establishments one belongs to. One's own come from the commercial registration, never from typing.</summary>
[Area("Account"), Route("account/establishments"), Authorize(Policy = Policies.SignedIn), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class EstablishmentsController(CurrentActor current, ActorDirectory directory, Problems problems) : Controller
{
    [HttpGet("", Name = Routes.Establishments)]
    public IActionResult Index() => Show(current.Actor, null);

    [HttpPost("")]
    public async Task<IActionResult> Take([FromServices] TakeEstablishmentsHandler take, CancellationToken cancel)
    {
        var taken = await take.HandleAsync(new(), current.Actor, cancel);
        problems.AddTo(ModelState, taken.Problems);
        if (!taken.IsDone) Response.StatusCode = taken.Kind == OutcomeKind.Conflict ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status422UnprocessableEntity;
        return Show(await directory.FindAsync(current.Actor.AccountId!.Value, current.Actor.Channel, cancel), taken.Value);
    }

    private ViewResult Show(Actor actor, TakenEstablishments? taken)
    {
        ViewData["NoFeedback"] = true;
        return View(nameof(Index), new EstablishmentsPage(actor.Memberships, actor.Gap<TakeEstablishments>(), taken));
    }
}
