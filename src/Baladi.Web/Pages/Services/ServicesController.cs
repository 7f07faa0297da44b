using Baladi.Core.Basics;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Web.Shared.Caching;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace Baladi.Web.Pages.Services;

/// <summary>What the municipalities offer, and the card of each service.</summary>
[AllowAnonymous, OutputCache(PolicyName = PublicPagePolicy.Name)]
public sealed class ServicesController(PublishedCatalog catalog, ServiceCards services, RequirementEvaluator requirements, Texts texts, TimeProvider time) : Controller
{
    [HttpGet("services", Name = Routes.Services)]
    public IActionResult Index(ServicesQuery query)
    {
        if (query.Q?.Length > ServicesPage.MaxQuery) query = query with { Q = query.Q[..ServicesPage.MaxQuery] };
        return View(ServicesPage.Read(query, services, texts));
    }

    [HttpGet("services/{code}", Name = Routes.Service)]
    public IActionResult Show(string code) =>
        catalog.InForce<Procedure>(code) is { } published ? View(ServicePage.Read(published, services, requirements, time.Today())) : NotFound();
}
