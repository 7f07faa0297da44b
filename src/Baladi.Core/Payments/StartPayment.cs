using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Data;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Payments;

/// <summary>Sends the applicant to the gateway to pay the open invoice of a case.</summary>
/// <param name="ReturnTo">The absolute address the gateway sends the payer back to.</param>
[Needs(Assurance.SelfRegistered)]
public sealed record StartPayment(string Reference, string Language, Uri ReturnTo);

public sealed class StartPaymentHandler(BaladiDbContext db, CaseAccess access, IPaymentGateway gateway, TimeProvider time)
{
    /// <returns>The address of the hosted page. Problems: nothing-to-pay.</returns>
    public Task<Outcome<Uri>> HandleAsync(StartPayment command, Actor actor, CancellationToken cancel) => db.TryAgainAsync(() => StartAsync(command, actor, cancel));

    private async Task<Outcome<Uri>> StartAsync(StartPayment command, Actor actor, CancellationToken cancel)
    {
        if (await access.AppliedForBy(actor).AsNoTracking().SingleOrDefaultAsync(c => c.Reference == command.Reference, cancel) is not { } found) return Failure.NotFound;
        if (actor.Gap<StartPayment>() is { } gap) return Failure.Forbidden(gap);
        await db.WatchCaseAsync(found.Id, cancel);
        var now = time.GetUtcNow();
        if (await db.Invoices.AsNoTracking().SingleOrDefaultAsync(i => i.CaseId == found.Id && i.State == InvoiceState.Open && now < i.DueAt, cancel) is not { } invoice) return Failure.Conflict(new Problem("nothing-to-pay"));

        // A payer who tries again continues the attempt there is, also a declined one: one invoice, one attempt, one charge.
        var payment = await db.Payments.FirstOrDefaultAsync(p => p.InvoiceId == invoice.Id && p.Token != invoice.BillNumber && (p.State == PaymentState.Started || p.State == PaymentState.Failed), cancel);
        if (payment is null) db.Payments.Add(payment = new Payment(invoice, now));
        else payment.Continue(now);
        await db.SaveChangesAsync(cancel);
        return gateway.HostedPage(payment, command.Language, command.ReturnTo);
    }
}
