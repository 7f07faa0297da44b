using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Baladi.Core.Cases;

/// <summary>Whether something keeps an overdue case open for the moment, such as a payer who is at the gateway.</summary>
public interface IPostponesLapse
{
    Task<bool> PostponesAsync(CaseFile file, CancellationToken cancel);
}

/// <summary>Ends cases whose applicant let a due date pass, as their procedure says. Run again, or by two nodes at once, it does no more.</summary>
public sealed class LapseOverdueCases(BaladiDbContext db, CaseFiles files, CaseEngine engine, CaseRecorder recorder, IEnumerable<IPostponesLapse> postponements, TimeProvider time, ILogger<LapseOverdueCases> log)
{
    /// <returns>How many cases lapsed; call again while it is the batch size.</returns>
    public async Task<int> RunAsync(int batch, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var overdue = await db.CaseTasks.AsNoTracking()
            .Where(task => task.Holder == Holder.Applicant && task.State == TaskState.Open && task.DueAt < now)
            .OrderBy(task => task.DueAt).Select(task => task.CaseId).Take(batch).ToListAsync(cancel);
        var lapsed = 0;
        foreach (var caseId in overdue.Distinct())
        {
            db.ChangeTracker.Clear();
            try
            {
                if (await LapseAsync(caseId, now, cancel)) lapsed++;
            }
            // The applicant answered, or another node was here first, in this very moment: then there is nothing to do.
            catch (DbUpdateConcurrencyException) { }
            // One case that cannot end must not keep all others from it.
            catch (Exception error) when (error is not OperationCanceledException) { log.LogError(error, "Case {CaseId} could not lapse", caseId); }
        }
        // What is left over is looked at again in a minute; a full batch of it must not be asked for without end.
        return lapsed > 0 ? overdue.Count : 0;
    }

    private async Task<bool> LapseAsync(long caseId, DateTimeOffset now, CancellationToken cancel)
    {
        await db.WatchCaseAsync(caseId, cancel);
        // What was overdue when the list was read may have been answered since.
        if (await files.FindAsync(caseId, cancel) is not { Case.IsOpen: true } file
            || !file.Tasks.Exists(task => task is { Holder: Holder.Applicant, State: TaskState.Open } && task.DueAt < now)) return false;
        foreach (var postponement in postponements)
            if (await postponement.PostponesAsync(file, cancel)) return false;
        recorder.Record(file.Case, CaseEventKind.Lapsed, Actor.System, Party.System);
        await engine.RaiseAsync(file, CaseEngine.Lapsed, Actor.System, cancel);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
