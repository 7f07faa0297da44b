using Baladi.Web.Shared.Caching;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OutputCaching;

namespace Baladi.Web.Pages.Home;

[AllowAnonymous]
public sealed class HomeController(HomeContent content) : Controller
{
    [HttpGet("", Name = Routes.Home), OutputCache(PolicyName = PublicPagePolicy.Name)]
    public IActionResult Index() => View(content.Read());
}
