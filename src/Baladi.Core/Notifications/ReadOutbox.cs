using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Notifications;

/// <summary>A message that was given up, without whom it was for and what it said.</summary>
public sealed record DeadLetter(long Id, MessageMedium Medium, string Template, DateTimeOffset CreatedAt, int Attempts, string? Error);

/// <param name="Due">How many should have been sent by now, counted no further than <see cref="ReadOutbox.CountLimit"/>.</param>
/// <param name="Later">How many wait for their time or their next try.</param>
/// <param name="Oldest">Since when the oldest of those due has been.</param>
public sealed record OutboxBacklog(int Due, int Later, DateTimeOffset? Oldest, int Dead, IReadOnlyList<DeadLetter> Letters);

/// <summary>How the outbox stands, for those who run the system: no recipient and no text is read.</summary>
public sealed class ReadOutbox(BaladiDbContext db, TimeProvider time)
{
    public const int CountLimit = 1000;
    private const int MostLetters = 50;

    public async Task<OutboxBacklog> NowAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var pending = db.Outbox.AsNoTracking().Where(m => m.State == OutboxState.Pending);
        var dead = db.Outbox.AsNoTracking().Where(m => m.State == OutboxState.Dead);
        return new(
            await pending.Where(m => m.DueAt <= now).Take(CountLimit).CountAsync(cancel),
            await pending.Where(m => m.DueAt > now).Take(CountLimit).CountAsync(cancel),
            await pending.Where(m => m.DueAt <= now).OrderBy(m => m.DueAt).Select(m => (DateTimeOffset?)m.DueAt).FirstOrDefaultAsync(cancel),
            await dead.Take(CountLimit).CountAsync(cancel),
            await dead.OrderByDescending(m => m.Id).Take(MostLetters).Select(m => new DeadLetter(m.Id, m.Medium, m.Template, m.CreatedAt, m.Attempts, m.Error)).ToListAsync(cancel));
    }
}
