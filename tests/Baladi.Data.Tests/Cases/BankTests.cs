using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Payments;
using Baladi.Core.Payments.Reconciling;
using Baladi.Core.Procedures;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Data.Tests.Cases;

/// <summary>A bill paid at a bank: what the bank tells, however often and however late.</summary>
public abstract class BankTests(Portal portal) : PortalTest(portal)
{
    [SkippableFact]
    public async Task Bill_PaidInFullAndToldThreeTimes_PaysOnce()
    {
        var (shop, bill) = await BilledAsync();

        var told = new[] { await Portal.GatewaySaysAsync(bill), await Portal.GatewaySaysAsync(bill), await Portal.GatewaySaysAsync(bill) };

        Assert.All(told, answer => Assert.Equal(PaymentState.Succeeded, answer.Expect().State));
        Assert.Equal(InvoiceState.Paid, (await Portal.InvoiceAsync(shop)).State);
        Assert.Single(await Portal.LicensesAsync(shop));
        Assert.Single((await Portal.CaseAsync(shop)).Events, entry => entry.Event.Kind == CaseEventKind.InvoicePaid);
        Assert.Empty(await Portal.RefundsAsync(shop));
    }

    [SkippableFact]
    public async Task Bill_OfWhichTooLittleIsPaid_GoesBackAndCanStillBePaid()
    {
        var (shop, bill) = await BilledAsync();

        (await Portal.GatewaySaysAsync(bill with { Amount = bill.Amount - new Money(1), GatewayReference = "BANK-SHORT" })).Expect();
        (await Portal.GatewaySaysAsync(bill)).Expect();
        (await Portal.GatewaySaysAsync(bill with { Amount = bill.Amount - new Money(1), GatewayReference = "BANK-SHORT" })).Expect();

        Assert.Equal(InvoiceState.Paid, (await Portal.InvoiceAsync(shop)).State);
        Assert.Equal("BANK-SHORT", Assert.Single(await Portal.RefundsAsync(shop)).Charge);
    }

    [SkippableFact]
    public async Task Bill_PaidAtTheBankAndOnThePage_KeepsTheFirst()
    {
        var (shop, bill) = await BilledAsync();
        var hosted = (await Citizen.StartPaymentAsync(shop)).Expect();

        (await Portal.GatewaySaysAsync(bill)).Expect();
        (await Portal.GatewaySaysAsync(bill with { Token = hosted, GatewayReference = "CARD-1" })).Expect();

        Assert.Equal("CARD-1", Assert.Single(await Portal.RefundsAsync(shop)).Charge);
        Assert.Single(await Portal.LicensesAsync(shop));
    }

    [SkippableFact]
    public async Task Bill_PaidAfterTheCaseLapsed_GoesBack()
    {
        var (shop, bill) = await BilledAsync();
        Portal.TravelTo((await Portal.CaseAsync(shop)).NextAction!.DueAt + TimeSpan.FromHours(1));
        while (await Portal.AskAsync((LapseOverdueCases lapse) => lapse.RunAsync(100, CancellationToken.None)) == 100) { }

        var late = await Portal.GatewaySaysAsync(bill);

        Assert.Equal(PaymentState.Unmatched, late.Expect().State);
        Assert.Equal(CaseResult.Lapsed, (await Portal.CaseAsync(shop)).Case.Result);
        Assert.Equal(bill.Amount, Assert.Single(await Portal.RefundsAsync(shop)).Amount);
    }

    [SkippableFact]
    public async Task Bill_PaidAndNeverTold_IsBookedByTheReport()
    {
        await Portal.NextDayAsync();
        var (shop, bill) = await BilledAsync();
        Portal.Gateway().Charge(bill.Token, bill.Amount);

        await Portal.NextDayAsync();

        Assert.Equal((DifferenceKind.ChargeNotTold, DifferenceState.Healed), (Assert.Single(await Portal.DifferencesAsync(shop)).Kind, (await Portal.DifferencesAsync(shop))[0].State));
        Assert.Equal(InvoiceState.Paid, (await Portal.InvoiceAsync(shop)).State);
    }

    [SkippableFact]
    public async Task Bill_NobodyHas_IsNotFound() =>
        Assert.Equal(OutcomeKind.NotFound, (await Portal.GatewaySaysAsync(new(BillNumber.New(), new Money(100), true, "BANK-1"))).Kind);

    [SkippableFact]
    public async Task Bill_IsInTheMessageOfTheInvoice()
    {
        var (shop, bill) = await BilledAsync();
        var id = (await Portal.CaseAsync(shop)).Case.Id;

        var messages = await Portal.ReadAsync(db => db.Outbox.AsNoTracking().Where(m => m.CaseId == id && m.Template == "invoice-issued").ToListAsync());

        Assert.NotEmpty(messages);
        Assert.All(messages, message => Assert.Contains(BillNumber.Grouped(bill.Token), message.Body, StringComparison.Ordinal));
    }

    private async Task<(string Shop, GatewayAnswer Bill)> BilledAsync()
    {
        var shop = await Citizen.SubmitRetailAsync();
        var invoice = await Portal.InvoiceAsync(shop);
        return (shop, new(invoice.BillNumber!, invoice.Total, true, "BANK-" + Tokens.New()));
    }

    public sealed class OnSqlite(SqlitePortal portal) : BankTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : BankTests(portal), IClassFixture<PostgreSqlPortal>;
}
