using Baladi.Core.People.Factors;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Account.RecoveryCodes;

/// <summary>Makes recovery codes and shows them, this once.</summary>
[Area("Account"), Route("account/security/recovery-codes"), Authorize(Policy = Policies.SignedIn), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class RecoveryCodesController(CurrentActor current) : Controller
{
    [HttpPost(""), StepUp]
    public async Task<IActionResult> Index([FromServices] MakeRecoveryCodesHandler make, CancellationToken cancel) =>
        await make.HandleAsync(new MakeRecoveryCodes(current.Session!.Id), current.Actor, cancel) is { IsDone: true } made ? View(made.Value) : NotFound();

    /// <summary>Where somebody opens the address of the page again: the codes are not shown twice.</summary>
    [HttpGet("")]
    public IActionResult Index() => RedirectToRoute(Routes.Security);
}
