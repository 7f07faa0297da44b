using Baladi.Core.Notifications;
using Baladi.Core.Payments;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Data.Tests.Faults;

/// <summary>The machine's clock jumps back an hour: things may come later than promised; nothing is lost, nothing happens twice.</summary>
public abstract class ClockBackTests(Portal portal) : PortalTest(portal)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [SkippableFact]
    public async Task Life_OfACase_GoesOnAcrossTheJump()
    {
        var (shop, paid) = await Citizen.BilledAsync();
        await Portal.SignCheckpointAsync();

        Portal.Travel(-Hour);
        (await Portal.GatewaySaysAsync(paid)).Expect();
        (await Portal.GatewaySaysAsync(paid)).Expect();
        var other = await Citizen.SubmitRestaurantAsync();
        await Portal.SignCheckpointAsync();

        Assert.Equal(InvoiceState.Paid, (await Portal.InvoiceAsync(shop)).State);
        Assert.Single(await Portal.LicensesAsync(shop));
        Assert.Empty(await Portal.RefundsAsync(shop));
        var events = (await Portal.CaseAsync(shop)).Events.Select(entry => entry.Event).ToList();
        Assert.Equal(Enumerable.Range(1, events.Count), events.Select(e => e.Number).Order());
        Assert.NotEqual(shop, other);
        Assert.Empty(await Portal.VerifyAsync());
    }

    [SkippableFact]
    public async Task Messages_OfTheHourThatComesAgain_LeaveOnceEach()
    {
        await DeliverAsync();
        var shop = await Citizen.SubmitRetailAsync();
        var written = await IdsAsync(shop);
        Portal.Travel(-Hour);

        await DeliverAsync();
        Assert.All(await StatesAsync(written), state => Assert.Equal(OutboxState.Pending, state));
        Portal.Travel(Hour);
        var before = Portal.Carriers.Taken.Count;
        await DeliverAsync();
        await DeliverAsync();

        Assert.All(await StatesAsync(written), state => Assert.Equal(OutboxState.Sent, state));
        Assert.Equal(written.Count, Portal.Carriers.Taken.Count - before);
    }

    [SkippableFact]
    public async Task Message_ClaimedByAWorkerThatDied_IsSentOnceAfterTheJump()
    {
        await DeliverAsync();
        var written = await IdsAsync(await Citizen.SubmitRetailAsync());
        using var stop = new CancellationTokenSource();
        Portal.Carriers.Before = async (_, cancel) => { await stop.CancelAsync(); cancel.ThrowIfCancellationRequested(); };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Portal.AskAsync((DeliverOutbox deliver) => deliver.RunAsync(10, stop.Token)));
        Portal.Carriers.Before = null;
        var before = Portal.Carriers.Taken.Count;

        Portal.Travel(-Hour);
        await DeliverAsync();
        Portal.Travel(Hour + TimeSpan.FromMinutes(3));
        await DeliverAsync();
        await DeliverAsync();

        Assert.All(await StatesAsync(written), state => Assert.Equal(OutboxState.Sent, state));
        Assert.Equal(written.Count, Portal.Carriers.Taken.Count - before);
    }

    [SkippableFact]
    public async Task Refund_OrderedBeforeTheJump_GoesBackOnce()
    {
        var (shop, paid) = await Citizen.BilledAsync();
        (await Portal.GatewaySaysAsync(paid)).Expect();
        (await Portal.GatewaySaysAsync(paid with { GatewayReference = "GW-2" })).Expect();

        Portal.Travel(-Hour);
        await CarryOutAsync();
        Portal.Travel(Hour + TimeSpan.FromMinutes(1));
        await CarryOutAsync();
        await CarryOutAsync();

        Assert.Equal(RefundState.Done, Assert.Single(await Portal.RefundsAsync(shop)).State);
        Assert.Single((await Portal.CaseAsync(shop)).Events, entry => entry.Event.Kind == Core.Cases.CaseEventKind.Refunded);
    }

    private Task<int> DeliverAsync() => Portal.AskAsync((DeliverOutbox deliver) => deliver.RunAsync(200, default));

    private Task<int> CarryOutAsync() => Portal.AskAsync((CarryOutRefunds refunds) => refunds.RunAsync(50, default));

    /// <summary>What is due of a case now; reminders wait for their day.</summary>
    private async Task<List<long>> IdsAsync(string reference)
    {
        var (id, now) = ((await Portal.CaseAsync(reference)).Case.Id, Portal.Now);
        return await Portal.ReadAsync(db => db.Outbox.Where(message => message.CaseId == id && message.DueAt <= now).Select(message => message.Id).ToListAsync());
    }

    private Task<List<OutboxState>> StatesAsync(List<long> messages) => Portal.ReadAsync(db => db.Outbox.Where(message => messages.Contains(message.Id)).Select(message => message.State).ToListAsync());

    public sealed class OnSqlite(SqlitePortal portal) : ClockBackTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : ClockBackTests(portal), IClassFixture<PostgreSqlPortal>;
}
