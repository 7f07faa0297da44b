using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Baladi.Core.Cases;

/// <summary>
/// Goes through the tasks whose time has come, each on its own: what fails or has to wait is left to the next round and keeps
/// none of the others from their turn.
/// </summary>
public sealed class TaskRound(BaladiDbContext db, ILogger<TaskRound> log)
{
    /// <param name="batch">With how many something is done at most; it takes as many to be looked at as it takes.</param>
    /// <param name="act">Whether something was done.</param>
    /// <returns>With how many something was done; call again while it is the batch size.</returns>
    internal async Task<int> RunAsync(IQueryable<CaseTask> tasks, int batch, Func<long, long, Task<bool>> act, CancellationToken cancel)
    {
        var (done, last) = (0, 0L);
        while (true)
        {
            var after = last;
            var found = await tasks.AsNoTracking().Where(task => task.Id > after).OrderBy(task => task.Id).Take(batch)
                .Select(task => new { task.Id, task.CaseId }).ToListAsync(cancel);
            foreach (var task in found)
            {
                if (await TryAsync(task.CaseId, () => act(task.CaseId, task.Id))) done++;
                if (done == batch) return done;
            }
            if (found.Count < batch) return done;
            last = found[^1].Id;
        }
    }

    private async Task<bool> TryAsync(long caseId, Func<Task<bool>> act)
    {
        db.ChangeTracker.Clear();
        try
        {
            return await act();
        }
        // The applicant answered, or another node was here first, in this very moment: then there is nothing to do.
        catch (DbUpdateConcurrencyException) { return false; }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError(error, "The time of a task of case {CaseId} came and nothing could be done", caseId);
            return false;
        }
    }
}
