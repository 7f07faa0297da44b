using Baladi.Core.Basics;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.Requirements;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Facts;
using Baladi.Web.Shared.Routing;
using Baladi.Web.Shared.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Requirements.Finder;

/// <summary>"What will I need?": activity, place and building give the exact requirements; and, from there, an application.</summary>
[Area("Requirements"), Route("requirements/finder"), AllowAnonymous]
public sealed class FinderController(FinderPages pages, CurrentActor current, Problems problems) : Controller
{
    [HttpGet("", Name = Routes.RequirementFinder)]
    public IActionResult Index()
    {
        var page = pages.Of(Typed(Request.Query), Request.Query["service"]);
        problems.AddTo(ModelState, page.Problems.Select(problem => Problems.About(problem, page.FactOf(problem.Field))));
        if (!ModelState.IsValid)
        {
            // What was typed stands in the fields again, as it was typed.
            foreach (var (code, text) in page.Typed) ModelState.SetModelValue(code, text, text);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        return View(page);
    }

    /// <summary>Whoever is not signed in comes back to what they found, once they are.</summary>
    [HttpPost("start", Name = Routes.StartFromFinder), IgnoreAntiforgeryToken, SameOrigin]
    public async Task<IActionResult> Start([FromServices] StartDraftHandler start, CancellationToken cancel)
    {
        var typed = Typed(Request.Form);
        var page = pages.Of(typed, Request.Form["service"]);
        var found = Url.RouteUrl(Routes.RequirementFinder, page.Values)!;
        if (page.Finding is not { } finding) return LocalRedirect(found);
        if (!current.Actor.IsSignedIn) return LocalRedirect(Url.RouteUrl(Routes.SignIn, new { returnUrl = found })!);
        var started = await start.HandleAsync(new(finding.Review.Procedure.Content.Code, Answers: typed), current.Actor, cancel);
        if (started.IsDone) return LocalRedirect(Url.RouteUrl(Routes.Application, new { reference = started.Value })!);
        if (started.Kind == OutcomeKind.NotFound) return NotFound();
        problems.AddTo(ModelState, started.Problems);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Index), page);
    }

    // By the code of the fact, dates in three boxes; activity and municipality by the names they have in every address.
    private Dictionary<string, string?> Typed(IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> sent)
    {
        var values = new FormCollection(sent.ToDictionary(pair => FinderPage.FactNamed(pair.Key), pair => pair.Value));
        return pages.Facts.Where(fact => values.Keys.Any(key => key == fact.Code || key.StartsWith(fact.Code + ".", StringComparison.Ordinal))).ToDictionary(fact => fact.Code, fact => FactFields.Typed(fact, values));
    }
}
