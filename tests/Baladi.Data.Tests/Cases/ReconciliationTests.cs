using Baladi.Core.Basics;
using Baladi.Core.Payments;
using Baladi.Core.Payments.Development;
using Baladi.Core.Payments.Reconciling;
using Baladi.Core.Procedures;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Data.Tests.Cases;

/// <summary>Our books beside the gateway's, day by day and both ways.</summary>
public abstract class ReconciliationTests(Portal portal) : PortalTest(portal)
{
    private DevelopmentGateway Gateway => Portal.Gateway();

    [SkippableFact]
    public async Task Day_BothSidesAgree_HasTotalsAndNoDifference()
    {
        await Portal.NextDayAsync();
        await Portal.NextDayAsync();
        var (shop, paid) = await Citizen.BilledAsync();
        (await Portal.GatewaySaysAsync(Gateway.Charge(paid.Token, paid.Amount))).Expect();

        await Portal.NextDayAsync();
        await Portal.NextDayAsync();

        var day = await DayAsync(Portal.Today.AddDays(-2));
        Assert.Equal((1, paid.Amount, 1, paid.Amount), (day.ChargesThere, day.ChargedThere, day.ChargesHere, day.ChargedHere));
        Assert.Empty(await Portal.DifferencesAsync(shop));
    }

    [SkippableFact]
    public async Task Charge_NeverTold_IsBookedAsIfItHadBeenAndListed()
    {
        await Portal.NextDayAsync();
        var (shop, paid) = await Citizen.BilledAsync();
        Gateway.Charge(paid.Token, paid.Amount);

        await Portal.NextDayAsync();
        await Portal.ReconcileAsync();

        var difference = Assert.Single(await Portal.DifferencesAsync(shop));
        Assert.Equal((DifferenceKind.ChargeNotTold, DifferenceState.Healed, (Money?)paid.Amount, (Money?)null), (difference.Kind, difference.State, difference.There, difference.Here));
        Assert.Equal(InvoiceState.Paid, (await Portal.InvoiceAsync(shop)).State);
        Assert.Single(await Portal.LicensesAsync(shop));
    }

    [SkippableFact]
    public async Task Charge_ASecondNeverTold_GoesBackAndIsListed()
    {
        await Portal.NextDayAsync();
        var (shop, paid) = await Citizen.BilledAsync();
        (await Portal.GatewaySaysAsync(Gateway.Charge(paid.Token, paid.Amount))).Expect();
        var second = Gateway.ChargeAgain(paid.Token, paid.Amount);

        await Portal.NextDayAsync();

        var difference = Assert.Single(await Portal.DifferencesAsync(shop));
        Assert.Equal((DifferenceKind.ChargedTwice, DifferenceState.Healed, second.GatewayReference), (difference.Kind, difference.State, difference.Reference));
        Assert.Equal(second.GatewayReference, Assert.Single(await Portal.RefundsAsync(shop)).Charge);
        Assert.Single(await Portal.LicensesAsync(shop));
    }

    [SkippableFact]
    public async Task Charge_OfAnAttemptNobodyKnows_WaitsForAClerk()
    {
        await Portal.NextDayAsync();
        var strange = Gateway.Charge(Tokens.New(), new Money(700));

        await Portal.NextDayAsync();

        var difference = Assert.Single(await OfAsync(strange.Token));
        Assert.Equal((DifferenceKind.ChargeUnknown, DifferenceState.Open, (long?)null), (difference.Kind, difference.State, difference.CaseId));
    }

    [SkippableFact]
    public async Task Charge_NoReportNames_IsMissedADayLater()
    {
        await Portal.NextDayAsync();
        var (shop, paid) = await Citizen.BilledAsync();
        (await Portal.GatewaySaysAsync(paid with { GatewayReference = "GW-" + Tokens.New() })).Expect();

        await Portal.NextDayAsync();
        // The clocks of two houses need not meet at midnight: it may yet stand on the next report.
        Assert.Empty(await Portal.DifferencesAsync(shop));
        await Portal.NextDayAsync();
        await Portal.NextDayAsync();

        var difference = Assert.Single(await Portal.DifferencesAsync(shop));
        Assert.Equal((DifferenceKind.ChargeMissing, (Money?)null, (Money?)paid.Amount), (difference.Kind, difference.There, difference.Here));
    }

