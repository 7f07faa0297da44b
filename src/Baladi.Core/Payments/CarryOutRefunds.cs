using Baladi.Core.Cases;
using Baladi.Core.Data;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Baladi.Core.Payments;

/// <summary>
/// Gives back what was ordered to be given back. The gateway is asked before anything is written, under the token of the refund: whoever is stopped in between,
/// or runs beside another node, asks again and is told the same.
/// </summary>
public sealed class CarryOutRefunds(BaladiDbContext db, IPaymentGateway gateway, CaseFiles files, CaseRecorder recorder, CaseNotifier notifier, TimeProvider time, ILogger<CarryOutRefunds> log)
{
    /// <returns>How many were tried.</returns>
    public async Task<int> RunAsync(int batch, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var due = await db.Refunds.AsNoTracking().Where(r => r.State == RefundState.Waiting && r.NextTryAt <= now).OrderBy(r => r.NextTryAt).Select(r => r.Id).Take(batch).ToListAsync(cancel);
        foreach (var id in due)
        {
            db.ChangeTracker.Clear();
            var refund = await db.Refunds.AsNoTracking().SingleAsync(r => r.Id == id, cancel);
            GatewayRefund? answer = null;
            try { answer = await gateway.RefundAsync(refund, cancel); }
            catch (Exception error) when (error is not OperationCanceledException || !cancel.IsCancellationRequested) { log.LogWarning(error, "The gateway did not answer about refund {Refund}; it is asked again", id); }
            await db.TryAgainAsync(() => WriteAsync(id, answer, cancel));
        }
        return due.Count;
    }

    private async Task<Basics.Outcome<RefundState>> WriteAsync(long id, GatewayRefund? answer, CancellationToken cancel)
    {
        var caseId = await db.Refunds.Where(r => r.Id == id).Select(r => r.CaseId).SingleAsync(cancel);
        await db.WatchCaseAsync(caseId, cancel);
        var refund = await db.Refunds.SingleAsync(r => r.Id == id, cancel);
        if (refund.State != RefundState.Waiting) return refund.State;
        var now = time.GetUtcNow();
        if (answer is null) refund.Postpone(now);
        else
        {
            refund.End(answer.Done ? RefundState.Done : RefundState.Refused, answer.GatewayReference, now);
            if (answer.Done)
            {
                var file = (await files.FindAsync(caseId, cancel))!;
                recorder.Record(file.Case, CaseEventKind.Refunded, Actor.System, Party.System, refund.Amount.ToString());
                await notifier.TellApplicantAsync(file, "payment-refunded", new Dictionary<string, string> { ["amount"] = refund.Amount.ToString() }, cancel);
            }
            else log.LogError("The gateway refuses refund {Refund}: it has to be given back by hand", id);
        }
        await db.SaveChangesAsync(cancel);
        return refund.State;
    }
}
