using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Baladi.Core.Notifications;

/// <summary>Sends what is due in the outbox. Safe to run on several nodes: a message is claimed before it is sent.</summary>
public sealed class DeliverOutbox(BaladiDbContext db, ISmsGateway sms, IEmailGateway email, TimeProvider time, ILogger<DeliverOutbox> log)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    // Well below the lease: whoever still holds a claim is the only one who sends.
    private static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(30);

    /// <param name="only">Messages of this medium; a mail server that hangs must not hold up the codes people wait for.</param>
    /// <returns>How many messages were tried; call again while it is the batch size.</returns>
    public async Task<int> RunAsync(int batch, CancellationToken cancel, MessageMedium? only = null)
    {
        var now = time.GetUtcNow();
        var due = await db.Outbox.AsNoTracking().Where(m => m.State == OutboxState.Pending && m.DueAt <= now && (only == null || m.Medium == only)).OrderBy(m => m.DueAt).Take(batch).Select(m => new { m.Id, m.DueAt }).ToListAsync(cancel);
        foreach (var candidate in due)
            if (await ClaimAsync(candidate.Id, candidate.DueAt, time.GetUtcNow(), cancel)) await SendAsync(candidate.Id, cancel);
        return due.Count;
    }

    // Moving the due time while it still is what we read makes one node the sender; if that node dies, the message is due again.
    private Task<bool> ClaimAsync(long id, DateTimeOffset seen, DateTimeOffset now, CancellationToken cancel) => db.Provider.WriteAsync(db, async cancel =>
        await db.Outbox.Where(m => m.Id == id && m.State == OutboxState.Pending && m.DueAt == seen)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, now + Lease).SetProperty(m => m.Attempts, m => m.Attempts + 1), cancel) == 1, cancel);

    private async Task SendAsync(long id, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var message = await db.Outbox.SingleAsync(m => m.Id == id, cancel);
        // Each that claimed it died before it could say how it went, perhaps of this very message.
        if (message.Attempts > OutboxMessage.MaxAttempts) Refused(message, "WorkersLost");
        else await TryAsync(message, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private async Task TryAsync(OutboxMessage message, CancellationToken cancel)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limited.CancelAfter(LongestTry);
        try
        {
            if (message.Medium == MessageMedium.Sms) await sms.SendAsync(message.Recipient, message.Body, limited.Token);
            else await email.SendAsync(message.Recipient, message.Subject ?? "", message.Body, limited.Token);
            message.Sent(time.GetUtcNow());
            if (message.HasCode && !(message.Medium == MessageMedium.Sms ? sms.IsRead : email.IsRead)) message.Blank();
        }
        // A gateway whose time is up cancels too; only our own stopping is none of its failures.
        catch (Exception error) when (error is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            Refused(message, error.GetType().Name);
        }
    }

    private void Refused(OutboxMessage message, string error)
    {
        message.Failed(error, time.GetUtcNow());
        // A code nobody received is worth as little as one that was used.
        if (message is { HasCode: true, State: OutboxState.Dead }) message.Blank();
        log.LogWarning("Message {MessageId} ({Template}) was not taken at attempt {Attempt}: {Error}", message.Id, message.Template, message.Attempts, error);
    }
}
