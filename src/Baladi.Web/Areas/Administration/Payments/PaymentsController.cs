using Baladi.Core.Basics;
using Baladi.Core.Payments;
using Baladi.Core.Payments.Reconciling;
using Baladi.Core.People;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Administration.Payments;

/// <summary>How our books and the gateway's agree, day by day; what does not agree, and what goes back to payers.</summary>
[Route("administration/payments"), Authorize(Policy = Policies.Payments)]
public sealed class PaymentsController(CurrentActor current, PaymentPages pages, PaymentTables tables, Texts texts, Problems problems, TimeProvider time) : AdministrationController(current)
{
    [HttpGet("", Name = Routes.Payments)]
    public async Task<IActionResult> Index(DifferenceFilter filter, CancellationToken cancel) => View(await pages.DifferencesAsync(filter, Actor, cancel));

    [HttpGet("export.csv", Name = Routes.PaymentsExport)]
    public async Task<IActionResult> Export(DifferenceFilter filter, CancellationToken cancel) => Table("differences", tables.Of(await pages.AllAsync(filter, Actor, cancel)));

    [HttpGet("refunds", Name = Routes.Refunds)]
    public async Task<IActionResult> Refunds(RefundFilter filter, CancellationToken cancel) => View(await pages.RefundsAsync(filter, Actor, cancel));

    [HttpGet("refunds/export.csv", Name = Routes.RefundsExport)]
    public async Task<IActionResult> ExportRefunds(RefundFilter filter, CancellationToken cancel) => Table("refunds", tables.Of(await pages.AllAsync(filter, Actor, cancel)));

    [HttpGet("waivers", Name = Routes.Waivers)]
    public async Task<IActionResult> Waivers(WaiverFilter filter, [FromServices] ReadWaivers read, CancellationToken cancel)
    {
        foreach (var day in new[] { nameof(filter.From), nameof(filter.To) })
            if (ModelState.TryGetValue(day, out var typed) && typed.Errors.Count > 0)
            {
                typed.Errors.Clear();
                typed.Errors.Add(texts["waivers.day.wrong"]);
            }
        if (filter.From > filter.To) ModelState.AddModelError(nameof(filter.To), texts["waivers.to.before"]);
        if (ModelState.IsValid) return View(new WaiversPage(filter, await read.RunAsync(filter.From, filter.To, Actor, cancel)));
        // Sums of other days than were asked for would be taken for those.
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(new WaiversPage(filter, null));
    }

    [HttpGet("waivers/export.csv", Name = Routes.WaiversExport)]
    public async Task<IActionResult> ExportWaivers(WaiverFilter filter, [FromServices] ReadWaivers read, CancellationToken cancel) =>
        ModelState.IsValid ? Table("waivers", tables.Of(await read.RunAsync(filter.From, filter.To, Actor, cancel))) : BadRequest();

    [HttpGet("days", Name = Routes.ReconciledDays)]
    public async Task<IActionResult> Days(DateOnly? before, CancellationToken cancel) => View(await pages.DaysAsync(before, cancel));

    [HttpGet("differences/{id:long}", Name = Routes.Difference)]
    public Task<IActionResult> Difference(long id, CancellationToken cancel) => ShowAsync(id, new(), cancel);

    [HttpPost("differences/{id:long}"), Authorize(Policy = Policies.SettlePayments)]
    public async Task<IActionResult> Difference(long id, SettleForm form, [FromServices] SettleDifferenceHandler settle, CancellationToken cancel)
    {
        var outcome = await settle.HandleAsync(new(id, form.Note), Actor, cancel);
        if (outcome.Kind == OutcomeKind.NotFound) return NotFound();
        if (!outcome.IsDone) return await ShowAsync(id, form, cancel, outcome.Kind, outcome.Problems);
        Say("success", texts["payments.settled"]);
        return RedirectToRoute(Routes.Payments);
    }

    [HttpGet("refunds/{id:long}", Name = Routes.Refund)]
    public Task<IActionResult> Refund(long id, CancellationToken cancel) => ShowRefundAsync(id, new(), cancel);

    [HttpPost("refunds/{id:long}"), Authorize(Policy = Policies.SettlePayments)]
    public async Task<IActionResult> Refund(long id, RefundForm form, [FromServices] SettleRefundHandler settle, CancellationToken cancel)
    {
        var outcome = form.Again ? await settle.HandleAsync(new TryRefundAgain(id), Actor, cancel) : await settle.HandleAsync(new GiveBackByHand(id, form.BankReference), Actor, cancel);
        if (outcome.Kind == OutcomeKind.NotFound) return NotFound();
        if (!outcome.IsDone) return await ShowRefundAsync(id, form, cancel, outcome.Kind, outcome.Problems);
        Say("success", texts[form.Again ? "payments.again.done" : "payments.byHand.done"]);
        return RedirectToRoute(Routes.Refunds);
    }

    private async Task<IActionResult> ShowAsync(long id, SettleForm form, CancellationToken cancel, OutcomeKind kind = OutcomeKind.Done, IReadOnlyList<Problem>? wrong = null) =>
        await pages.DifferenceAsync(id, form, Actor, cancel) is not { } page ? NotFound() : wrong is null ? View(nameof(Difference), page) : Again(kind, nameof(Difference), page with { Refused = Told(kind, wrong) });

    private async Task<IActionResult> ShowRefundAsync(long id, RefundForm form, CancellationToken cancel, OutcomeKind kind = OutcomeKind.Done, IReadOnlyList<Problem>? wrong = null) =>
        await pages.RefundAsync(id, form, Actor, cancel) is not { } page ? NotFound() : wrong is null ? View(nameof(Refund), page) : Again(kind, nameof(Refund), page with { Refused = Told(kind, wrong) });

    /// <summary>Beside its field what was typed wrongly; above the page what stands in the way.</summary>
    private string? Told(OutcomeKind kind, IReadOnlyList<Problem> wrong)
    {
        if (kind != OutcomeKind.Invalid) return problems.Say(wrong[0]);
        foreach (var problem in wrong) ModelState.AddModelError(problem.Field, problems.Say(problem));
        return null;
    }

    private FileContentResult Table(string name, Csv csv) => File(csv.ToBytes(), "text/csv; charset=utf-8", $"{name}-{Csv.Day(time.Today())}.csv");
}
