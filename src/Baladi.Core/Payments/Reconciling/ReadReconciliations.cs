using Baladi.Core.Cases;
using Baladi.Core.Data;
using Baladi.Core.Language;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Payments.Reconciling;

/// <summary>What is asked of the differences. Newest first, before a key.</summary>
public sealed record DifferenceQuestion
{
    public DifferenceState? State { get; init; }
    public DifferenceKind? Kind { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public long? Before { get; init; }
    public required int Size { get; init; }
}

/// <summary>What is asked of the money that goes back. Newest first, before a key.</summary>
public sealed record RefundQuestion
{
    public RefundState? State { get; init; }
    /// <summary>Money no invoice asked for, or else what was paid on a case that came to nothing; null for both.</summary>
    public bool? Unmatched { get; init; }
    public long? Before { get; init; }
    public required int Size { get; init; }
}

/// <param name="Case">The reference of the case it is about.</param>
/// <param name="IsTheirs">Whether whoever reads has an interest in that case, and leaves it to somebody else.</param>
public sealed record DifferenceLine(ReconciliationDifference Difference, string? Case, LocalizedText? SettledBy, bool IsTheirs);

/// <inheritdoc cref="DifferenceLine"/>
/// <param name="Unmatched">No invoice asked for it; otherwise it paid one, and the case came to nothing.</param>
public sealed record RefundLine(Refund Refund, string Case, string Invoice, bool Unmatched, LocalizedText? GivenBy, bool IsTheirs);

/// <summary>How the gateway's books and ours agree, for clerks of payments and auditors.</summary>
public sealed class ReadReconciliations(BaladiDbContext db)
{
    /// <summary>One more than asked for where there is a next page.</summary>
    public async Task<IReadOnlyList<Reconciliation>> DaysAsync(DateOnly? before, int size, CancellationToken cancel) =>
        await db.Reconciliations.AsNoTracking().Where(r => before == null || r.Day < before).OrderByDescending(r => r.Day).Take(size + 1).ToListAsync(cancel);

    /// <summary>How many differences of each of these days are open.</summary>
    public Task<Dictionary<long, int>> OpenOnAsync(IReadOnlyList<Reconciliation> days, CancellationToken cancel)
    {
        var ids = days.Select(day => day.Id).ToList();
        return db.ReconciliationDifferences.Where(d => d.State == DifferenceState.Open && ids.Contains(d.ReconciliationId)).GroupBy(d => d.ReconciliationId).ToDictionaryAsync(g => g.Key, g => g.Count(), cancel);
    }

    /// <summary>The last day that was compared; null where none was.</summary>
    public Task<DateOnly?> LastDayAsync(CancellationToken cancel) => db.Reconciliations.MaxAsync(r => (DateOnly?)r.Day, cancel);

    /// <summary>One more than asked for where there is a next page.</summary>
    public Task<List<DifferenceLine>> DifferencesAsync(DifferenceQuestion asked, Actor actor, CancellationToken cancel) => LinesAsync(db.ReconciliationDifferences.AsNoTracking()
        .Where(d => (asked.State == null || d.State == asked.State) && (asked.Kind == null || d.Kind == asked.Kind) && (asked.From == null || d.Day >= asked.From)
            && (asked.To == null || d.Day <= asked.To) && (asked.Before == null || d.Id < asked.Before)).OrderByDescending(d => d.Id).Take(asked.Size + 1), actor, cancel);

    public async Task<DifferenceLine?> DifferenceAsync(long id, Actor actor, CancellationToken cancel) =>
        await LinesAsync(db.ReconciliationDifferences.AsNoTracking().Where(d => d.Id == id), actor, cancel) is [var line] ? line : null;

    /// <summary>One more than asked for where there is a next page.</summary>
    public Task<List<RefundLine>> RefundsAsync(RefundQuestion asked, Actor actor, CancellationToken cancel) => LinesAsync((
        from refund in db.Refunds.AsNoTracking()
        join payment in db.Payments on refund.PaymentId equals payment.Id
        where (asked.State == null || refund.State == asked.State) && (asked.Before == null || refund.Id < asked.Before)
            && (asked.Unmatched == null || asked.Unmatched == !(payment.State == PaymentState.Succeeded && payment.GatewayReference == refund.Charge))
        orderby refund.Id descending
        select refund).Take(asked.Size + 1), actor, cancel);

    public async Task<RefundLine?> RefundAsync(long id, Actor actor, CancellationToken cancel) =>
        await LinesAsync(db.Refunds.AsNoTracking().Where(r => r.Id == id), actor, cancel) is [var line] ? line : null;

    private async Task<List<DifferenceLine>> LinesAsync(IQueryable<ReconciliationDifference> differences, Actor actor, CancellationToken cancel)
    {
        var rows = await (from difference in differences
                          join found in db.Cases on difference.CaseId equals (long?)found.Id into cases
                          from @case in cases.DefaultIfEmpty()
                          join account in db.Users on difference.SettledByAccountId equals (long?)account.Id into accounts
                          from account in accounts.DefaultIfEmpty()
                          join person in db.People on account.PersonId equals person.Id into people
                          from person in people.DefaultIfEmpty()
                          orderby difference.Id descending
                          select new { difference, @case, person }).AsNoTracking().ToListAsync(cancel);
        return rows.ConvertAll(row => new DifferenceLine(row.difference, row.@case?.Reference, row.person?.Name, row.@case is not null && ConflictOfInterest.Of(actor, row.@case) is not null));
    }

    private async Task<List<RefundLine>> LinesAsync(IQueryable<Refund> refunds, Actor actor, CancellationToken cancel)
    {
        var rows = await (from refund in refunds
                          join payment in db.Payments on refund.PaymentId equals payment.Id
                          join invoice in db.Invoices on payment.InvoiceId equals invoice.Id
                          join @case in db.Cases on refund.CaseId equals @case.Id
                          join account in db.Users on refund.ByAccountId equals (long?)account.Id into accounts
                          from account in accounts.DefaultIfEmpty()
                          join person in db.People on account.PersonId equals person.Id into people
                          from person in people.DefaultIfEmpty()
                          orderby refund.Id descending
                          select new { refund, payment, invoice.Number, @case, person }).AsNoTracking().ToListAsync(cancel);
        return rows.ConvertAll(row => new RefundLine(row.refund, row.@case.Reference, row.Number, !(row.payment.State == PaymentState.Succeeded && row.payment.GatewayReference == row.refund.Charge),
            row.person?.Name, ConflictOfInterest.Of(actor, row.@case) is not null));
    }
}
