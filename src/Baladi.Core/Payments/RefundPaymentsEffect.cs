using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Data;
using Baladi.Core.Payments.Invoicing;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Payments;

/// <summary>Orders back what paid the invoices of a case; where nothing was paid there is nothing to do.</summary>
public sealed class RefundPaymentsEffect(BaladiDbContext db, CaseRecorder recorder, CaseNotifier notifier, DrawUpPapers papers, TimeProvider time) : EffectHandler<RefundPayments>
{
    protected override async Task<string?> CarryOutAsync(RefundPayments effect, CaseFile file, Actor actor, CancellationToken cancel)
    {
        // The database may still say paid of one that was ordered back in this very transaction.
        foreach (var invoice in await db.Invoices.Include(i => i.Lines).Where(i => i.CaseId == file.Case.Id).OrderBy(i => i.Id).ToListAsync(cancel))
        {
            if (invoice.State != InvoiceState.Paid) continue;
            // Nor does it know the payment yet that this very transaction takes, and which comes too late.
            var payment = db.Payments.Local.SingleOrDefault(p => p.InvoiceId == invoice.Id && p.State == PaymentState.Succeeded)
                ?? await db.Payments.SingleAsync(p => p.InvoiceId == invoice.Id && p.State == PaymentState.Succeeded, cancel);
            var lines = invoice.Lines.Where(line => effect.Keeps?.Contains(line.Code) != true).ToList();
            var amount = lines.Count == invoice.Lines.Count ? payment.Amount : new Money(lines.Sum(line => line.Gross.Halalas));
            if (amount == Money.Zero) continue;
            invoice.GiveBack(whole: amount == payment.Amount);
            var refund = new Refund(payment, payment.GatewayReference!, amount, time.GetUtcNow());
            db.Refunds.Add(refund);
            await papers.CreditAsync(invoice, refund, lines, cancel);
            recorder.Record(file.Case, CaseEventKind.RefundOrdered, Actor.System, Party.System, amount.ToString());
            await notifier.TellApplicantAsync(file, "refund-ordered", new Dictionary<string, string> { ["amount"] = amount.ToString() }, cancel);
        }
        return null;
    }
}
