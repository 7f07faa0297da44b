using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Privacy.Erasing;

/// <summary>Messages that were sent or given up.</summary>
public sealed class EraseMessages(BaladiDbContext db) : IEraser
{
    public RetentionClass Class => RetentionClass.Message;

    public Task<int> EraseAsync(DateTimeOffset before, int most, CancellationToken cancel) => db.Provider.WriteAsync(db, async cancel =>
    {
        var old = await db.Outbox.Where(m => m.State != OutboxState.Pending && m.DueAt < before).OrderBy(m => m.State).ThenBy(m => m.DueAt).Select(m => m.Id).Take(most).ToListAsync(cancel);
        return await db.Outbox.Where(m => old.Contains(m.Id)).ExecuteDeleteAsync(cancel);
    }, cancel);
}

/// <summary>Records of who looked.</summary>
public sealed class EraseViewings(BaladiDbContext db) : IEraser
{
    public RetentionClass Class => RetentionClass.Viewing;

    public Task<int> EraseAsync(DateTimeOffset before, int most, CancellationToken cancel) => db.Provider.WriteAsync(db, async cancel =>
    {
        var old = await db.Viewings.Where(v => v.At < before).OrderBy(v => v.At).Select(v => v.Id).Take(most).ToListAsync(cancel);
        return await db.Viewings.Where(v => old.Contains(v.Id)).ExecuteDeleteAsync(cancel);
    }, cancel);
}
