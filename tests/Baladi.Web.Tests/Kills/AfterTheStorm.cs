using Baladi.Core.Cases;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.Data;
using Baladi.Core.Documents;
using Baladi.Core.Licenses;
using Baladi.Core.Notifications;
using Baladi.Core.Payments;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Web.Tests.Kills;

/// <summary>What has to be there once the portal stands still.</summary>
internal static class AfterTheStorm
{
    private sealed record Parts(Case Case, ILookup<long, Evidence> Evidence, ILookup<long, Invoice> Invoices, ILookup<long, Payment> Payments, ILookup<long, License> Licenses, ILookup<long, CaseEvent> Events, ILookup<long, OutboxMessage> Messages);

    public static async Task RequireAsync(IServiceProvider services, IReadOnlyList<Read> read)
    {
        var files = services.GetRequiredService<FileStore>();
        await services.AskAsync(async (BaladiDbContext db) =>
        {
            var cases = (await db.Set<Case>().AsNoTracking().ToListAsync()).ToLookup(c => c.Reference);
            var drafts = await db.Set<Draft>().AsNoTracking().Where(d => d.SubmittedCaseId != null).Select(d => new { d.Reference, d.SubmittedCaseId }).ToListAsync();
            var evidence = await PartsAsync<Evidence>(db, part => part.CaseId);
            var invoices = (await db.Set<Invoice>().AsNoTracking().Include(i => i.Lines).ToListAsync()).ToLookup(i => i.CaseId);
            var (payments, licenses, events) = (await PartsAsync<Payment>(db, p => p.CaseId), await PartsAsync<License>(db, l => l.CaseId), await PartsAsync<CaseEvent>(db, e => e.CaseId));
            var messages = await PartsAsync<OutboxMessage>(db, m => m.CaseId ?? 0);

            // Also of those whose answer nobody read: a draft is one case, a case one draft.
            Assert.Equal(cases.Count, drafts.Select(draft => draft.SubmittedCaseId).Distinct().Count());
            Assert.Equal(cases.Count, drafts.Count);
            Assert.Empty(await db.Refunds.AsNoTracking().ToListAsync());
            foreach (var one in cases.SelectMany(some => some)) RequireWhole(new(one, evidence, invoices, payments, licenses, events, messages), files);

            Assert.Equal(read.Count, read.Select(one => one.Reference).Distinct().Count());
            foreach (var one in read)
            {
                var found = Assert.Single(cases[one.Reference]);
                Assert.Equal(found.Id, drafts.Single(draft => draft.Reference == one.Draft).SubmittedCaseId);
                if (one.Paid) Assert.Equal(InvoiceState.Paid, Assert.Single(invoices[found.Id]).State);
                if (one.Charge is { } charge) Assert.Equal(charge, Assert.Single(payments[found.Id], payment => payment.State == PaymentState.Succeeded).GatewayReference);
            }
            return true;
        });
    }

    /// <summary>Submitted, billed and, where it is paid, licensed: each of it once, with all that belongs to it.</summary>
    private static void RequireWhole(Parts all, FileStore files)
    {
        var (one, events) = (all.Case, all.Events[all.Case.Id].OrderBy(e => e.Number).ToList());
        Assert.NotEmpty(all.Evidence[one.Id]);
        Assert.All(all.Evidence[one.Id], document => Assert.True(files.Exists(document.StoredFileId), $"{one.Reference} has no bytes of {document.ClauseCode}"));
        Assert.Equal(all.Evidence[one.Id].Count(), all.Evidence[one.Id].Select(document => document.ClauseCode).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(e => e.Number));
        Assert.Single(events, e => e.Kind == CaseEventKind.Submitted);
        var invoice = Assert.Single(all.Invoices[one.Id]);
        Assert.Equal(invoice.Total.Halalas, invoice.Lines.Sum(line => line.Amount.Halalas));
        Assert.InRange(all.Payments[one.Id].Count(), 0, 1);

        var paid = invoice.State == InvoiceState.Paid ? 1 : 0;
        Assert.Equal(paid, all.Payments[one.Id].Count(payment => payment.State == PaymentState.Succeeded));
        Assert.Equal(paid, events.Count(e => e.Kind == CaseEventKind.InvoicePaid));
        Assert.Equal(paid, all.Licenses[one.Id].Count());
        Assert.Equal(paid, all.Messages[one.Id].Count(message => message.Template == "payment-received" && message.Medium == MessageMedium.Sms));
        // One message for each template and way: nothing was told twice.
        Assert.All(all.Messages[one.Id].GroupBy(message => (message.Template, message.Medium)), same => Assert.Single(same));
        Assert.NotEmpty(all.Messages[one.Id]);
    }

    private static async Task<ILookup<long, T>> PartsAsync<T>(BaladiDbContext db, Func<T, long> key) where T : class => (await db.Set<T>().AsNoTracking().ToListAsync()).ToLookup(key);
}
