using Baladi.Core.Basics;
using Baladi.Core.Payments;
using Baladi.Core.People;
using Baladi.Web.Areas.Licenses.Cases;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Licenses.Payments;

/// <summary>Paying the invoice of a case on the gateway's page, and coming back from there.</summary>
[ActsAsParty, Area("Licenses"), Route("licenses"), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PaymentsController(CasePages pages, CurrentActor current, Problems problems) : Controller
{
    private Actor Actor => current.Actor;

    [HttpGet("cases/{reference}/pay"), Authorize(Policy = Policies.SignedIn)]
    public async Task<IActionResult> Pay(string reference, CancellationToken cancel)
    {
        if (await pages.FindAsync(reference, Actor, cancel) is not { } page) return NotFound();
        return page.Invoices.FirstOrDefault(invoice => invoice.Invoice.State == InvoiceState.Open) is { } open
            ? View(new PayPage(page, open))
            : ToCase(page.Case.Reference, "case.pay.nothing");
    }

    [HttpPost("cases/{reference}/pay"), ActionName(nameof(Pay)), Authorize(Policy = Policies.SignedIn)]
    public async Task<IActionResult> Start(string reference, [FromServices] StartPaymentHandler start, CancellationToken cancel)
    {
        if (await pages.ExistsAsync(reference, Actor, cancel) is not { } parsed) return NotFound();
        var returnTo = new Uri(Url.RouteUrl(Routes.PaymentReturn, null, Request.Scheme, Request.Host.Value)!);
        var outcome = await start.HandleAsync(new(parsed, Texts.Language, returnTo), Actor, cancel);
        if (outcome.IsDone) return Redirect(outcome.Value!.ToString());
        return outcome.Kind == OutcomeKind.NotFound ? NotFound() : ToCase(parsed, "case.pay.nothing");
    }

    /// <summary>
    /// Takes in the gateway's answer. It is signed, so nobody has to be signed in; opened again it changes nothing and leads
    /// to the same place.
    /// </summary>
    [HttpGet("payments/return", Name = Routes.PaymentReturn), AllowAnonymous]
    public async Task<IActionResult> Return(string? payload, string? signature, [FromServices] CompletePaymentHandler complete, CancellationToken cancel)
    {
        var outcome = await complete.HandleAsync(new(payload ?? "", signature ?? ""), cancel);
        if (outcome.IsDone) return ToCase(outcome.Value!.Reference, $"case.pay.{outcome.Value.State}");
        if (outcome.Kind == OutcomeKind.NotFound) return NotFound();
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Unverified", outcome.Problems.Select(problems.Say).ToList());
    }

    [HttpGet("cases/{reference}/receipt"), Authorize(Policy = Policies.SignedIn)]
    public async Task<IActionResult> Receipt(string reference, CancellationToken cancel) =>
        await pages.FindAsync(reference, Actor, cancel) is { } page && page.Invoices.FirstOrDefault(invoice => invoice.Paid is not null) is { } paid
            ? View(new PayPage(page, paid))
            : NotFound();

    private RedirectToRouteResult ToCase(string reference, string said)
    {
        TempData[CasesController.Said] = said;
        return RedirectToRoute(Routes.Case, new { reference });
    }
}
