using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Waivers;
using Baladi.Core.Data;
using Baladi.Core.Fees;
using Baladi.Core.Authorities;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Payments;

/// <summary>Bills the price under the pinned schedule and hands the case to the applicant to pay.</summary>
public sealed class IssueInvoiceEffect(BaladiDbContext db, PublishedCatalog catalog, CaseBooks books, TaskBoard board, CaseRecorder recorder, CaseNotifier notifier, TimeProvider time) : EffectHandler<IssueInvoice>
{
    /// <exception cref="InvalidOperationException">A fact of the price is missing; submission would have refused such a case.</exception>
    protected override async Task<string?> CarryOutAsync(IssueInvoice effect, CaseFile file, Actor actor, CancellationToken cancel)
    {
        var schedule = catalog.Version<FeeSchedule>(file.Pinned(FeeSchedule.Kind).Single());
        var waivers = new CaseWaivers(catalog, [schedule.VersionId], file.WaiverDecisions);
        var price = books.PriceOf(file, books.Of(file))!;
        if (!price.IsComplete) throw new InvalidOperationException($"{file.Case.Reference} cannot be priced: {string.Join(", ", price.Missing)}.");
        // Publishing sees to it that nothing is billed before what was asked for is decided.
        if (price.Asked.Any(asked => waivers.StandOf(asked.Code) is not (WaiverStand.Granted or WaiverStand.Refused))) throw new InvalidOperationException($"{file.Case.Reference} asks for a waiver nobody has decided.");
        if (price.Total == Money.Zero)
        {
            if (price.Waived > Money.Zero) RecordWaived(file, schedule.VersionId, price);
            return CaseEngine.Paid;
        }

        // One that nobody paid in time gives way to the new one.
        foreach (var former in await db.Invoices.Where(i => i.CaseId == file.Case.Id && i.State == InvoiceState.Open).ToListAsync(cancel)) former.Cancel();
        // Nobody pays for what is over: a permit of fixed days is paid on its last day at the latest.
        var end = file.Procedure.Content.License?.To.Evaluate(books.Of(file).Of);
        var task = board.Open(file, CaseTask.Pay, Holder.Applicant, null, null, effect.Days, effect.RemindDays, end is { IsKnown: true } ? RiyadhTime.StartOf(end.Date.AddDays(1)) : null);
        var invoice = new Invoice(file.Case, schedule.VersionId, price, time.GetUtcNow(), task.DueAt);
        db.Invoices.Add(invoice);
        recorder.Record(file.Case, CaseEventKind.InvoiceIssued, Actor.System, Party.System, invoice.Number);
        await notifier.TellApplicantAsync(file, "invoice-issued", invoice.Told, cancel);
        return null;
    }

    /// <summary>The invoice of nothing to pay: it shows what was waived and why, and auditors count it.</summary>
    private void RecordWaived(CaseFile file, long scheduleVersionId, Price price)
    {
        var invoice = Invoice.WhollyWaived(file.Case, scheduleVersionId, price, time.GetUtcNow());
        db.Invoices.Add(invoice);
        recorder.Record(file.Case, CaseEventKind.FeesWaived, Actor.System, Party.System, invoice.Number);
    }
}

/// <summary>An invoice does not outlive its case unpaid.</summary>
public sealed class CancelInvoiceWhenCaseEnds(BaladiDbContext db) : IWhenCaseEnds
{
    public async Task EndAsync(CaseFile file, CancellationToken cancel)
    {
        // The database may still say open of an invoice that is being paid in this very transaction.
        foreach (var invoice in await db.Invoices.Where(i => i.CaseId == file.Case.Id).ToListAsync(cancel))
            if (invoice.State == InvoiceState.Open) invoice.Cancel();
    }
}
