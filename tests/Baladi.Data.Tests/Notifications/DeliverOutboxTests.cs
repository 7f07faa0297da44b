using Baladi.Core.Data;
using Baladi.Core.Notifications;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Data.Tests.Notifications;

/// <summary>Messages leave at least once, by one sender, later and later while the gateway refuses, and are given up in the end.</summary>
public abstract class DeliverOutboxTests(Portal portal) : PortalTest(portal), IAsyncLifetime
{
    public Task InitializeAsync() => Portal.ReadAsync(db => db.Outbox.ExecuteDeleteAsync());

    public Task DisposeAsync() => Task.CompletedTask;

    [SkippableFact]
    public async Task Run_DueMessages_AreSentOnceInOrder()
    {
        var (first, second) = (await PostAsync("+966500000101"), await PostAsync("+966500000102"));

        var tried = await DeliverAsync();
        var again = await DeliverAsync();

        Assert.Equal((2, 0), (tried, again));
        Assert.Equal(["+966500000101", "+966500000102"], Portal.Carriers.Taken.Select(sent => sent.To).TakeLast(2));
        Assert.All([await FindAsync(first), await FindAsync(second)], message => Assert.Equal((OutboxState.Sent, Portal.Now), (message.State, message.SentAt)));
    }

    [SkippableFact]
    public async Task Run_MessageWithACode_KeepsNothingOfItOnceItHasLeft()
    {
        var id = await Portal.AskAsync(async (IServiceProvider services) =>
        {
            services.GetRequiredService<Outbox>().Add("sign-in-code", "ar", "+966500000109", null, new Dictionary<string, string> { ["code"] = "123456" });
            var db = services.GetRequiredService<BaladiDbContext>();
            var added = db.ChangeTracker.Entries<OutboxMessage>().Single().Entity;
            await db.SaveChangesAsync();
            return added.Id;
        });
        Assert.Contains("123456", (await FindAsync(id)).Body, StringComparison.Ordinal);

        await DeliverAsync();

        Assert.Contains("123456", Portal.Carriers.Taken.Last().Text, StringComparison.Ordinal);
        Assert.Equal((OutboxState.Sent, ""), ((await FindAsync(id)).State, (await FindAsync(id)).Body));
    }

