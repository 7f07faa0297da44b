using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.Procedures;

namespace Baladi.Core.Cases;

/// <summary>Whether something keeps an overdue case open for the moment, such as a payer who is at the gateway.</summary>
public interface IPostponesLapse
{
    Task<bool> PostponesAsync(CaseFile file, CancellationToken cancel);
}

/// <summary>
/// Goes on with cases whose applicant, or other party, let a due date pass, as their procedure says: one applied for ends, one begun by an authority is decided without
/// the answer. Run again, or by two nodes at once, it does no more.
/// </summary>
public sealed class LapseOverdueCases(BaladiDbContext db, CaseFiles files, CaseEngine engine, CaseRecorder recorder, IEnumerable<IPostponesLapse> postponements, TaskBoard board, TaskRound round, TimeProvider time)
{
    // As an action of the task it is read by conditions.
    private const string Silence = "lapsed";

    /// <returns>How many cases lapsed; call again while it is the batch size.</returns>
    public Task<int> RunAsync(int batch, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return round.RunAsync(db.CaseTasks.Where(task => (task.Holder == Holder.Applicant || task.Holder == Holder.Party) && task.State == TaskState.Open && task.DueAt < now), batch,
            (caseId, taskId) => LapseAsync(caseId, taskId, cancel), cancel);
    }

    private async Task<bool> LapseAsync(long caseId, long taskId, CancellationToken cancel)
    {
        await db.WatchCaseAsync(caseId, cancel);
        // What was overdue when the list was read may have been answered since.
        if (await files.FindAsync(caseId, cancel) is not { Case.IsOpen: true } file
            || file.Tasks.Find(task => task.Id == taskId) is not { State: TaskState.Open } task || task.DueAt >= time.GetUtcNow()) return false;
        foreach (var postponement in postponements)
            if (await postponement.PostponesAsync(file, cancel)) return false;
        var byParty = task.Holder == Holder.Party;
        // Tasks the core itself opens end the case, or go on, by the one word for all of them.
        var definition = file.Procedure.Content.Tasks.FirstOrDefault(one => one.Code == task.Code);
        recorder.Record(file.Case, byParty ? CaseEventKind.ConsentLapsed : definition is null ? CaseEventKind.Lapsed : CaseEventKind.AnswerLapsed, Actor.System, Party.System, definition?.Code);
        if (definition is { Holder: Holder.Applicant }) await board.CompleteAsync(task, Silence, Actor.System, cancel);
        else
        {
            // What waited for the answer waits no longer.
            await board.CancelAllAsync(file, cancel);
            foreach (var correction in file.Corrections) correction.Cancel();
        }
        await engine.RaiseAsync(file, definition?.Lapsed ?? CaseEngine.Lapsed, Actor.System, cancel);
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
