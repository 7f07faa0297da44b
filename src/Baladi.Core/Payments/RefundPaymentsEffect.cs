using Baladi.Core.Cases;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Payments;

/// <summary>Orders back what paid the invoices of a case; where nothing was paid there is nothing to do.</summary>
public sealed class RefundPaymentsEffect(BaladiDbContext db, CaseRecorder recorder, CaseNotifier notifier, TimeProvider time) : EffectHandler<RefundPayments>
{
    protected override async Task<string?> CarryOutAsync(RefundPayments effect, CaseFile file, Actor actor, CancellationToken cancel)
    {
        // The database may still say paid of one that was ordered back in this very transaction.
        foreach (var invoice in await db.Invoices.Where(i => i.CaseId == file.Case.Id).OrderBy(i => i.Id).ToListAsync(cancel))
        {
            if (invoice.State != InvoiceState.Paid) continue;
            // Nor does it know the payment yet that this very transaction takes, and which comes too late.
            var payment = db.Payments.Local.SingleOrDefault(p => p.InvoiceId == invoice.Id && p.State == PaymentState.Succeeded)
                ?? await db.Payments.SingleAsync(p => p.InvoiceId == invoice.Id && p.State == PaymentState.Succeeded, cancel);
            invoice.GiveBack();
            db.Refunds.Add(new Refund(payment, payment.GatewayReference!, payment.Amount, time.GetUtcNow()));
            recorder.Record(file.Case, CaseEventKind.RefundOrdered, Actor.System, Party.System, payment.Amount.ToString());
            await notifier.TellApplicantAsync(file, "refund-ordered", new Dictionary<string, string> { ["amount"] = payment.Amount.ToString() }, cancel);
        }
        return null;
    }
}
