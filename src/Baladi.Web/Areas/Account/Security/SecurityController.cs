using Baladi.Core.Basics;
using Baladi.Core.People;
using Baladi.Core.People.Factors;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Holder = Baladi.Core.People.Account;

namespace Baladi.Web.Areas.Account.Security;

/// <param name="NeedsOne">Staff: the last one cannot be removed.</param>
/// <param name="Said">What was just done or refused, as a key of security.said.</param>
public sealed record SecurityPage(OwnFactors Factors, IReadOnlyList<AccountEvent> History, bool NeedsOne, string? Said)
{
    public bool WasRefused => Said == SecurityAnswers.Last;
    /// <summary>Where everything would be lost with one device.</summary>
    public bool NeedsRecoveryCodes => Factors.Count > 0 && !Factors.HasRecoveryCode;
}

/// <summary>What opens one's account, and what happened to that.</summary>
[Area("Account"), Route("account/security"), Authorize(Policy = Policies.SignedIn)]
public sealed class SecurityController(ReadFactors factors, CurrentActor current) : Controller
{
    [HttpGet("", Name = Routes.Security)]
    public async Task<IActionResult> Index(CancellationToken cancel) =>
        View(new SecurityPage(await factors.OfAsync(current.Actor.AccountId!.Value, cancel), await factors.HistoryAsync(current.Actor, cancel), current.Actor.IsStaff, TempData[SecurityAnswers.Said] as string));

    [HttpPost("text-messages"), StepUp]
    public async Task<IActionResult> TextMessages(bool? on, [FromServices] UseTextMessagesHandler use, CancellationToken cancel) =>
        on is not { } wanted ? UnprocessableEntity() : this.Answer(await use.HandleAsync(new UseTextMessages(wanted, current.Session!.Id), current.Actor, cancel), wanted ? "text-on" : "text-off");
}

internal static class SecurityAnswers
{
    public const string Said = "security-said";
    public const string Last = "factor-last";

    public static IActionResult Done(this Controller page, string said)
    {
        page.TempData[Said] = said;
        return page.RedirectToRoute(Routes.Security);
    }

    public static IActionResult Answer(this Controller page, Outcome<Holder> outcome, string said) =>
        outcome.IsDone ? page.Done(said) : outcome.Kind == OutcomeKind.NotFound ? page.NotFound() : page.Done(outcome.Problems[0].Code);
}
