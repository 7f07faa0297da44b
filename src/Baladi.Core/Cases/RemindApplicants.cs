using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases;

/// <summary>Tells the applicant of a task that soon runs out; one for each kind of task that has a reminder.</summary>
public interface IReminder
{
    /// <summary>The code of the task.</summary>
    string Task { get; }

    Task TellAsync(CaseFile file, CaseTask task, CancellationToken cancel);
}

public sealed class CorrectionReminder(CaseNotifier notifier) : IReminder
{
    public string Task => CaseTask.Correct;

    public Task TellAsync(CaseFile file, CaseTask task, CancellationToken cancel) => notifier.TellApplicantAsync(file, "correction-reminder", task.Told, cancel);
}

/// <summary>Reminds applicants of what runs out soon, as their procedures say, once each. Run again, or by two nodes at once, it does no more.</summary>
public sealed class RemindApplicants(BaladiDbContext db, CaseFiles files, IEnumerable<IReminder> reminders, TimeProvider time)
{
    /// <returns>How many tasks were looked at; call again while it is the batch size.</returns>
    public async Task<int> RunAsync(int batch, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        // Of what has run out already, lapsing tells.
        var due = await db.CaseTasks.AsNoTracking()
            .Where(task => task.RemindAt <= now && task.State == TaskState.Open && task.DueAt > now)
            .OrderBy(task => task.RemindAt).Select(task => new { task.Id, task.CaseId }).Take(batch).ToListAsync(cancel);
        foreach (var found in due)
        {
            db.ChangeTracker.Clear();
            await db.WatchCaseAsync(found.CaseId, cancel);
            if (await files.FindAsync(found.CaseId, cancel) is not { } file
                || file.Tasks.Find(task => task.Id == found.Id) is not { State: TaskState.Open, RemindAt: not null } task) continue;
            task.Reminded();
            foreach (var reminder in reminders.Where(reminder => reminder.Task == task.Code)) await reminder.TellAsync(file, task, cancel);
            try { await db.SaveChangesAsync(cancel); }
            // The applicant answered, or another node was here first, in this very moment.
            catch (DbUpdateConcurrencyException) { }
        }
        return due.Count;
    }
}
