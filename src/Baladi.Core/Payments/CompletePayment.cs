using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Data;
using Baladi.Core.Payments.Invoicing;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Payments;

/// <summary>Takes in the signed answer of the gateway, from the returning payer or from the gateway itself, in any order and any number of times.</summary>
public sealed record CompletePayment(string Payload, string Signature);

public sealed class CompletePaymentHandler(
    BaladiDbContext db, CaseFiles files, IPaymentGateway gateway, TaskBoard board, CaseEngine engine, CaseRecorder recorder, CaseNotifier notifier, DrawUpPapers papers, TimeProvider time)
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
        if (await OfAsync(answer.Token, cancel) is not { } of) return Failure.NotFound;
        await db.WatchCaseAsync(of.CaseId, cancel);
        var file = (await files.FindAsync(of.CaseId, cancel))!;
        var (now, invoice) = (time.GetUtcNow(), await db.Invoices.SingleAsync(i => i.Id == of.InvoiceId, cancel));
        var payment = await db.Payments.SingleOrDefaultAsync(p => p.Token == answer.Token, cancel);
        if (payment is null) db.Payments.Add(payment = Payment.AtABank(invoice, now));
        if (!answer.Succeeded)
        {
            // News of a decline that comes after a charge is old.
            if (payment.State != PaymentState.Started) return new PaidCase(file.Case.Reference, payment.State);
            payment.End(PaymentState.Failed, answer.GatewayReference, now);
        }
        // Told again of the same charge there is nothing to do.
        else if (await IsKnownAsync(payment, answer.GatewayReference, cancel)) return new PaidCase(file.Case.Reference, payment.State);
        // A card that was declined first may be charged on the same page after all, and a bill of which too little was paid be paid in full.
        else if (invoice.State == InvoiceState.Open && answer.Amount == invoice.Total) await PayAsync(file, payment, invoice, answer, now, cancel);
        // Money that does not fit what is owed is never booked, and goes back.
        else
        {
            if (payment.State != PaymentState.Succeeded) payment.End(PaymentState.Unmatched, answer.GatewayReference, now);
            await GiveBackAsync(file, payment, invoice, answer, now, cancel);
        }
        await db.SaveChangesAsync(cancel);
        return new PaidCase(file.Case.Reference, payment.State);
    }

    /// <summary>By the token of the attempt, or by the number of the bill that was paid at a bank.</summary>
    private async Task<(long CaseId, long InvoiceId)?> OfAsync(string token, CancellationToken cancel)
    {
        if (await db.Payments.AsNoTracking().SingleOrDefaultAsync(p => p.Token == token, cancel) is { } attempt) return (attempt.CaseId, attempt.InvoiceId);
        return await db.Invoices.AsNoTracking().SingleOrDefaultAsync(i => i.BillNumber == token, cancel) is { } billed ? (billed.CaseId, billed.Id) : null;
    }

    private async Task<bool> IsKnownAsync(Payment payment, string charge, CancellationToken cancel) =>
        (payment.State == PaymentState.Succeeded && payment.GatewayReference == charge) || await db.Refunds.AnyAsync(r => r.PaymentId == payment.Id && r.Charge == charge, cancel);

    private async Task PayAsync(CaseFile file, Payment payment, Invoice invoice, GatewayAnswer answer, DateTimeOffset now, CancellationToken cancel)
    {
        payment.End(PaymentState.Succeeded, answer.GatewayReference, now);
        invoice.Pay(now);
        papers.Invoice(invoice, file.Case);
        foreach (var task in file.LiveTasks.Where(task => task.Code == CaseTask.Pay).ToList()) await board.CompleteAsync(task, "paid", Actor.System, cancel);
        recorder.Record(file.Case, CaseEventKind.InvoicePaid, Actor.System, Party.System, invoice.Number);
        await notifier.TellApplicantAsync(file, "payment-received", invoice.Told, cancel);
        await engine.RaiseAsync(file, CaseEngine.Paid, Actor.System, cancel);
    }

    private async Task GiveBackAsync(CaseFile file, Payment payment, Invoice invoice, GatewayAnswer answer, DateTimeOffset now, CancellationToken cancel)
    {
        db.Refunds.Add(new Refund(payment, answer.GatewayReference, answer.Amount, now));
        recorder.Record(file.Case, CaseEventKind.PaymentUnmatched, Actor.System, Party.System, invoice.Number);
        await notifier.TellApplicantAsync(file, "payment-unmatched", invoice.Told, cancel);
    }
}

public sealed record PaidCase(string Reference, PaymentState State);
