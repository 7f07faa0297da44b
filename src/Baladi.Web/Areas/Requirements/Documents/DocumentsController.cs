using Baladi.Web.Shared.Caching;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace Baladi.Web.Areas.Requirements.Documents;

/// <summary>One requirement document: as it is in force, as it was, and what changed.</summary>
[Area("Requirements"), Route("requirements/{code}"), AllowAnonymous, OutputCache(PolicyName = PublicPagePolicy.Name)]
public sealed class DocumentsController(DocumentPages pages) : Controller
{
    [HttpGet("", Name = Routes.Requirement)]
    public async Task<IActionResult> Show(string code, CancellationToken cancel) => await pages.FindAsync(code, null, cancel) is { } page ? View(page) : NotFound();

    [HttpGet("versions/{version:int}", Name = Routes.RequirementVersion)]
    public async Task<IActionResult> Version(string code, int version, CancellationToken cancel) => await pages.FindAsync(code, version, cancel) is { } page ? View(nameof(Show), page) : NotFound();

    [HttpGet("history", Name = Routes.RequirementHistory)]
    public async Task<IActionResult> History(string code, CancellationToken cancel) => await pages.HistoryAsync(code, cancel) is { } page ? View(page) : NotFound();

    [HttpGet("versions/{version:int}/changes", Name = Routes.RequirementChanges)]
    public async Task<IActionResult> Changes(string code, int version, CancellationToken cancel) => await pages.ChangesAsync(code, version, cancel) is { } page ? View(page) : NotFound();
}
