using Baladi.Core.Fees;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Caching;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace Baladi.Web.Areas.Licenses.Inspections;

/// <summary>What anybody may know of how licensed premises are inspected: who has a turn how often, what counts as a violation, and what it costs.</summary>
[Area("Licenses"), Route("licenses/inspections"), AllowAnonymous]
public sealed class InspectionsController(PublishedCatalog catalog) : Controller
{
    [HttpGet("", Name = Routes.Inspections), OutputCache(PolicyName = PublicPagePolicy.Name)]
    public IActionResult Index()
    {
        var service = catalog.AllInForce<Procedure>().FirstOrDefault(published => published.Content.Concerns?.Plan is not null);
        return service is null ? NotFound() : View(new InspectionsPage(service.Content, service.Content.Fees is { } fees ? catalog.InForce<FeeSchedule>(fees)?.Content : null, service.EffectiveFrom));
    }
}

public sealed record InspectionsPage(Procedure Service, FeeSchedule? Fines, DateOnly Updated);
