using Baladi.Core.Basics;
using Baladi.Core.People;
using Baladi.Core.Privacy;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Account.MyData;

/// <summary>What the portal keeps about whoever is signed in: who looked at it, a copy of it, how long it is kept.</summary>
[Area("Account"), Route("account/data"), Authorize(Policy = Policies.SignedIn), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MyDataController(CurrentActor current) : Controller
{
    private const int PageSize = 30;

    [HttpGet("", Name = Routes.MyData)]
    public IActionResult Index() => View();

    [HttpGet("viewings", Name = Routes.Viewings)]
    public async Task<IActionResult> Viewings(string? reference, long? before, [FromServices] ReadViewings viewings, CancellationToken cancel)
    {
        var of = Reference.Parse(reference);
        if (!string.IsNullOrWhiteSpace(reference) && of is null) return NotFound();
        if (await viewings.PageAsync(current.Actor, of, before, PageSize, cancel) is not { } found) return NotFound();
        return View(new ViewingsPage(of, [.. found.Take(PageSize)], found.Count > PageSize ? found[PageSize - 1].Id : null, before is not null));
    }

    [HttpPost("copy"), StepUp]
    public async Task<IActionResult> Copy([FromServices] ReadDataCopy read, [FromServices] DataArchive archive, [FromServices] Attempts attempts, CancellationToken cancel)
    {
        // It costs much to put together, and whoever holds a stolen session shall not take it over and over.
        var key = $"data-copy:{current.Actor.AccountId}";
        if (attempts.IsLocked(key)) return StatusCode(StatusCodes.Status429TooManyRequests);
        attempts.Count(key);
        if (await read.FindAsync(current.Actor, cancel) is not { } copy) return Challenge();
        return File(await archive.MakeAsync(copy, cancel), "application/zip", $"baladi-data-{RiyadhTime.DateOf(copy.MadeAt):yyyy-MM-dd}.zip");
    }
}
