using Baladi.Core.People;

namespace Baladi.Core.Cases.Visits;

/// <summary>Calls off what was planned and is needed no more; who was told of one that is ahead is told so.</summary>
public sealed class CallOffVisits(VisitNotifier notifier, CaseRecorder recorder, TimeProvider time) : IWhenCaseEnds
{
    public Task EndAsync(CaseFile file, CancellationToken cancel) => RunAsync(file, null, cancel);

    /// <param name="task">The task that ended; null where all of them did.</param>
    public async Task RunAsync(CaseFile file, CaseTask? task, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        foreach (var visit in file.Visits.Where(visit => visit.State == VisitState.Planned && (task is null || visit.TaskId == task.Id)).ToList())
        {
            visit.Settle(VisitState.CalledOff, now, null);
            recorder.Record(file.Case, CaseEventKind.VisitCalledOff, Actor.System, Party.System, VisitNotifier.Written(visit), isPublic: visit.Announced);
            if (visit.Announced && visit.From > now) await notifier.TellAsync(file, "visit-called-off", visit, null, cancel);
        }
    }
}
