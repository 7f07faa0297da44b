using Baladi.Core.Privacy;
using Baladi.Core.Publishing;
using Baladi.Web.Api.Licenses;
using Baladi.Web.Shared.Caching;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace Baladi.Web.Pages.Content;

/// <summary>Pages that say something about the portal itself.</summary>
[AllowAnonymous, OutputCache(PolicyName = PublicPagePolicy.Name)]
public sealed class ContentController : Controller
{
    [HttpGet("about", Name = Routes.About)] public IActionResult About() => View();
    [HttpGet("accessibility", Name = Routes.Accessibility)] public IActionResult Accessibility() => View();
    [HttpGet("open-data", Name = Routes.OpenData)] public IActionResult OpenData() => View(OpenDataColumns.All);
    [HttpGet("privacy", Name = Routes.Privacy)]
    public IActionResult Privacy([FromServices] PublishedCatalog catalog) => View(catalog.InForce<RetentionSchedule>(EraseExpired.Schedule)!.Content);
    [HttpGet("contact", Name = Routes.Contact)] public IActionResult Contact() => View();
}
