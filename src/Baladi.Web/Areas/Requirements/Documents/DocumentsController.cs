using Baladi.Core.Notifications;
using Baladi.Core.Publications.Exchange;
using Baladi.Core.Publications.Followers;
using Baladi.Web.Areas.Requirements.Following;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Caching;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace Baladi.Web.Areas.Requirements.Documents;

/// <summary>One requirement document: as it is in force, as it was, and what changed.</summary>
[Area("Requirements"), Route("requirements/{code}"), AllowAnonymous, OutputCache(PolicyName = PublicPagePolicy.Name)]
public sealed class DocumentsController(DocumentPages pages, CurrentActor current) : Controller
{
    [HttpGet("", Name = Routes.Requirement)]
    public Task<IActionResult> Show(string code, [FromServices] ReadFollows follows, CancellationToken cancel) => ShowAsync(code, null, follows, cancel);

    [HttpGet("versions/{version:int}", Name = Routes.RequirementVersion)]
    public Task<IActionResult> Version(string code, int version, [FromServices] ReadFollows follows, CancellationToken cancel) => ShowAsync(code, version, follows, cancel);

    private async Task<IActionResult> ShowAsync(string code, int? version, ReadFollows follows, CancellationToken cancel)
    {
        if (await pages.FindAsync(code, version, cancel) is not { } page) return NotFound();
        if (current.Actor.PersonId is null) return View(nameof(Show), page);
        ViewData[FollowingController.Said] = TempData[FollowingController.Said];
        return View(nameof(Show), page with { IsFollowed = await follows.IsFollowedAsync(code, current.Actor, cancel) });
    }

    /// <summary>The version in force, or the one that is named, as a file: pdf, json, xlsx, or csv of its clauses.</summary>
    [HttpGet("download/{format}", Name = Routes.RequirementDownload)]
    public async Task<IActionResult> Download(string code, string format, int? version, [FromServices] RequirementPapers papers, [FromServices] PortalLinks links, CancellationToken cancel)
    {
        if (await pages.FindAsync(code, version, cancel) is not { } page) return NotFound();
        var name = $"{code}-{page.Version.Number}";
        if (format == "pdf") return File(papers.Of(page, links.Requirement(Texts.Language, code)).ToPdf(), "application/pdf", $"{name}.pdf");
        if (format == "csv") return this.Table(page.Document, name);
        return Enum.TryParse<RequirementFormat>(format, ignoreCase: true, out var known) && Enum.IsDefined(known) ? this.Download(page.Document, known, name) : NotFound();
    }

    [HttpGet("history", Name = Routes.RequirementHistory)]
    public async Task<IActionResult> History(string code, CancellationToken cancel) => await pages.HistoryAsync(code, cancel) is { } page ? View(page) : NotFound();

    [HttpGet("versions/{version:int}/changes", Name = Routes.RequirementChanges)]
    public async Task<IActionResult> Changes(string code, int version, CancellationToken cancel) => await pages.ChangesAsync(code, version, cancel) is { } page ? View(page) : NotFound();
}
