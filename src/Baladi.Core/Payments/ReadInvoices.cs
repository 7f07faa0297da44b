using Baladi.Core.Cases;
using Baladi.Core.Fees;
using Baladi.Core.Language;
using Baladi.Core.People;
using Baladi.Core.Publishing;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Payments;

/// <summary>An invoice as it is read, each line with the published words on how it comes about.</summary>
/// <param name="Paid">The attempt that paid it; null while it is not paid.</param>
/// <param name="LastAttempt">The latest attempt, however it ended.</param>
/// <param name="GivenBack">The refund of what paid it; null where that was not ordered back.</param>
public sealed record ReadInvoice(Invoice Invoice, IReadOnlyList<ReadInvoiceLine> Lines, Payment? Paid, Payment? LastAttempt, Refund? GivenBack)
{
    public bool Illustrative => Lines.Any(line => line.Illustrative);
}

/// <param name="Waiver">The published ground on which it was waived, wholly or in part.</param>
public sealed record ReadInvoiceLine(InvoiceLine Line, LocalizedText? Explanation, bool Illustrative, FeeWaiver? Waiver = null);

/// <summary>The invoices of a case, through its scope.</summary>
public sealed class ReadInvoices(Data.BaladiDbContext db, CaseAccess access, PublishedCatalog catalog)
{
    /// <summary>Newest first; none where the case is not for this actor.</summary>
    public async Task<IReadOnlyList<ReadInvoice>> OfCaseAsync(long caseId, Actor actor, CancellationToken cancel)
    {
        var invoices = await access.Parts<Invoice>(actor).AsNoTracking().Include(i => i.Lines).Where(i => i.CaseId == caseId).OrderByDescending(i => i.Id).ToListAsync(cancel);
        if (invoices.Count == 0) return [];
        var payments = await db.Payments.AsNoTracking().Where(p => p.CaseId == caseId).OrderBy(p => p.Id).ToListAsync(cancel);
        var refunds = await db.Refunds.AsNoTracking().Where(r => r.CaseId == caseId).ToListAsync(cancel);
        return [.. invoices.Select(invoice => Read(invoice, [.. payments.Where(p => p.InvoiceId == invoice.Id)], refunds))];
    }

    private ReadInvoice Read(Invoice invoice, List<Payment> payments, List<Refund> refunds)
    {
        var paid = payments.LastOrDefault(p => p.State == PaymentState.Succeeded);
        var schedule = catalog.Version<FeeSchedule>(invoice.ScheduleVersionId).Content;
        var published = schedule.Lines.ToDictionary(line => line.Code);
        return new(
            invoice,
            [.. invoice.Lines.OrderBy(line => line.Number).Select(line => new ReadInvoiceLine(line, published.GetValueOrDefault(line.Code)?.Explanation, published.GetValueOrDefault(line.Code)?.Source.Illustrative ?? false, schedule.Waivers.FirstOrDefault(waiver => waiver.Code == line.WaiverCode)))],
            paid,
            payments.LastOrDefault(),
            refunds.Find(r => r.PaymentId == paid?.Id && r.Charge == paid.GatewayReference));
    }
}
