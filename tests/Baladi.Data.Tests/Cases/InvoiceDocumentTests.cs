using System.Text.Json.Nodes;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Fees;
using Baladi.Core.Payments;
using Baladi.Core.Payments.Invoicing;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Data.Tests.Cases;

/// <summary>Papers are numbered without gaps by whoever bills, whoever pays beside whom, and each refund has its note.</summary>
public abstract class InvoiceDocumentTests(Portal portal) : PortalTest(portal)
{
    [SkippableFact]
    public async Task Pay_TaxedLine_DrawsUpATaxInvoice()
    {
        var fair = await Citizen.SubmitEventAsync();
        await Reviewer.PassAllAsync(fair);
        (await Reviewer.DecideAsync(fair, "review", "approve")).Expect();
        await Citizen.PayAsync(fair);

        var (paper, invoice) = (Assert.Single(await PapersAsync(fair)), await Portal.InvoiceAsync(fair));
        Assert.Equal((1330m, 13.5m, 1343.5m), (paper.Net.Riyals, paper.Tax.Riyals, paper.Total.Riyals));
        Assert.Equal((invoice.Total, true, "399999999900003"), (paper.Total, paper.IsTaxed, paper.VatNumber));
        Assert.Equal([("site", 0m, null), ("cleaning", 13.5m, 1500), ("inspection", 0m, (int?)null)], invoice.Lines.OrderBy(line => line.Number).Select(line => (line.Code, line.Tax!.Value.Riyals, line.Rate)));
        Assert.NotNull(InvoiceCode.Of(paper));
        Assert.Equal($"1-INV-{paper.Serial:D8}", paper.Number);
    }

    [SkippableFact]
    public async Task Pay_ManyAtOnceAndToldTwice_NumbersWithoutGaps()
    {
        var billed = new List<(string Reference, GatewayAnswer Paid)>();
        for (var i = 0; i < 8; i++) billed.Add(await Citizen.BilledAsync());

        await Task.WhenAll(billed.Concat(billed).Select((one, i) => Task.Run(() => Portal.GatewaySaysAsync(one.Paid with { GatewayReference = $"GW-{i % 8}" }))));

        foreach (var (reference, _) in billed) Assert.Single(await PapersAsync(reference));
        await WithoutGapsAsync();
    }

    [SkippableFact]
    public async Task Pay_GivenUp_GivesItsNumberBack()
    {
        var (shop, paid) = await Citizen.BilledAsync();
        var last = await Portal.ReadAsync(db => db.Set<InvoiceDocument>().CountAsync());
        // Everything is written, the number with it, and then the transaction breaks.
        await Portal.AskAsync(async (IServiceProvider services) =>
        {
            await using var transaction = await services.GetRequiredService<BaladiDbContext>().Database.BeginTransactionAsync();
            var (payload, signature) = Portal.Gateway().Answer(paid);
            (await services.GetRequiredService<CompletePaymentHandler>().HandleAsync(new(payload, signature), CancellationToken.None)).Expect();
            await transaction.RollbackAsync();
            return true;
        });
        Assert.Empty(await PapersAsync(shop));

        (await Portal.GatewaySaysAsync(paid)).Expect();

        Assert.Equal(last + 1, await Portal.ReadAsync(db => db.Set<InvoiceDocument>().CountAsync()));
        await WithoutGapsAsync();
    }

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Refund_WholeOrPart_HasANoteAboutItsInvoice(bool part)
    {
        await PublishAsync(part);
        var (shop, paid) = await Citizen.BilledAsync();
        (await Portal.GatewaySaysAsync(paid)).Expect();

        (await Citizen.WithdrawAsync(shop)).Expect();
        // Told again there is nothing to do.
        (await Portal.GatewaySaysAsync(paid)).Expect();

        var (invoice, refund) = (await Portal.InvoiceAsync(shop), Assert.Single(await Portal.RefundsAsync(shop)));
        var papers = await PapersAsync(shop);
        Assert.Equal([InvoiceDocumentKind.Invoice, InvoiceDocumentKind.CreditNote], papers.Select(paper => paper.Kind));
        Assert.Equal((papers[0].Id, refund.Id, refund.Amount), (papers[1].CreditsId!.Value, papers[1].RefundId!.Value, papers[1].Total));
        var kept = part ? invoice.Lines.Where(line => line.Code == "waste").Sum(line => line.Gross.Halalas) : 0;
        Assert.Equal(paid.Amount.Halalas - kept, refund.Amount.Halalas);
        Assert.Equal(part ? InvoiceState.PartlyRefunded : InvoiceState.Refunded, invoice.State);
        Assert.All(invoice.Lines, line => Assert.Equal(part && line.Code == "waste", line.CreditNoteId is null));
        await WithoutGapsAsync();
    }

