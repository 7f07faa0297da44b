using Baladi.Core.Authorities;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases;

/// <summary>Opens, moves and ends tasks, and keeps the queue's rows in step with them.</summary>
public sealed class TaskBoard(BaladiDbContext db, Geography geography, CaseClock clock, CaseRecorder recorder, TimeProvider time)
{
    /// <param name="remindDays">How many of the working days are left when its holder is reminded; null for no reminder.</param>
    /// <param name="noLaterThan">When it is due at the latest, whatever the days say.</param>
    public CaseTask Open(CaseFile file, string code, Holder holder, string? role, Authority? authority, int days, int? remindDays = null, DateTimeOffset? noLaterThan = null)
    {
        var now = time.GetUtcNow();
        var due = clock.Calendar.AddDays(now, days);
        // Whoever is told a day has all of it.
        if (holder != Holder.Staff) due = RiyadhTime.EndOfDay(due);
        if (noLaterThan < due) due = noLaterThan.Value;
        var task = new CaseTask(file.Case, code, holder, role, authority?.Id, now, due, remindDays is { } left ? clock.Calendar.AddDays(now, days - left) : null);
        file.Tasks.Add(task);
        db.CaseTasks.Add(task);
        if (holder == Holder.Staff)
            db.QueueEntries.AddRange(geography.Upwards(authority!).Select(scope => new QueueEntry(scope.Id, task, file.Case)));
        recorder.Record(file.Case, CaseEventKind.TaskOpened, Actor.System, Party.System, code, isPublic: false);
        return task;
    }

    public async Task AssignAsync(CaseTask task, long? accountId, CancellationToken cancel)
    {
        task.Assign(accountId);
        await FollowAsync(task, cancel);
    }

    public async Task WaitAsync(CaseTask task, CancellationToken cancel)
    {
        task.Wait();
        await FollowAsync(task, cancel);
    }

    /// <summary>Goes on with the working time that was left when it began to wait.</summary>
    public async Task ResumeAsync(CaseTask task, DateTimeOffset waitedSince, CancellationToken cancel)
    {
        task.Resume(clock.Calendar.Add(time.GetUtcNow(), clock.Calendar.Between(waitedSince, task.DueAt)));
        await FollowAsync(task, cancel);
    }

    public async Task CompleteAsync(CaseTask task, string action, Actor actor, CancellationToken cancel)
    {
        task.Complete(action, time.GetUtcNow(), actor.AccountId);
        await FollowAsync(task, cancel);
    }

    public async Task CancelAllAsync(CaseFile file, CancellationToken cancel)
    {
        foreach (var task in file.LiveTasks.ToList())
        {
            task.Cancel(time.GetUtcNow());
            await FollowAsync(task, cancel);
        }
    }

    private async Task FollowAsync(CaseTask task, CancellationToken cancel)
    {
        if (task.Holder != Holder.Staff) return;
        // Rows of a task opened in this very transaction are not in the database yet.
        var local = db.QueueEntries.Local.Where(entry => entry.TaskId == task.Id).ToList();
        var entries = local.Count > 0 ? local : await db.QueueEntries.Where(entry => entry.TaskId == task.Id).ToListAsync(cancel);
        foreach (var entry in entries) entry.Follow(task);
    }
}
