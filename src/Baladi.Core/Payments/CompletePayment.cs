using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Data;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Payments;

/// <summary>Takes in the signed answer of the gateway, from the returning payer or from the gateway itself, in any order and any number of times.</summary>
public sealed record CompletePayment(string Payload, string Signature);

public sealed class CompletePaymentHandler(
    BaladiDbContext db, CaseFiles files, IPaymentGateway gateway, TaskBoard board, CaseEngine engine, CaseRecorder recorder, CaseNotifier notifier, TimeProvider time)
{
    /// <returns>The case paid for and how the attempt ended. Problems: signature-invalid. An unknown attempt is not found.</returns>
    public async Task<Outcome<PaidCase>> HandleAsync(CompletePayment command, CancellationToken cancel)
    {
        if (gateway.Read(command.Payload, command.Signature) is not { } answer) return Failure.Invalid(new Problem("signature-invalid"));
        // The payer's browser and the gateway may tell us at the same moment: the second finds it done.
        return await BookAsync(answer, cancel);
    }

    /// <summary>Takes in what the gateway said under its signature, in an answer or in its report.</summary>
    internal Task<Outcome<PaidCase>> BookAsync(GatewayAnswer answer, CancellationToken cancel) => db.TryAgainAsync(() => CompleteAsync(answer, cancel));

    private async Task<Outcome<PaidCase>> CompleteAsync(GatewayAnswer answer, CancellationToken cancel)
    {
        if (await db.Payments.Where(p => p.Token == answer.Token).Select(p => (long?)p.CaseId).SingleOrDefaultAsync(cancel) is not { } caseId) return Failure.NotFound;
        await db.WatchCaseAsync(caseId, cancel);
        var payment = await db.Payments.SingleAsync(p => p.Token == answer.Token, cancel);
        var file = (await files.FindAsync(caseId, cancel))!;
        var (now, invoice) = (time.GetUtcNow(), await db.Invoices.SingleAsync(i => i.Id == payment.InvoiceId, cancel));
        // A card that was declined first may be charged on the same page after all.
        if (payment.State is not PaymentState.Started && !(payment.State == PaymentState.Failed && answer.Succeeded))
        {
            // Told again of the same charge there is nothing to do; a second charge goes back.
            if (answer.Succeeded && answer.GatewayReference != payment.GatewayReference && !await db.Refunds.AnyAsync(r => r.PaymentId == payment.Id && r.Charge == answer.GatewayReference, cancel))
            {
                await GiveBackAsync(file, payment, invoice, answer, now, cancel);
                await db.SaveChangesAsync(cancel);
            }
            return new PaidCase(file.Case.Reference, payment.State);
        }
        if (!answer.Succeeded) payment.End(PaymentState.Failed, answer.GatewayReference, now);
        // Money that does not fit what is owed is never booked, and goes back.
        else if (answer.Amount != invoice.Total || invoice.State != InvoiceState.Open)
        {
            payment.End(PaymentState.Unmatched, answer.GatewayReference, now);
            await GiveBackAsync(file, payment, invoice, answer, now, cancel);
        }
        else
        {
            payment.End(PaymentState.Succeeded, answer.GatewayReference, now);
            invoice.Pay(now);
            foreach (var task in file.LiveTasks.Where(task => task.Code == CaseTask.Pay).ToList()) await board.CompleteAsync(task, "paid", Actor.System, cancel);
            recorder.Record(file.Case, CaseEventKind.InvoicePaid, Actor.System, Party.System, invoice.Number);
            await notifier.TellApplicantAsync(file, "payment-received", invoice.Told, cancel);
            await engine.RaiseAsync(file, CaseEngine.Paid, Actor.System, cancel);
        }
        await db.SaveChangesAsync(cancel);
        return new PaidCase(file.Case.Reference, payment.State);
    }

    private async Task GiveBackAsync(CaseFile file, Payment payment, Invoice invoice, GatewayAnswer answer, DateTimeOffset now, CancellationToken cancel)
    {
        db.Refunds.Add(new Refund(payment, answer.GatewayReference, answer.Amount, now));
        recorder.Record(file.Case, CaseEventKind.PaymentUnmatched, Actor.System, Party.System, invoice.Number);
        await notifier.TellApplicantAsync(file, "payment-unmatched", invoice.Told, cancel);
    }
}

public sealed record PaidCase(string Reference, PaymentState State);
