using Baladi.Core.Cases;
using Baladi.Core.Payments;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Data.Tests.Cases;

/// <summary>A case that comes to nothing after it was paid for: what was paid goes back, once, and its holder is told.</summary>
public abstract class RefundPaymentsTests(Portal portal) : PortalTest(portal)
{
    [SkippableTheory]
    [InlineData(CaseResult.Withdrawn)]
    [InlineData(CaseResult.Refused)]
    [InlineData(CaseResult.Lapsed)]
    public async Task End_AfterPayment_GivesBackWhatWasPaidOnce(CaseResult end)
    {
        await PublishAsync();
        var (shop, paid) = await Citizen.BilledAsync();
        (await Portal.GatewaySaysAsync(paid)).Expect();

        await EndAsync(shop, end);
        // Told again of the charge that is on its way back, there is nothing to do.
        (await Portal.GatewaySaysAsync(paid)).Expect();
        await CarryOutAsync();
        await CarryOutAsync();

        var found = await Portal.CaseAsync(shop);
        var refund = Assert.Single(await RefundsAsync(found.Case.Id));
        Assert.Equal(end, found.Case.Result);
        Assert.Equal((RefundState.Done, paid.Amount, paid.GatewayReference), (refund.State, refund.Amount, refund.Charge));
        Assert.Equal(InvoiceState.Refunded, (await Portal.InvoiceAsync(shop)).State);
        Assert.Single(found.Events, entry => entry.Event is { Kind: CaseEventKind.RefundOrdered, IsPublic: true });
        Assert.Single(found.Events, entry => entry.Event.Kind == CaseEventKind.Refunded);
        Assert.Equal(["payment-refunded", "refund-ordered"], await ToldAsync(found.Case.Id));
        Assert.Empty(await Portal.LicensesAsync(shop));
    }

    [SkippableFact]
    public async Task End_BeforePayment_GivesNothingBack()
    {
        await PublishAsync();
        var (shop, _) = await Citizen.BilledAsync();

        (await Citizen.WithdrawAsync(shop)).Expect();

        Assert.Equal(InvoiceState.Cancelled, (await Portal.InvoiceAsync(shop)).State);
        Assert.Empty(await RefundsAsync((await Portal.CaseAsync(shop)).Case.Id));
    }

    [SkippableFact]
    public async Task Grant_AfterPayment_KeepsIt()
    {
        await PublishAsync();
        var (shop, paid) = await Citizen.BilledAsync();
        (await Portal.GatewaySaysAsync(paid)).Expect();

        (await Reviewer.DecideAsync(shop, "final", "approve")).Expect();

        Assert.Equal(InvoiceState.Paid, (await Portal.InvoiceAsync(shop)).State);
        Assert.Empty(await RefundsAsync((await Portal.CaseAsync(shop)).Case.Id));
    }

    private async Task EndAsync(string shop, CaseResult end)
    {
        if (end == CaseResult.Withdrawn) (await Citizen.WithdrawAsync(shop)).Expect();
        else if (end == CaseResult.Refused) (await Reviewer.DecideAsync(shop, "final", "refuse", "لم يعد المحل قائمًا")).Expect();
        else
        {
            (await Reviewer.AskForAsync(shop, "final", new Core.Cases.Desk.RequestedCorrection(CorrectionKind.Fact, "shop.area", "تأكد من المساحة"))).Expect();
            Portal.TravelTo((await Portal.CaseAsync(shop)).NextAction!.DueAt + TimeSpan.FromMinutes(1));
            while (await Portal.AskAsync((LapseOverdueCases lapse) => lapse.RunAsync(100, CancellationToken.None)) == 100) { }
        }
    }

    private async Task PublishAsync()
    {
        var catalog = Portal.Services.GetRequiredService<PublishedCatalog>();
        if (catalog.InForce<Procedure>("retail-license")!.Content.Tasks.Any(task => task.Code == "final")) return;
        await Portal.PublishAsync(Procedure.Kind, "retail-license", TestProcedures.LookedAtAfterPayment);
        Assert.Empty(catalog.InForce<Procedure>("retail-license")!.Content.Check(catalog));
    }

    private Task<int> CarryOutAsync() => Portal.AskAsync((CarryOutRefunds refunds) => refunds.RunAsync(100, CancellationToken.None));

    private Task<List<Refund>> RefundsAsync(long caseId) => Portal.ReadAsync(db => db.Refunds.AsNoTracking().Where(r => r.CaseId == caseId).ToListAsync());

    private Task<List<string>> ToldAsync(long caseId) => Portal.ReadAsync(db => db.Outbox.AsNoTracking()
        .Where(m => m.CaseId == caseId && m.Medium == Core.Notifications.MessageMedium.Sms && (m.Template == "refund-ordered" || m.Template == "payment-refunded")).Select(m => m.Template).OrderBy(t => t).ToListAsync());

    public sealed class OnSqlite(SqlitePortal portal) : RefundPaymentsTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : RefundPaymentsTests(portal), IClassFixture<PostgreSqlPortal>;
}
