using System.ComponentModel;
using Baladi.Core.Language;
using Baladi.Core.Search;
using Baladi.Web.Pages.Search;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Api.Search;

/// <summary>The search for programs.</summary>
[ApiController, NoCulture, AllowAnonymous, Route("api/v1/search")]
public sealed class SearchController(CatalogSearch search) : ControllerBase
{
    private const int Most = 100;
    private static readonly TimeSpan Keep = TimeSpan.FromMinutes(5);

    [HttpGet("")]
    [EndpointSummary("Services, activities, ISIC classes, requirements and authorities by words, in Arabic or English")]
    [ProducesResponseType<SearchAnswer>(StatusCodes.Status200OK)]
    public IActionResult Find([Description("What people type")] string? q, [Description("services, activities, requirements, clauses, isic or authorities")] string? kind, [Description("1 to 100; 20 where it is not said")] int? limit)
    {
        var results = search.Now.Search(q ?? "", Texts.Language, SearchPages.KindOf(kind), 0, Math.Clamp(limit ?? SearchPage.Size, 1, Most));
        return this.Json(new SearchAnswer([.. results.Items.Select(found => new SearchItem(found.Item.Kind, found.Item.Code, found.Item.Title, found.Item.Within))], results.Total, results.Corrected), Keep);
    }
}

/// <param name="Total">At least so many.</param>
/// <param name="Corrected">What was perhaps meant; null where every word is known.</param>
public sealed record SearchAnswer(IReadOnlyList<SearchItem> Items, int Total, string? Corrected);

public sealed record SearchItem(SearchKind Kind, string Code, LocalizedText Title, LocalizedText? Within);
