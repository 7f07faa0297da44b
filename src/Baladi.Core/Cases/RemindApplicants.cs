using Baladi.Core.Data;

namespace Baladi.Core.Cases;

/// <summary>Tells whoever holds a task, and is not staff, that it soon runs out; one for each kind of task that has a reminder.</summary>
public interface IReminder
{
    bool IsFor(CaseTask task);

    Task TellAsync(CaseFile file, CaseTask task, CancellationToken cancel);
}

public sealed class CorrectionReminder(CaseNotifier notifier) : IReminder
{
    public bool IsFor(CaseTask task) => task.Code == CaseTask.Correct;

    public Task TellAsync(CaseFile file, CaseTask task, CancellationToken cancel) => notifier.TellApplicantAsync(file, "correction-reminder", task.Told, cancel);
}

/// <summary>Reminds applicants, and other parties, of what runs out soon, as their procedures say, once each. Run again, or by two nodes at once, it does no more.</summary>
public sealed class RemindApplicants(BaladiDbContext db, CaseFiles files, IEnumerable<IReminder> reminders, TaskRound round, TimeProvider time)
{
    /// <returns>Of how many tasks somebody was reminded; call again while it is the batch size.</returns>
    public Task<int> RunAsync(int batch, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        // Of what has run out already, lapsing tells.
        return round.RunAsync(db.CaseTasks.Where(task => task.RemindAt <= now && task.State == TaskState.Open && task.DueAt > now), batch,
            (caseId, taskId) => RemindAsync(caseId, taskId, cancel), cancel);
    }

    private async Task<bool> RemindAsync(long caseId, long taskId, CancellationToken cancel)
    {
        await db.WatchCaseAsync(caseId, cancel);
        if (await files.FindAsync(caseId, cancel) is not { } file
            || file.Tasks.Find(task => task.Id == taskId) is not { State: TaskState.Open, RemindAt: not null } task) return false;
        task.Reminded();
        foreach (var reminder in reminders.Where(reminder => reminder.IsFor(task))) await reminder.TellAsync(file, task, cancel);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
