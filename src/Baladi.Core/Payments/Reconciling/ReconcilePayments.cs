using Baladi.Core.Basics;
using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Baladi.Core.Payments.Reconciling;

/// <summary>
/// Reads the gateway's report of every day that is over and not yet compared, also after days of standstill, writes down what does not agree and puts right what can be.
/// Run again, or by two nodes at once, it does no more.
/// </summary>
public sealed class ReconcilePayments(BaladiDbContext db, IPaymentGateway gateway, CompareReport compare, CompletePaymentHandler complete, TimeProvider time, ILogger<ReconcilePayments> log)
{
    // The gateway has closed its day by then.
    private static readonly TimeSpan AfterMidnight = TimeSpan.FromHours(1);

    /// <returns>How many days were compared; call again while it is the batch size.</returns>
    /// <exception cref="InvalidOperationException">A report was not signed by the gateway: that day, and those after it, wait.</exception>
    public async Task<int> RunAsync(int batch, CancellationToken cancel)
    {
        await HealAsync(cancel);
        var yesterday = RiyadhTime.DateOf(time.GetUtcNow() - AfterMidnight).AddDays(-1);
        var last = await db.Reconciliations.MaxAsync(r => (DateOnly?)r.Day, cancel);
        var compared = 0;
        for (var day = last?.AddDays(1) ?? yesterday; day <= yesterday && compared < batch; day = day.AddDays(1), compared++)
        {
            var report = gateway.ReadReport(await gateway.ReportAsync(day, cancel));
            if (report?.Day != day) throw new InvalidOperationException($"The gateway's report of {day:yyyy-MM-dd} is not signed by it, or is of another day; no later one is read before it.");
            await db.TryAgainAsync(() => WriteAsync(report, cancel));
            await HealAsync(cancel);
        }
        return compared;
    }

    private async Task<bool> WriteAsync(GatewayReport report, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        // Another node was faster.
        if (await db.Reconciliations.AnyAsync(r => r.Day == report.Day, cancel)) return false;
        var found = await compare.RunAsync(report, time.GetUtcNow(), cancel);
        db.Reconciliations.Add(found.Day);
        db.ReconciliationDifferences.AddRange(found.Differences);
        db.AddUntracked(found.Movements);
        await db.SaveChangesAsync(cancel);
        if (found.Differences.Count > 0) log.LogWarning("The gateway's report of {Day} and our books differ in {Count} places", report.Day, found.Differences.Count);
        return true;
    }

    // Written down first and put right afterwards: whoever is stopped in between finds it again, and booking the same charge twice does nothing.
    private async Task HealAsync(CancellationToken cancel)
    {
        var healing = ReconciliationDifference.Healing;
        foreach (var difference in await db.ReconciliationDifferences.AsNoTracking().Where(d => d.State == DifferenceState.Open && healing.Contains(d.Kind)).OrderBy(d => d.Id).ToListAsync(cancel))
        {
            try
            {
                db.ChangeTracker.Clear();
                if (difference.Kind == DifferenceKind.RefundNotTold) await db.TryAgainAsync(() => AskAgainAsync(difference, cancel));
                else await complete.BookAsync(new(difference.Token, difference.There!.Value, Succeeded: true, difference.Reference), cancel);
                db.ChangeTracker.Clear();
                await db.TryAgainAsync(() => CloseAsync(difference.Id, cancel));
            }
            catch (Exception error) when (error is not OperationCanceledException) { log.LogError(error, "Difference {Difference} could not be put right; it is tried again", difference.Id); }
        }
    }

    private async Task<bool> AskAgainAsync(ReconciliationDifference difference, CancellationToken cancel)
    {
        await db.WatchCaseAsync(difference.CaseId!.Value, cancel);
        var refund = await db.Refunds.SingleAsync(r => r.Token == difference.Token, cancel);
        if (refund.State != RefundState.Refused) return false;
        refund.AskAgain(time.GetUtcNow());
        return await db.SaveChangesAsync(cancel) > 0;
    }

    private async Task<bool> CloseAsync(long id, CancellationToken cancel)
    {
        var difference = await db.ReconciliationDifferences.SingleAsync(d => d.Id == id, cancel);
        if (difference.State != DifferenceState.Open) return false;
        difference.Heal(time.GetUtcNow());
        return await db.SaveChangesAsync(cancel) > 0;
    }
}
