using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Notifications;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Data.Tests.Notifications;

/// <summary>What operators see of messages that were given up, and how they are tried anew.</summary>
[Trait("Journey", "People")]
public abstract class RetryMessagesTests(Portal portal) : PortalTest(portal)
{
    [SkippableFact]
    public async Task Retry_OfWhatWasGivenUp_SendsItOnceMore()
    {
        var id = await DeadAsync();

        var before = await Portal.AskAsync((ReadOutbox outbox) => outbox.NowAsync(CancellationToken.None));
        var retried = await Portal.AskAsync((RetryMessagesHandler handler) => handler.HandleAsync(new(id), CancellationToken.None));
        var again = await Portal.AskAsync((RetryMessagesHandler handler) => handler.HandleAsync(new(id), CancellationToken.None));
        Portal.Carriers.Before = null;
        while (await Portal.AskAsync((DeliverOutbox outbox) => outbox.RunAsync(50, CancellationToken.None)) == 50) { }
        var message = await Portal.ReadAsync(db => db.Outbox.AsNoTracking().SingleAsync(m => m.Id == id));

        Assert.Contains(before.Letters, letter => letter.Id == id && letter.Error == nameof(InvalidOperationException));
        Assert.Equal((1, OutcomeKind.NotFound), (retried.Value, again.Kind));
        Assert.Equal((OutboxState.Sent, 1), (message.State, message.Attempts));
    }

    private async Task<long> DeadAsync()
    {
        var message = new OutboxMessage(MessageMedium.Sms, "+966500000099", "sign-in-code", "ar", null, "رمز", Portal.Now);
        await Portal.AskAsync(async (BaladiDbContext db) =>
        {
            db.Outbox.Add(message);
            await db.SaveChangesAsync();
        });
        Portal.Carriers.Before = (to, _) => to == "+966500000099" ? throw new InvalidOperationException("no") : Task.CompletedTask;
        for (var attempt = 0; attempt < OutboxMessage.MaxAttempts; attempt++)
        {
            while (await Portal.AskAsync((DeliverOutbox outbox) => outbox.RunAsync(50, CancellationToken.None)) == 50) { }
            Portal.Travel(TimeSpan.FromHours(6));
        }
        return message.Id;
    }

    public sealed class OnSqlite(SqlitePortal portal) : RetryMessagesTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : RetryMessagesTests(portal), IClassFixture<PostgreSqlPortal>;
}
