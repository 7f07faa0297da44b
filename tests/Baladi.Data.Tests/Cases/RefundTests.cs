using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Payments;
using Baladi.Core.Procedures;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Data.Tests.Cases;

/// <summary>Money that is not owed goes back, once, whatever the gateway does meanwhile.</summary>
public abstract class RefundTests(Portal portal) : PortalTest(portal)
{
    [SkippableFact]
    public async Task Refund_OfAWrongAmount_IsCarriedOutOnceAndTold()
    {
        var (shop, paid) = await Citizen.BilledAsync();
        await Portal.GatewaySaysAsync(paid with { Amount = paid.Amount + new Money(500) });

        await CarryOutAsync();
        await CarryOutAsync();

        var refund = Assert.Single(await RefundsAsync(shop));
        var found = await Portal.CaseAsync(shop);
        Assert.Equal((RefundState.Done, paid.Amount + new Money(500)), (refund.State, refund.Amount));
        Assert.Single(found.Events, entry => entry.Event is { Kind: CaseEventKind.Refunded, IsPublic: true });
        Assert.Equal(1, await Portal.ReadAsync(db => db.Outbox.CountAsync(message => message.CaseId == found.Case.Id && message.Template == "payment-refunded" && message.Medium == Core.Notifications.MessageMedium.Sms)));
        Assert.Equal(InvoiceState.Open, (await Portal.InvoiceAsync(shop)).State);
        await Citizen.PayAsync(shop);
        Assert.Single(await Portal.LicensesAsync(shop));
    }

    [SkippableFact]
    public async Task Refund_WhileTheGatewayIsAway_WaitsLongerEachTimeAndIsNotLost()
    {
        var (shop, paid) = await Citizen.BilledAsync();
        await Portal.GatewaySaysAsync(paid with { Amount = paid.Amount - new Money(1) });
        var gateway = new Stub(() => throw new HttpRequestException("away"));

        var waits = new List<double>();
        for (var i = 0; i < 3; i++)
        {
            await CarryOutAsync(gateway);
            var waiting = Assert.Single(await RefundsAsync(shop));
            Assert.Equal(RefundState.Waiting, waiting.State);
            waits.Add(Math.Round((waiting.NextTryAt - Portal.Now).TotalMinutes));
            await CarryOutAsync(gateway);
            Portal.TravelTo(waiting.NextTryAt + TimeSpan.FromSeconds(1));
        }
        await CarryOutAsync();

        Assert.Equal([1, 2, 4], waits);
        var done = Assert.Single(await RefundsAsync(shop));
        Assert.Equal(3, gateway.Asked(done));
        Assert.Equal(RefundState.Done, done.State);
    }

    [SkippableFact]
    public async Task Refund_TheGatewayRefuses_IsLeftToPeopleAndNotTriedAgain()
    {
        var (shop, paid) = await Citizen.BilledAsync();
        await Portal.GatewaySaysAsync(paid with { Amount = paid.Amount + paid.Amount });
        var gateway = new Stub(() => new(Done: false, null));

        await CarryOutAsync(gateway);
        await CarryOutAsync(gateway);

        var refused = Assert.Single(await RefundsAsync(shop));
        Assert.Equal(1, gateway.Asked(refused));
        Assert.Equal(RefundState.Refused, refused.State);
        Assert.DoesNotContain((await Portal.CaseAsync(shop)).Events, entry => entry.Event.Kind == CaseEventKind.Refunded);
        Assert.Single((await Portal.CaseAsync(shop)).Events, entry => entry.Event.Kind == CaseEventKind.RefundRefused);
    }

    [SkippableFact]
    public async Task Refund_WithAReferenceLongerThanWeKeep_IsWrittenAllTheSame()
    {
        var (shop, paid) = await Citizen.BilledAsync();
        await Portal.GatewaySaysAsync(paid with { Amount = paid.Amount + new Money(7) });

        await CarryOutAsync(new Stub(() => new(Done: true, new string('9', 200))));

        Assert.Equal((RefundState.Done, Payment.GatewayReferenceLength), (Assert.Single(await RefundsAsync(shop)).State, (await RefundsAsync(shop))[0].GatewayReference!.Length));
    }

