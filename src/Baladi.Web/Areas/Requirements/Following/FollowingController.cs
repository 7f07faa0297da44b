using Baladi.Core.Basics;
using Baladi.Core.Publications.Followers;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Requirements.Following;

/// <summary>The requirement documents somebody is told of when they change.</summary>
[Area("Requirements"), Route("requirements"), Authorize(Policy = Policies.SignedIn), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class FollowingController(CurrentActor current, FollowPublicationHandler follow, Problems problems, Texts texts) : Controller
{
    /// <summary>What was just done, said once on the next page.</summary>
    public const string Said = "following-said";

    [HttpGet("following", Name = Routes.Following)]
    public async Task<IActionResult> Index([FromServices] ReadFollows follows, CancellationToken cancel)
    {
        ViewData["NoFeedback"] = true;
        ViewData[Said] = TempData[Said];
        return View(await follows.AllAsync(current.Actor, cancel));
    }

    /// <param name="code">The document.</param>
    /// <param name="list">Whether it is said on the list of what one follows, and not on the page of the document.</param>
    [HttpPost("{code}/follow", Name = Routes.Follow)]
    public Task<IActionResult> Follow(string code, bool list, CancellationToken cancel) => ChangeAsync(new(code, Follows: true), list, cancel);

    /// <inheritdoc cref="Follow"/>
    [HttpPost("{code}/unfollow", Name = Routes.Unfollow)]
    public Task<IActionResult> Unfollow(string code, bool list, CancellationToken cancel) => ChangeAsync(new(code, Follows: false), list, cancel);

    private async Task<IActionResult> ChangeAsync(FollowPublication command, bool list, CancellationToken cancel)
    {
        var done = await follow.HandleAsync(command, current.Actor, cancel);
        if (done.Kind == OutcomeKind.NotFound) return NotFound();
        TempData[Said] = done.IsDone ? texts[command.Follows ? "following.begun" : "following.ended"] : problems.Say(done.Problems[0]);
        return list ? RedirectToRoute(Routes.Following) : RedirectToRoute(Routes.Requirement, new { command.Code });
    }
}
