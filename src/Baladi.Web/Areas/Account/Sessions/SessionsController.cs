using Baladi.Core.People.Sessions;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Account.Sessions;

/// <param name="Open">Where the account is signed in.</param>
/// <param name="Earlier">Where it was.</param>
/// <param name="Current">The session this page is asked in.</param>
/// <param name="Said">What was just done: ended or ended-others.</param>
public sealed record SessionsPage(IReadOnlyList<Session> Open, IReadOnlyList<Session> Earlier, long Current, string? Said);

/// <summary>Where one is signed in, and how to end that.</summary>
[Area("Account"), Route("account/sessions"), Authorize(Policy = Policies.SignedIn)]
public sealed class SessionsController(ReadSessions sessions, CurrentActor current) : Controller
{
    private const string Said = "sessions-said";

    [HttpGet("", Name = Routes.Sessions)]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var own = await sessions.OfAsync(current.Actor, cancel);
        return View(new SessionsPage([.. own.Open.OrderByDescending(s => s.Id == current.Session!.Id)], own.Earlier, current.Session!.Id, TempData[Said] as string));
    }

    [HttpPost("{id:long}/end")]
    public async Task<IActionResult> End(long id, [FromServices] EndSessionHandler end, CancellationToken cancel)
    {
        var ended = await end.HandleAsync(new EndSession(id, SessionEnd.EndedByOwner), current.Actor, cancel);
        if (!ended.IsDone) return NotFound();
        TempData[Said] = "ended";
        return RedirectToAction(nameof(Index));
    }

    [HttpPost("end-others")]
    public async Task<IActionResult> EndOthers([FromServices] EndOtherSessionsHandler end, CancellationToken cancel)
    {
        await end.HandleAsync(new EndOtherSessions(current.Session!.Id), current.Actor, cancel);
        TempData[Said] = "ended-others";
        return RedirectToAction(nameof(Index));
    }
}
