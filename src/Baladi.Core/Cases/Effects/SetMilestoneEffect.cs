using Baladi.Core.People;
using Baladi.Core.Procedures;

namespace Baladi.Core.Cases.Effects;

/// <summary>Moves the public milestone; one with a result ends the case and everything open on it.</summary>
public sealed class SetMilestoneEffect(TaskBoard board, CaseRecorder recorder, IEnumerable<IWhenCaseEnds> endings, TimeProvider time) : EffectHandler<SetMilestone>
{
    protected override async Task<string?> CarryOutAsync(SetMilestone effect, CaseFile file, Actor actor, CancellationToken cancel)
    {
        var milestone = file.Procedure.Content.MilestoneOf(effect.Milestone);
        file.Case.Reach(milestone, time.GetUtcNow());
        recorder.Record(file.Case, CaseEventKind.MilestoneReached, Actor.System, Party.System, milestone.Code);
        if (milestone.Result != CaseResult.Open)
        {
            await board.CancelAllAsync(file, cancel);
            foreach (var correction in file.Corrections) correction.Cancel();
            foreach (var ending in endings) await ending.EndAsync(file, cancel);
        }
        return null;
    }
}