    [SkippableFact]
    public async Task Charge_OfAnotherAmountThanTold_WaitsForAClerk()
    {
        await Portal.NextDayAsync();
        var (shop, paid) = await Citizen.BilledAsync();
        var charged = Gateway.Charge(paid.Token, paid.Amount + new Money(3));
        (await Portal.GatewaySaysAsync(charged with { Amount = paid.Amount })).Expect();

        await Portal.NextDayAsync();

        var difference = Assert.Single(await Portal.DifferencesAsync(shop));
        Assert.Equal((DifferenceKind.AmountDiffers, DifferenceState.Open, new Money(3)), (difference.Kind, difference.State, difference.There!.Value - difference.Here!.Value));
    }

    [SkippableFact]
    public async Task Refunds_OnBothSides_AreCompared()
    {
        await Portal.NextDayAsync();
        var (shop, paid) = await Citizen.BilledAsync();
        (await Portal.GatewaySaysAsync(Gateway.Charge(paid.Token, paid.Amount + new Money(1)))).Expect();
        var (other, paidToo) = await Citizen.BilledAsync();
        (await Portal.GatewaySaysAsync(Gateway.Charge(paidToo.Token, paidToo.Amount + new Money(1)))).Expect();
        var (agreed, missing) = ((await Portal.RefundsAsync(shop))[0], (await Portal.RefundsAsync(other))[0]);
        await Gateway.RefundAsync(agreed, CancellationToken.None);
        await Portal.CarryOutRefundsAsync(new Says(Gateway, refund => refund.Id == missing.Id ? new(true, "GW-LOST") : null));
        Portal.GatewayBook().Once(new(MovementKind.Refund, "nobody-asked-for-it", "GW-STRANGE", new Money(5), Portal.Now));

        await Portal.NextDayAsync();
        await Portal.NextDayAsync();

        Assert.Empty(await Portal.DifferencesAsync(shop));
        Assert.Equal(DifferenceKind.RefundMissing, Assert.Single(await Portal.DifferencesAsync(other)).Kind);
        Assert.Equal(DifferenceKind.RefundUnknown, Assert.Single(await OfAsync("nobody-asked-for-it")).Kind);
    }

    [SkippableFact]
    public async Task Refund_RefusedAndGivenAllTheSame_IsAskedAgainAndDone()
    {
        await Portal.NextDayAsync();
        var (shop, paid) = await Citizen.BilledAsync();
        (await Portal.GatewaySaysAsync(Gateway.Charge(paid.Token, paid.Amount + new Money(1)))).Expect();
        await Gateway.RefundAsync((await Portal.RefundsAsync(shop))[0], CancellationToken.None);
        await Portal.CarryOutRefundsAsync(new Says(Gateway, _ => new(false, null)));
        Assert.Equal(RefundState.Refused, (await Portal.RefundsAsync(shop))[0].State);

        await Portal.NextDayAsync();
        await Portal.CarryOutRefundsAsync();

        var difference = Assert.Single(await Portal.DifferencesAsync(shop));
        Assert.Equal((DifferenceKind.RefundNotTold, DifferenceState.Healed), (difference.Kind, difference.State));
        Assert.Equal(RefundState.Done, (await Portal.RefundsAsync(shop))[0].State);
        Assert.Single(Portal.GatewayBook().Movements, m => m.Kind == MovementKind.Refund && m.Token == (Portal.RefundsAsync(shop).Result)[0].Token);
    }

    [SkippableFact]
    public async Task Run_AfterDaysOfStandstill_ReadsEveryDayOnceInItsOrder()
    {
        await Portal.NextDayAsync();
        var before = await LastAsync();
        var (shop, paid) = await Citizen.BilledAsync();
        Gateway.Charge(paid.Token, paid.Amount);
        Portal.Travel(TimeSpan.FromDays(5));

        var asked = new Says(Gateway, _ => null);
        await Portal.ReconcileAsync(asked);
        await Portal.ReconcileAsync(asked);

        Assert.Equal([.. Enumerable.Range(1, 5).Select(before.AddDays)], asked.Days);
        Assert.Equal(asked.Days.Count, await Portal.ReadAsync(db => db.Reconciliations.CountAsync(r => r.Day > before)));
        Assert.Single(await Portal.DifferencesAsync(shop));
    }

