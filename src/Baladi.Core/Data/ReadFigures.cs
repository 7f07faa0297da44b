using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Notifications;
using Baladi.Core.Payments;
using Baladi.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Data;

/// <summary>What waits and what went wrong, in numbers; nothing of any person or case.</summary>
/// <param name="OutboxDue">Messages that should have been sent by now, counted as far as <see cref="ReadOutbox.CountLimit"/>.</param>
/// <param name="OutboxOldest">Since when the oldest of those has been due.</param>
/// <param name="Payments">Attempts begun in the last hour, by how they stand.</param>
/// <param name="LicensesUnsigned">Issued and not signed yet.</param>
/// <param name="QueueOverdue">Open tasks of authorities past their date.</param>
public sealed record Figures(int OutboxDue, int OutboxDead, TimeSpan OutboxOldest, IReadOnlyDictionary<PaymentState, int> Payments, int RefundsWaiting, int RefundsRefused, int LicensesUnsigned, int QueueOverdue);

/// <summary>Asked every minute by each node: every question goes by an index.</summary>
public sealed class ReadFigures(BaladiDbContext db, ReadOutbox outbox, TimeProvider time)
{
    public async Task<Figures> NowAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        // Keys follow the machine's clock.
        var hourAgo = Ids.FirstAt(TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(1));
        var backlog = await outbox.NowAsync(cancel);
        var payments = await db.Payments.AsNoTracking().Where(payment => payment.Id >= hourAgo).GroupBy(payment => payment.State).Select(some => new { State = some.Key, Count = some.Count() }).ToDictionaryAsync(some => some.State, some => some.Count, cancel);
        return new(
            backlog.Due, backlog.Dead, backlog.Oldest is { } oldest ? now - oldest : TimeSpan.Zero, payments,
            await db.Refunds.CountAsync(refund => refund.State == RefundState.Waiting, cancel),
            await db.Refunds.CountAsync(refund => refund.State == RefundState.Refused, cancel),
            await db.Licenses.CountAsync(license => license.KeyId == null, cancel),
            await db.CaseTasks.CountAsync(task => task.Holder == Holder.Staff && task.State == TaskState.Open && task.DueAt < now, cancel));
    }
}