    [SkippableFact]
    public async Task Read_Note_ListsWhatItTakesBack_ForItsPartiesAlone()
    {
        await PublishAsync(part: true);
        var (shop, paid) = await Citizen.BilledAsync();
        (await Portal.GatewaySaysAsync(paid)).Expect();
        (await Citizen.WithdrawAsync(shop)).Expect();
        var note = (await PapersAsync(shop))[1];

        var read = (await ReadAsync(note, Who.Citizen))!;
        Assert.Equal(note.Total.Halalas, read.Lines.Sum(line => line.Line.Gross.Halalas));
        Assert.DoesNotContain(read.Lines, line => line.Line.Code == "waste");
        Assert.Null(await ReadAsync(note, Who.OtherCitizen));
    }

    [SkippableFact]
    public void Publish_KeepsALineNobodyKnows_IsRefused()
    {
        var catalog = Portal.Services.GetRequiredService<PublishedCatalog>();
        var procedure = catalog.InForce<Procedure>("retail-license")!.Content;
        var wrong = procedure with { Rules = [.. procedure.Rules.Select(rule => rule.On == "withdrawn" ? rule with { Do = [.. rule.Do, new RefundPayments(["nothing"])] } : rule)] };

        Assert.Contains(wrong.Check(catalog), problem => problem.ToString().Contains("'nothing'", StringComparison.Ordinal));
    }

    private async Task PublishAsync(bool part)
    {
        var before = Portal.Services.GetRequiredService<PublishedCatalog>().InForce<Procedure>("retail-license")!.Content;
        if (before.Tasks.All(task => task.Code != "final")) await Portal.PublishAsync(Procedure.Kind, "retail-license", TestProcedures.LookedAtAfterPayment);
        await Portal.PublishAsync(Procedure.Kind, "retail-license", content =>
        {
            var procedure = JsonNode.Parse(content)!;
            foreach (var effect in procedure["rules"]!.AsArray().SelectMany(rule => rule!["do"]!.AsArray()).Where(effect => effect!["effect"]!.GetValue<string>() == "refundPayments"))
                if (part) effect!["keeps"] = new JsonArray("waste"); else effect!.AsObject().Remove("keeps");
            return procedure.ToJsonString();
        });
    }

    private async Task<ReadPaper?> ReadAsync(InvoiceDocument paper, string who)
    {
        var actor = await Portal.ActorAsync(who);
        return await Portal.AskAsync((ReadPapers papers) => papers.FindAsync(paper.CaseId, paper.Id, actor, CancellationToken.None));
    }

    private async Task WithoutGapsAsync()
    {
        var papers = await Portal.ReadAsync(db => db.Set<InvoiceDocument>().AsNoTracking().ToListAsync());
        foreach (var series in papers.GroupBy(paper => (paper.SellerId, paper.Kind)))
            Assert.Equal(Enumerable.Range(1, series.Count()).Select(i => (long)i), series.Select(paper => paper.Serial).Order());
    }

    private async Task<List<InvoiceDocument>> PapersAsync(string reference)
    {
        var id = (await Portal.CaseAsync(reference)).Case.Id;
        return await Portal.ReadAsync(db => db.Set<InvoiceDocument>().AsNoTracking().Where(paper => paper.CaseId == id).OrderBy(paper => paper.Id).ToListAsync());
    }

    public sealed class OnSqlite(SqlitePortal portal) : InvoiceDocumentTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : InvoiceDocumentTests(portal), IClassFixture<PostgreSqlPortal>;
}