    [SkippableFact]
    public async Task Run_GatewayAwayOrForging_WaitsAtThatDay()
    {
        await Portal.NextDayAsync();
        var before = await LastAsync();
        Portal.Travel(TimeSpan.FromDays(2));

        Portal.GatewayBook().Turn(GatewayMood.Away);
        await Assert.ThrowsAsync<HttpRequestException>(() => Portal.ReconcileAsync());
        Portal.GatewayBook().Turn(GatewayMood.Works);
        await Assert.ThrowsAsync<InvalidOperationException>(() => Portal.ReconcileAsync(new Says(Gateway, _ => null) { Forges = true }));

        Assert.Equal(before, await LastAsync());
        await Portal.ReconcileAsync();
        Assert.Equal(before.AddDays(2), await LastAsync());
    }

    [SkippableFact]
    public async Task Run_BrokenOffBeforeHealing_HealsTheNextTime()
    {
        await Portal.NextDayAsync();
        var (shop, paid) = await Citizen.BilledAsync();
        Gateway.Charge(paid.Token, paid.Amount);
        Portal.TravelTo(RiyadhTime.StartOf(Portal.Today.AddDays(1)).AddHours(2));
        // The day is written down by somebody who is stopped there.
        await Portal.AskAsync(async (Core.Data.BaladiDbContext db) =>
        {
            var found = await new CompareReport(db).RunAsync(Gateway.ReadReport(await Gateway.ReportAsync(Portal.Today.AddDays(-1), CancellationToken.None))!, Portal.Now, CancellationToken.None);
            db.Add(found.Day);
            db.AddRange(found.Differences);
            await db.SaveChangesAsync();
            return true;
        });

        await Portal.ReconcileAsync();

        Assert.Equal(DifferenceState.Healed, Assert.Single(await Portal.DifferencesAsync(shop)).State);
        Assert.Equal(InvoiceState.Paid, (await Portal.InvoiceAsync(shop)).State);
    }

    private async Task<Reconciliation> DayAsync(DateOnly day) => await Portal.ReadAsync(db => db.Reconciliations.AsNoTracking().SingleAsync(r => r.Day == day));

    private Task<DateOnly> LastAsync() => Portal.ReadAsync(db => db.Reconciliations.MaxAsync(r => r.Day));

    private Task<List<ReconciliationDifference>> OfAsync(string token) => Portal.ReadAsync(db => db.ReconciliationDifferences.AsNoTracking().Where(d => d.Token == token).ToListAsync());

    /// <summary>The development gateway, saying something else of refunds, or what nobody signed.</summary>
    private sealed class Says(DevelopmentGateway gateway, Func<Refund, GatewayRefund?> answer) : IPaymentGateway
    {
        public bool Forges { get; init; }
        public List<DateOnly> Days { get; } = [];

        public Uri HostedPage(Payment payment, string language, Uri returnTo) => returnTo;
        public GatewayAnswer? Read(string payload, string signature) => gateway.Read(payload, signature);
        public async Task<GatewayRefund> RefundAsync(Refund refund, CancellationToken cancel) => answer(refund) ?? await gateway.RefundAsync(refund, cancel);
        public GatewayReport? ReadReport(SignedReport report) => gateway.ReadReport(report);

        public async Task<SignedReport> ReportAsync(DateOnly day, CancellationToken cancel)
        {
            Days.Add(day);
            var report = await gateway.ReportAsync(day, cancel);
            return Forges ? report with { Signature = "00" + report.Signature[2..] } : report;
        }
    }

    public sealed class OnSqlite(SqlitePortal portal) : ReconciliationTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : ReconciliationTests(portal), IClassFixture<PostgreSqlPortal>;
}
