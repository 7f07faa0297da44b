using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Layout;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Administration.Home;

/// <summary>The way to every page of the administration that is open to whoever looks.</summary>
[Route("administration")]
public sealed class HomeController(CurrentActor current) : AdministrationController(current)
{
    /// <summary>As the menus: an entry appears once a page bears its name, and to those only whom the page lets in.</summary>
    public static readonly IReadOnlyList<NavItem> Pages =
    [
        new(Routes.PublishRequirements, "list", Policies.Publications),
        new(Routes.PublishLists, "document", Policies.Publications),
        new(Routes.People, "person", Policies.People),
        new(Routes.EmergencyAccess, "warning", Policies.Emergencies),
        new(Routes.Payments, "money", Policies.Payments),
        new(Routes.Operations, "settings", Policies.Operations),
    ];

    [HttpGet("", Name = Routes.Administration)]
    public IActionResult Index() => View();
}
