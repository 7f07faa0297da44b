using Baladi.Core.Basics;
using Baladi.Core.Payments;
using Baladi.Core.Payments.Development;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Development.Gateway;

/// <summary>What the development gateway charged and gave back, what it has still to tell, and whether it answers at all.</summary>
[Area("Development"), Route("development/gateway"), AllowAnonymous, DemoOnly]
public sealed class GatewayBookController(DevelopmentBook book, DevelopmentGateway gateway, CompletePaymentHandler complete) : Controller
{
    private const int Shown = 30;

    [HttpGet("", Name = "development-gateway")]
    public IActionResult Index() => View("~/Areas/Development/Gateway/Book.cshtml", new GatewayBookPage(book.Mood, [.. book.Movements.Reverse().Take(Shown)], book.Untold));

    [HttpPost("")]
    public IActionResult Index(GatewayMood mood)
    {
        if (!ModelState.IsValid || !Enum.IsDefined(mood)) return BadRequest();
        book.Turn(mood);
        return RedirectToAction(nameof(Index));
    }

    /// <summary>Somebody pays a bill at a bank, which tells of it through the gateway, and then once more, as banks do.</summary>
    [HttpPost("bank")]
    public async Task<IActionResult> Bank(string? bill, decimal? amount, bool told, CancellationToken cancel)
    {
        if (BillNumber.Parse(bill) is not { } number || amount is not (> 0 and < 10_000_000)) return BadRequest();
        var (payload, signature) = gateway.Answer(gateway.ChargeAgain(number, Money.FromRiyals(amount.Value)));
        for (var time = 0; told && time < 2; time++) await complete.HandleAsync(new(payload, signature), cancel);
        return RedirectToAction(nameof(Index));
    }
}

public sealed record GatewayBookPage(GatewayMood Mood, IReadOnlyList<Movement> Movements, IReadOnlyList<Untold> Untold);
