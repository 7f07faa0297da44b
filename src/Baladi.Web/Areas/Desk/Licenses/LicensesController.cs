using Baladi.Core.Basics;
using Baladi.Core.Cases.Drafts;
using Baladi.Web.Areas.Licenses.Licenses;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Desk.Licenses;

/// <summary>One license, for staff over it; where they begin what the authority does of its own motion.</summary>
[Route("desk/licenses/{number:long}")]
public sealed class LicensesController(CurrentActor current, LicensePages pages, StartDraftHandler start, Problems problems) : DeskController(current)
{
    [HttpGet("", Name = Routes.DeskLicense)]
    public async Task<IActionResult> Index(string number, CancellationToken cancel) =>
        await pages.FindAsync(number, Actor, official: true, cancel) is { } page ? View(page) : NotFound();

    [HttpPost(""), Authorize(Policy = Policies.Work)]
    public async Task<IActionResult> Begin(string number, string? service, CancellationToken cancel)
    {
        if (await pages.FindAsync(number, Actor, official: true, cancel) is not { } page || page.Services.All(offered => offered.Procedure.Code != service)) return NotFound();
        var started = await start.HandleAsync(new(service!, page.License.Number), Actor, cancel);
        if (started.IsDone) return RedirectToRoute(Routes.Application, new { reference = started.Value });
        if (started.Kind == OutcomeKind.NotFound) return NotFound();
        problems.AddTo(ModelState, started.Problems);
        return Again(started.Kind, nameof(Index), page);
    }
}
