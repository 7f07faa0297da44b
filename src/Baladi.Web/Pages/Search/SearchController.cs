using Baladi.Web.Api;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Pages.Search;

/// <summary>One search over services, activities, requirements and authorities.</summary>
[AllowAnonymous]
public sealed class SearchController(SearchPages pages) : Controller
{
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(5);

    [HttpGet("search", Name = Routes.Search)]
    public IActionResult Index(SearchQuery query) => View(pages.Of(query));

    /// <summary>For whoever is still typing, as JSON.</summary>
    [HttpGet("search/suggestions", Name = Routes.Suggest)]
    public IActionResult Suggestions(string? q) => Tagged.Json(this, pages.Suggest(q), Keep);
}
