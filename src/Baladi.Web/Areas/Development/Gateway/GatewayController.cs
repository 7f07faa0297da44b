using Baladi.Core.Basics;
using Baladi.Core.Payments;
using Baladi.Core.Payments.Development;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Baladi.Web.Areas.Development.Gateway;

/// <summary>The hosted page of <see cref="DevelopmentGateway"/>: whoever tries the portal out says how the payment ends, and how well the gateway tells of it.</summary>
[Area("Development"), Route("development/gateway/{token}"), AllowAnonymous, DemoOnly]
public sealed class GatewayController(DevelopmentGateway gateway, DevelopmentBook book, CompletePaymentHandler complete, TimeProvider time) : Controller
{
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(2);
    private static readonly Money TooMuch = new(100);

    [HttpGet("")]
    public IActionResult Index(string token, long amount, string? returnTo) => IsOurs(token, amount, returnTo) ? View(new GatewayPage(token, amount, returnTo!)) : BadRequest();

    [HttpPost("")]
    public async Task<IActionResult> Index(string token, GatewayForm form, CancellationToken cancel)
    {
        if (!IsOurs(token, form.Amount, form.ReturnTo)) return BadRequest();
        var amount = new Money(form.Amount);
        switch (form.Outcome)
        {
            case GatewayOutcome.Paid: return Back(form, gateway.Charge(token, amount));
            case GatewayOutcome.Refused or GatewayOutcome.Cancelled: return Back(form, Declined(token, amount, form.Outcome));
            case GatewayOutcome.WrongAmount: return Back(form, gateway.Charge(token, amount + TooMuch));
            case GatewayOutcome.Twice:
                var once = gateway.Charge(token, amount);
                await CallAsync(once, cancel);
                return Back(form, once);
            case GatewayOutcome.ChargedTwice:
                await CallAsync(gateway.Charge(token, amount), cancel);
                return Back(form, gateway.ChargeAgain(token, amount));
            case GatewayOutcome.OutOfOrder:
                // The first card was declined, the second charged; the payer comes back with the older news.
                await CallAsync(gateway.Charge(token, amount), cancel);
                return Back(form, Declined(token, amount, GatewayOutcome.Refused));
            case GatewayOutcome.Late:
                book.TellLater(gateway.Charge(token, amount), time.GetUtcNow() + Late);
                return View("Silence", form);
            case GatewayOutcome.NeverTold:
                gateway.Charge(token, amount);
                return View("Silence", form);
            case GatewayOutcome.TimedOut: return View("Silence", form);
            default: return BadRequest();
        }
    }

    private static GatewayAnswer Declined(string token, Money amount, GatewayOutcome outcome) => new(token, amount, Succeeded: false, $"DEV-{outcome.ToString().ToUpperInvariant()}-{Tokens.New()}");

    /// <summary>Sends the payer back with the signed answer.</summary>
    private LocalRedirectResult Back(GatewayForm form, GatewayAnswer answer)
    {
        var (payload, signature) = gateway.Answer(answer);
        return LocalRedirect(QueryHelpers.AddQueryString(form.ReturnTo!, new Dictionary<string, string?> { ["payload"] = payload, ["signature"] = signature }));
    }

    /// <summary>Tells the portal without the payer, as the callback does.</summary>
    private async Task CallAsync(GatewayAnswer answer, CancellationToken cancel)
    {
        var (payload, signature) = gateway.Answer(answer);
        await complete.HandleAsync(new(payload, signature), cancel);
    }

    // The answer is signed: it goes back to the portal and nowhere else.
    private bool IsOurs(string token, long amount, string? returnTo) => token.Length <= Tokens.Length && amount >= 0 && Url.IsLocalUrl(returnTo);
}
