using Baladi.Web.Shared.Caching;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace Baladi.Web.Areas.Requirements.Catalog;

/// <summary>Every requirement document in force, by sector, activity, service and authority.</summary>
[Area("Requirements"), Route("requirements"), AllowAnonymous, OutputCache(PolicyName = PublicPagePolicy.Name)]
public sealed class CatalogController(CatalogPages pages) : Controller
{
    [HttpGet("", Name = Routes.Requirements)]
    public IActionResult Index(CatalogQuery query) => View(pages.Of(query));
}
