using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases;

/// <summary>Ends cases whose applicant let a due date pass, as their procedure says. Run again, or by two nodes at once, it does no more.</summary>
public sealed class LapseOverdueCases(BaladiDbContext db, CaseFiles files, CaseEngine engine, CaseRecorder recorder, TimeProvider time)
{
    /// <returns>How many cases lapsed; call again while it is the batch size.</returns>
    public async Task<int> RunAsync(int batch, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var overdue = await db.CaseTasks.AsNoTracking()
            .Where(task => task.Holder == Holder.Applicant && task.State == TaskState.Open && task.DueAt < now)
            .OrderBy(task => task.DueAt).Select(task => task.CaseId).Take(batch).ToListAsync(cancel);
        foreach (var caseId in overdue.Distinct())
        {
            db.ChangeTracker.Clear();
            if (await files.FindAsync(caseId, cancel) is not { Case.IsOpen: true } file) continue;
            recorder.Record(file.Case, CaseEventKind.Lapsed, Actor.System, Party.System);
            await engine.RaiseAsync(file, CaseEngine.Lapsed, Actor.System, cancel);
            try { await db.SaveChangesAsync(cancel); }
            // The applicant answered, or another node was here first, in this very moment: then there is nothing to do.
            catch (DbUpdateConcurrencyException) { }
        }
        return overdue.Count;
    }
}
