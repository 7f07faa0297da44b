using Baladi.Core.Cases;
using Baladi.Core.Payments;
using Baladi.TestKit.Portals;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Data.Tests.Faults;

/// <summary>A gateway that is slow, and a worker that is killed while it waits for one.</summary>
public abstract class GatewayFaultTests(Portal portal) : PortalTest(portal)
{
    [SkippableFact]
    public async Task Refund_GatewayTooSlow_WaitsAndTheOthersHaveTheirTurn()
    {
        var (slow, quick) = (await OrderedAsync(), await OrderedAsync());
        var slowly = Assert.Single(await Portal.RefundsAsync(slow)).Token;
        // As an HTTP client does when its time is up.
        var gateway = new Answering(refund => refund.Token == slowly ? throw new TaskCanceledException("after 30 s") : new(Done: true, "GW-back"));

        await CarryOutAsync(gateway, default);

        Assert.Equal((RefundState.Waiting, RefundState.Done), (Assert.Single(await Portal.RefundsAsync(slow)).State, Assert.Single(await Portal.RefundsAsync(quick)).State));
        Assert.True(Assert.Single(await Portal.RefundsAsync(slow)).NextTryAt > Portal.Now);
    }

    [SkippableFact]
    public async Task Refund_WorkerKilledAfterTheGatewayGaveItBack_IsAskedUnderTheSameTokenAndToldOnce()
    {
        var shop = await OrderedAsync();
        using var killed = new CancellationTokenSource();
        var asked = new List<string>();
        var dying = new Answering(refund =>
        {
            // The money is on its way, and nobody is left to write it down.
            asked.Add(refund.Token);
            killed.Cancel();
            throw new OperationCanceledException(killed.Token);
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CarryOutAsync(dying, killed.Token));
        Assert.Equal(RefundState.Waiting, Assert.Single(await Portal.RefundsAsync(shop)).State);

        var next = new Answering(refund => { asked.Add(refund.Token); return new(Done: true, "GW-back"); });
        await CarryOutAsync(next, default);
        await CarryOutAsync(next, default);

        var refund = Assert.Single(await Portal.RefundsAsync(shop));
        Assert.Equal([refund.Token, refund.Token], asked);
        Assert.Equal(RefundState.Done, refund.State);
        Assert.Single((await Portal.CaseAsync(shop)).Events, entry => entry.Event.Kind == CaseEventKind.Refunded);
    }

    /// <summary>A case whose second charge is ordered back; what waited before is out of the way.</summary>
    private async Task<string> OrderedAsync()
    {
        var (shop, paid) = await Citizen.BilledAsync();
        (await Portal.GatewaySaysAsync(paid)).Expect();
        (await Portal.GatewaySaysAsync(paid with { GatewayReference = "GW-2" })).Expect();
        return shop;
    }

    private async Task CarryOutAsync(IPaymentGateway gateway, CancellationToken cancel)
    {
        await using var scope = Portal.Services.CreateAsyncScope();
        await ActivatorUtilities.CreateInstance<CarryOutRefunds>(scope.ServiceProvider, gateway).RunAsync(50, cancel);
    }

    private sealed class Answering(Func<Refund, GatewayRefund> answer) : IPaymentGateway
    {
        public Uri HostedPage(Payment payment, string language, Uri returnTo) => throw new NotSupportedException();
        public GatewayAnswer? Read(string payload, string signature) => throw new NotSupportedException();
        public Task<GatewayRefund> RefundAsync(Refund refund, CancellationToken cancel) => Task.FromResult(answer(refund));
        public Task<SignedReport> ReportAsync(DateOnly day, CancellationToken cancel) => throw new NotSupportedException();
        public GatewayReport? ReadReport(SignedReport report) => throw new NotSupportedException();
    }

    public sealed class OnSqlite(SqlitePortal portal) : GatewayFaultTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : GatewayFaultTests(portal), IClassFixture<PostgreSqlPortal>;
}
