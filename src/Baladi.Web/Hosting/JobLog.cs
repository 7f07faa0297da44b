using System.Collections.Concurrent;

namespace Baladi.Web.Hosting;

/// <summary>How a job of the clockwork went lately on this node.</summary>
/// <param name="Error">The kind of the last error, never its text.</param>
/// <param name="FailuresInARow">None where the last run went well.</param>
public sealed record JobRuns(string Job, TimeSpan Period, DateTimeOffset? SucceededAt, TimeSpan? Took, DateTimeOffset? FailedAt, string? Error, int FailuresInARow);

/// <summary>What the jobs of this node did since it started, in its memory: jobs run every few seconds, and nobody needs a row for each.</summary>
public sealed class JobLog
{
    private readonly ConcurrentDictionary<string, JobRuns> runs = new(StringComparer.Ordinal);

    public DateTimeOffset StartedAt { get; } = TimeProvider.System.GetUtcNow();

    public IReadOnlyList<JobRuns> Runs => [.. runs.Values.OrderBy(run => run.Job, StringComparer.Ordinal)];

    internal void Begin(string job, TimeSpan period) => runs.TryAdd(job, new(job, period, null, null, null, null, 0));

    internal void Succeeded(string job, TimeSpan took) => Change(job, run => run with { SucceededAt = TimeProvider.System.GetUtcNow(), Took = took, FailuresInARow = 0 });

    internal void Failed(string job, Exception error) => Change(job, run => run with { FailedAt = TimeProvider.System.GetUtcNow(), Error = error.GetType().Name, FailuresInARow = run.FailuresInARow + 1 });

    private void Change(string job, Func<JobRuns, JobRuns> change)
    {
        if (runs.TryGetValue(job, out var run)) runs[job] = change(run);
    }
}
