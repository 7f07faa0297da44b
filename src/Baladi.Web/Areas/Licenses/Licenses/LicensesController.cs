using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Licenses.Licenses;

/// <summary>One license, for its holder: from here it is renewed, changed, given up or defended.</summary>
[Area("Licenses"), Route("licenses"), Authorize(Policy = Policies.SignedIn), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class LicensesController(LicensePages pages, CurrentActor current) : Controller
{
    [HttpGet("{number:long}", Name = Routes.License)]
    public async Task<IActionResult> Show(string number, CancellationToken cancel) =>
        await pages.FindAsync(number, current.Actor, official: false, cancel) is { } page ? View(page) : NotFound();
}