    [SkippableFact]
    public async Task Run_GatewayRefuses_WaitsTwiceAsLongEachTimeAndGivesUp()
    {
        var id = await PostAsync("+966500000201");
        using var refusing = Before((_, _) => throw new HttpRequestException("no, +966500000201"));
        var waits = new List<double>();

        for (var attempt = 1; attempt <= OutboxMessage.MaxAttempts; attempt++)
        {
            Assert.Equal(1, await DeliverAsync());
            Assert.Equal(0, await DeliverAsync());
            var message = await FindAsync(id);
            Assert.Equal((attempt, "HttpRequestException"), (message.Attempts, message.Error));
            waits.Add((message.DueAt - Portal.Now).TotalMinutes);
            Assert.Equal(attempt < OutboxMessage.MaxAttempts ? OutboxState.Pending : OutboxState.Dead, message.State);
            Portal.TravelTo(message.DueAt);
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 360], waits);
        Assert.Equal(0, await DeliverAsync());
    }

    [SkippableFact]
    public async Task Run_GatewayRecovers_SendsAndForgetsTheError()
    {
        var id = await PostAsync("+966500000301");
        using (Before((_, _) => throw new HttpRequestException())) await DeliverAsync();
        Portal.Travel(TimeSpan.FromMinutes(1));

        await DeliverAsync();

        var message = await FindAsync(id);
        Assert.Equal((OutboxState.Sent, 2, null), (message.State, message.Attempts, message.Error));
    }

    [SkippableFact]
    public async Task Run_SecondWorkerMeanwhile_DoesNotSendAgain()
    {
        await PostAsync("+966500000401");
        await PostAsync("+966500000402");
        var once = 0;
        using var _ = Before(async (_, _) => { if (Interlocked.Exchange(ref once, 1) == 0) await DeliverAsync(); });

        await DeliverAsync();

        Assert.Equal(["+966500000401", "+966500000402"], Portal.Carriers.Taken.Select(sent => sent.To).Where(to => to.StartsWith("+9665000004", StringComparison.Ordinal)).Order());
    }

    [SkippableFact]
    public async Task Run_WorkersSideBySide_SendEachOnce()
    {
        for (var i = 0; i < 20; i++) await PostAsync($"+9665000005{i:00}");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(DeliverAsync)));

        var sent = Portal.Carriers.Taken.Select(message => message.To).Where(to => to.StartsWith("+9665000005", StringComparison.Ordinal)).ToList();
        Assert.Equal((20, 20), (sent.Count, sent.Distinct().Count()));
    }

    [SkippableFact]
    public async Task Run_WorkerStopped_LeavesTheMessageToTheNextAfterItsLease()
    {
        var id = await PostAsync("+966500000601");
        using var stop = new CancellationTokenSource();
        using (Before(async (_, cancel) => { await stop.CancelAsync(); cancel.ThrowIfCancellationRequested(); }))
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Portal.AskAsync((DeliverOutbox deliver) => deliver.RunAsync(10, stop.Token)));

        var tooEarly = await DeliverAsync();
        Portal.Travel(TimeSpan.FromMinutes(2));
        await DeliverAsync();

        Assert.Equal(0, tooEarly);
        Assert.Equal(OutboxState.Sent, (await FindAsync(id)).State);
    }

    [SkippableFact]
    public async Task Run_WorkersAlwaysDie_GivesUpWithoutAnotherTry()
    {
        var id = await PostAsync("+966500000801");
        var tries = 0;
        for (var attempt = 0; attempt < OutboxMessage.MaxAttempts; attempt++)
        {
            using var stop = new CancellationTokenSource();
            // Nothing after it is carried out, as when the process is gone.
            using var dying = Before((_, _) => { tries++; stop.Cancel(); throw new OperationCanceledException(stop.Token); });
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Portal.AskAsync((DeliverOutbox deliver) => deliver.RunAsync(10, stop.Token)));
            Portal.Travel(TimeSpan.FromMinutes(2));
        }
        using var counting = Before((_, _) => { tries++; return Task.CompletedTask; });

        await DeliverAsync();

        var message = await FindAsync(id);
        Assert.Equal((OutboxState.Dead, OutboxMessage.MaxAttempts), (message.State, tries));
    }

    [SkippableFact]
    public async Task Run_GatewayTimesOut_IsARefusalAndTheOthersAreSent()
    {
        var (slow, next) = (await PostAsync("+966500000701"), await PostAsync("+966500000702"));
        // As HttpClient does when its own time is up.
        using var _ = Before((to, _) => to.EndsWith("701", StringComparison.Ordinal) ? throw new TaskCanceledException("timed out", new TimeoutException()) : Task.CompletedTask);

        await DeliverAsync();

        var message = await FindAsync(slow);
        Assert.Equal((OutboxState.Pending, 1, "TaskCanceledException"), (message.State, message.Attempts, message.Error));
        Assert.Equal(OutboxState.Sent, (await FindAsync(next)).State);
    }

    private async Task<long> PostAsync(string to)
    {
        var message = new OutboxMessage(MessageMedium.Sms, to, "sign-in-code", "ar", null, "رمز الدخول", Portal.Now);
        await Portal.AskAsync(async (BaladiDbContext db) => { db.Outbox.Add(message); await db.SaveChangesAsync(); });
        return message.Id;
    }

    private Task<int> DeliverAsync() => Portal.AskAsync((DeliverOutbox deliver) => deliver.RunAsync(50, CancellationToken.None));

    private Task<OutboxMessage> FindAsync(long id) => Portal.ReadAsync(db => db.Outbox.AsNoTracking().SingleAsync(message => message.Id == id));

    private Undo Before(Func<string, CancellationToken, Task> act)
    {
        Portal.Carriers.Before = act;
        return new Undo(() => Portal.Carriers.Before = null);
    }

    private sealed class Undo(Action undo) : IDisposable
    {
        public void Dispose() => undo();
    }

    public sealed class OnSqlite(SqlitePortal portal) : DeliverOutboxTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : DeliverOutboxTests(portal), IClassFixture<PostgreSqlPortal>;
}
