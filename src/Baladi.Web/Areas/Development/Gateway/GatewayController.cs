using Baladi.Core.Basics;
using Baladi.Core.Payments;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Baladi.Web.Areas.Development.Gateway;

/// <summary>The hosted page of <see cref="DevelopmentGateway"/>: whoever tries the portal out says how the payment ends.</summary>
[Area("Development"), Route("development/gateway/{token}"), AllowAnonymous, DemoOnly]
public sealed class GatewayController(DevelopmentGateway gateway) : Controller
{
    [HttpGet("")]
    public IActionResult Index(string token, long amount, string? returnTo) => IsOurs(token, amount, returnTo) ? View(new GatewayPage(token, amount, returnTo!)) : BadRequest();

    [HttpPost("")]
    public IActionResult Index(string token, GatewayForm form)
    {
        if (!IsOurs(token, form.Amount, form.ReturnTo) || form.Outcome is not (GatewayOutcome.Paid or GatewayOutcome.Refused or GatewayOutcome.Cancelled)) return BadRequest();
        var reference = $"DEV-{form.Outcome.ToString().ToUpperInvariant()}-{Tokens.New()}";
        var (payload, signature) = gateway.Answer(new GatewayAnswer(token, new Money(form.Amount), form.Outcome == GatewayOutcome.Paid, reference));
        return LocalRedirect(QueryHelpers.AddQueryString(form.ReturnTo!, new Dictionary<string, string?> { ["payload"] = payload, ["signature"] = signature }));
    }

    // The answer is signed: it goes back to the portal and nowhere else.
    private bool IsOurs(string token, long amount, string? returnTo) => token.Length <= Tokens.Length && amount >= 0 && Url.IsLocalUrl(returnTo);
}