    [SkippableFact]
    public async Task Charge_ASecondOfTheSameAttempt_GoesBackAndTheLicenseStands()
    {
        var (shop, paid) = await Citizen.BilledAsync();
        await Portal.GatewaySaysAsync(paid);

        await Portal.GatewaySaysAsync(paid with { GatewayReference = "GW-2" });
        await Portal.GatewaySaysAsync(paid with { GatewayReference = "GW-2" });
        await Portal.GatewaySaysAsync(paid);

        Assert.Equal("GW-2", Assert.Single(await RefundsAsync(shop)).Charge);
        Assert.Single(await Portal.LicensesAsync(shop));
        Assert.Equal(InvoiceState.Paid, (await Portal.InvoiceAsync(shop)).State);
    }

    // Whatever is told in whatever order, what was charged is either the price of the license or ordered back, to the halala.
    [SkippableFact]
    public async Task Callbacks_InAnyOrder_ChargeThePriceOnceAndOrderTheRestBack()
    {
        const int rounds = 25;
        for (var seed = 0; seed < rounds; seed++)
        {
            var random = new Random(seed);
            var (shop, paid) = await Citizen.BilledAsync();
            var charges = new Dictionary<string, Money>();
            for (var step = 0; step < 6; step++)
            {
                if (random.Next(8) == 0) await Citizen.WithdrawAsync(shop);
                if (random.Next(5) == 0 && (await Citizen.StartPaymentAsync(shop)).Value is { } again) paid = paid with { Token = again };
                var answer = paid with { Succeeded = random.Next(3) > 0, GatewayReference = $"GW-{seed}-{random.Next(3)}", Amount = random.Next(4) == 0 ? paid.Amount + new Money(random.Next(-5, 6)) : paid.Amount };
                // A charge keeps its amount and its attempt however often it is told.
                var name = answer.Token + answer.GatewayReference;
                if (answer.Succeeded && charges.TryGetValue(name, out var known)) answer = answer with { Amount = known };
                if (answer.Succeeded) charges[name] = answer.Amount;
                (await Portal.GatewaySaysAsync(answer)).Expect();
            }

            var (invoice, refunds, licenses) = (await Portal.InvoiceAsync(shop), await RefundsAsync(shop), await Portal.LicensesAsync(shop));
            var charged = charges.Values.Sum(amount => amount.Halalas);
            Assert.True(charged - refunds.Sum(refund => refund.Amount.Halalas) == (invoice.State == InvoiceState.Paid ? invoice.Total.Halalas : 0), $"seed {seed}");
            Assert.True(licenses.Count == (invoice.State == InvoiceState.Paid ? 1 : 0), $"seed {seed}");
        }
    }

    private Task<int> CarryOutAsync(IPaymentGateway? gateway = null) => Portal.AskAsync((IServiceProvider services) =>
        (gateway is null ? services.GetRequiredService<CarryOutRefunds>() : ActivatorUtilities.CreateInstance<CarryOutRefunds>(services, gateway)).RunAsync(100, CancellationToken.None));

    private async Task<List<Refund>> RefundsAsync(string shop)
    {
        var id = (await Portal.CaseAsync(shop)).Case.Id;
        return await Portal.ReadAsync(db => db.Refunds.AsNoTracking().Where(r => r.CaseId == id).ToListAsync());
    }

    private sealed class Stub(Func<GatewayRefund> answer) : IPaymentGateway
    {
        private readonly List<string> asked = [];

        public int Asked(Refund refund) => asked.Count(token => token == refund.Token);

        public Uri HostedPage(Payment payment, string language, Uri returnTo) => returnTo;

        public GatewayAnswer? Read(string payload, string signature) => null;

        public Task<GatewayRefund> RefundAsync(Refund refund, CancellationToken cancel)
        {
            asked.Add(refund.Token);
            return Task.FromResult(answer());
        }

        public Task<SignedReport> ReportAsync(DateOnly day, CancellationToken cancel) => throw new NotSupportedException();

        public GatewayReport? ReadReport(SignedReport report) => null;
    }

    public sealed class OnSqlite(SqlitePortal portal) : RefundTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : RefundTests(portal), IClassFixture<PostgreSqlPortal>;
}
