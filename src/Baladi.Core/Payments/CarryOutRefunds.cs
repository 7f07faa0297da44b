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
        var due = await db.Refunds.AsNoTracking().Where(r => r.State == RefundState.Waiting && r.NextTryAt <= now).OrderBy(r => r.NextTryAt).Take(batch).ToListAsync(cancel);
        foreach (var refund in due)
        {
            db.ChangeTracker.Clear();
            GatewayRefund? answer = null;
            try { answer = await gateway.RefundAsync(refund, cancel); }
            catch (Exception error) when (error is not OperationCanceledException || !cancel.IsCancellationRequested) { log.LogWarning(error, "The gateway did not answer about refund {Refund}; it is asked again", refund.Id); }
            // One that cannot be written keeps none of the others from their turn.
            try { await db.TryAgainAsync(() => WriteAsync(refund, answer, cancel)); }
            catch (Exception error) when (error is not OperationCanceledException) { await PostponeAsync(refund, error, cancel); }
        }
        return due.Count;
    }

    private async Task PostponeAsync(Refund refund, Exception error, CancellationToken cancel)
    {
        log.LogError(error, "What the gateway said of refund {Refund} could not be written; it is asked again", refund.Id);
        db.ChangeTracker.Clear();
        try { await db.TryAgainAsync(() => WriteAsync(refund, null, cancel)); }
        catch (Exception again) when (again is not OperationCanceledException) { log.LogError(again, "Refund {Refund} could not be postponed", refund.Id); }
    }

    /// <param name="tried">The refund as it was when the gateway was asked.</param>
    private async Task<Basics.Outcome<RefundState>> WriteAsync(Refund tried, GatewayRefund? answer, CancellationToken cancel)
    {
        await db.WatchCaseAsync(tried.CaseId, cancel);
        var refund = await db.Refunds.SingleAsync(r => r.Id == tried.Id, cancel);
        // Another node was told meanwhile, or has put it off already.
        if (refund.State != RefundState.Waiting || (answer is null && refund.NextTryAt != tried.NextTryAt)) return refund.State;
        var now = time.GetUtcNow();
        if (answer is null) refund.Postpone(now);
        else
        {
            var file = (await files.FindAsync(tried.CaseId, cancel))!;
            refund.End(answer.Done ? RefundState.Done : RefundState.Refused, Short(answer.GatewayReference), now);
            recorder.Record(file.Case, answer.Done ? CaseEventKind.Refunded : CaseEventKind.RefundRefused, Actor.System, Party.System, refund.Amount.ToString());
            if (answer.Done) await notifier.TellApplicantAsync(file, "payment-refunded", new Dictionary<string, string> { ["amount"] = refund.Amount.ToString() }, cancel);
        }
        await db.SaveChangesAsync(cancel);
        if (answer is { Done: false }) log.LogError("The gateway refuses refund {Refund} of charge {Charge}: it has to be given back by hand", refund.Id, refund.Charge);
        return refund.State;
    }

    private static string? Short(string? reference) => reference is { Length: > Payment.GatewayReferenceLength } ? reference[..Payment.GatewayReferenceLength] : reference;
}
