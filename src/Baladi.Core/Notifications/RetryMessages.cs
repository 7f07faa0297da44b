using Baladi.Core.Basics;
using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Notifications;

/// <summary>Lets messages that were given up be tried anew: one of them, or as many as are read at a time.</summary>
public sealed record RetryMessages(long? Id);

public sealed class RetryMessagesHandler(BaladiDbContext db, TimeProvider time)
{
    private const int Batch = 500;

    /// <returns>How many will be tried. NotFound where the one asked for is not given up.</returns>
    public async Task<Outcome<int>> HandleAsync(RetryMessages command, CancellationToken cancel)
    {
        var dead = await db.Outbox.Where(m => m.State == OutboxState.Dead && (command.Id == null || m.Id == command.Id)).OrderBy(m => m.Id).Take(Batch).ToListAsync(cancel);
        if (command.Id is not null && dead.Count == 0) return Failure.NotFound;
        foreach (var message in dead) message.Revive(time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return dead.Count;
    }
}
