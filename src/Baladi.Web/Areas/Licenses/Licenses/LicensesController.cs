using Baladi.Core.Basics;
using Baladi.Core.Licenses;
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

    /// <summary>As it was when it was handed to another: the record of whoever held it until then.</summary>
    [HttpGet("{number:long}/former", Name = Routes.FormerLicense)]
    public async Task<IActionResult> Former(string number, [FromServices] ReadLicenses licenses, CancellationToken cancel) =>
        License.IsNumber(DigitFolding.Fold(number)) && await licenses.FindFormerAsync(DigitFolding.Fold(number), current.Actor, cancel) is { } former ? View(former) : NotFound();
}
