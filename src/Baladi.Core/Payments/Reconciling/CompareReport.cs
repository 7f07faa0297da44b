using Baladi.Core.Basics;
using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Payments.Reconciling;

/// <summary>Lays a day of the gateway beside ours, both ways, and says what does not agree. Changes nothing.</summary>
public sealed class CompareReport(BaladiDbContext db)
{
    private const int Chunk = 500;

    /// <summary>All that came of it, to be written in one go.</summary>
    public sealed record Found(Reconciliation Day, IReadOnlyList<ReportedMovement> Movements, IReadOnlyList<ReconciliationDifference> Differences);

    public async Task<Found> RunAsync(GatewayReport report, DateTimeOffset now, CancellationToken cancel)
    {
        var day = new Reconciliation(report.Day, now);
        var (movements, differences, there, here) = (new List<ReportedMovement>(), new List<ReconciliationDifference>(), new Totals(), new Totals());
        var seen = new HashSet<(MovementKind, string)>();
        foreach (var chunk in report.Movements.Chunk(Chunk))
        {
            var ours = await OursAsync(chunk, cancel);
            foreach (var movement in chunk)
            {
                there = there.Add(movement.Kind, movement.Amount);
                if (!seen.Add((movement.Kind, movement.Reference)) || ours.IsReported(movement))
                {
                    differences.Add(new(day, DifferenceKind.ReportedTwice, movement.Token, movement.Reference, movement.Amount, null, ours.CaseOf(movement)));
                    continue;
                }
                movements.Add(new(day, movement));
                var (kind, held, caseId) = movement.Kind == MovementKind.Charge ? ours.Charge(movement) : ours.Refund(movement);
                if (held is { } amount) here = here.Add(movement.Kind, amount);
                if (kind is { } found) differences.Add(new(day, found, movement.Token, movement.Reference, movement.Amount, held, caseId));
            }
        }
        foreach (var missing in await MissingAsync(day, movements, cancel))
        {
            here = here.Add(missing.Kind == DifferenceKind.ChargeMissing ? MovementKind.Charge : MovementKind.Refund, missing.Here!.Value);
            differences.Add(missing);
        }
        day.Sum(there, here);
        return new(day, movements, differences);
    }

    private async Task<OurBooks> OursAsync(Movement[] chunk, CancellationToken cancel)
    {
        var (tokens, references) = (chunk.Select(m => m.Token).Distinct().ToList(), chunk.Select(m => m.Reference).Distinct().ToList());
        var payments = await db.Payments.AsNoTracking().Where(p => tokens.Contains(p.Token)).ToListAsync(cancel);
        var attempts = payments.ConvertAll(p => p.Id);
        var bills = await db.Invoices.AsNoTracking().Where(i => tokens.Contains(i.BillNumber!)).Select(i => new { i.BillNumber, i.CaseId }).ToListAsync(cancel);
        var refunds = await db.Refunds.AsNoTracking().Where(r => attempts.Contains(r.PaymentId) || tokens.Contains(r.Token)).ToListAsync(cancel);
        var reported = await db.ReportedMovements.AsNoTracking().Where(m => references.Contains(m.Reference)).Select(m => new { m.Kind, m.Reference }).ToListAsync(cancel);
        return new(payments.ToDictionary(p => p.Token), bills.ToDictionary(i => i.BillNumber!, i => i.CaseId), refunds, [.. reported.Select(m => (m.Kind, m.Reference))]);
    }

    // What we hold of the day before, and no report names to this day: the clocks of two houses need not meet at midnight. What was there before the first
    // comparison is not looked for, and neither is a day whose report was never read.
    private async Task<List<ReconciliationDifference>> MissingAsync(Reconciliation day, List<ReportedMovement> today, CancellationToken cancel)
    {
        var before = day.Day.AddDays(-1);
        var first = await db.Reconciliations.AsNoTracking().OrderBy(r => r.Day).FirstOrDefaultAsync(cancel);
        if (first is null || before < first.Day || !await db.Reconciliations.AnyAsync(r => r.Day == before, cancel)) return [];
        var (from, to) = (RiyadhTime.StartOf(before), RiyadhTime.StartOf(day.Day));
        if (first.At > from) from = first.At;
        var charged = today.Where(m => m.Kind == MovementKind.Charge).Select(m => m.Reference).ToHashSet();
        var given = today.Where(m => m.Kind == MovementKind.Refund).Select(m => m.Token).ToHashSet();

        // Every charge pays an invoice or is ordered back, so these are all.
        var kept = await db.Payments.AsNoTracking().Where(p => p.State == PaymentState.Succeeded && p.EndedAt >= from && p.EndedAt < to
            && !db.ReportedMovements.Any(m => m.Kind == MovementKind.Charge && m.Reference == p.GatewayReference)).ToListAsync(cancel);
        var ordered = await (from refund in db.Refunds.AsNoTracking()
                             join payment in db.Payments on refund.PaymentId equals payment.Id
                             where refund.OrderedAt >= @from && refund.OrderedAt < to && !(payment.State == PaymentState.Succeeded && payment.GatewayReference == refund.Charge)
                                 && !db.ReportedMovements.Any(m => m.Kind == MovementKind.Charge && m.Reference == refund.Charge)
                             select new { refund, payment.Token }).ToListAsync(cancel);
        var done = await db.Refunds.AsNoTracking().Where(r => r.State == RefundState.Done && r.BankReference == null && r.EndedAt >= from && r.EndedAt < to
            && !db.ReportedMovements.Any(m => m.Kind == MovementKind.Refund && m.Token == r.Token)).ToListAsync(cancel);
        return
        [
            .. kept.Where(p => !charged.Contains(p.GatewayReference!)).Select(p => new ReconciliationDifference(day, DifferenceKind.ChargeMissing, p.Token, p.GatewayReference!, null, p.Amount, p.CaseId)),
            .. ordered.Where(r => !charged.Contains(r.refund.Charge)).Select(r => new ReconciliationDifference(day, DifferenceKind.ChargeMissing, r.Token, r.refund.Charge, null, r.refund.Amount, r.refund.CaseId)),
            .. done.Where(r => !given.Contains(r.Token)).Select(r => new ReconciliationDifference(day, DifferenceKind.RefundMissing, r.Token, r.GatewayReference ?? "", null, r.Amount, r.CaseId)),
        ];
    }
}
