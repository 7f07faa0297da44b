using Baladi.Core.Basics;
using Baladi.Core.Cases.Visits;
using Baladi.Core.Data;
using Baladi.Core.Authorities;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases.Desk;

/// <summary>Ends a task with one of its published actions.</summary>
/// <param name="Version">The version of the case the officer was looking at.</param>
[Needs(Assurance.Verified)]
public sealed record DecideTask(string Reference, long TaskId, string Action, string? Reason, long Version);

public sealed class DecideTaskHandler(
    BaladiDbContext db, CaseFiles files, DeskAccess access, TaskBoard board, CallOffVisits visits, CaseEngine engine, CaseBooks books, CaseRecorder recorder, CaseConflict conflict, ConflictGuard guard, Geography geography, TimeProvider time)
{
    public const int MinReason = 10;

    /// <summary>
    /// Problems: task-not-yours, own-case, conflict-of-interest, two-persons, action-withheld, reason-required, reason-too-long;
    /// as a conflict, case-changed-by with the name, the event and the time.
    /// </summary>
    public async Task<Outcome<Case>> HandleAsync(DecideTask command, Actor actor, CancellationToken cancel)
    {
        if (await files.FindAsync(command.Reference, actor, cancel) is not { } file) return Failure.NotFound;
        if (file.Tasks.FirstOrDefault(task => task.Id == command.TaskId) is not { } task) return Failure.NotFound;
        if (actor.Gap<DecideTask>() is { } gap) return Failure.Forbidden(gap);
        if (access.Obstacle(actor, file, task) is { } obstacle) return await guard.RefuseAsync(obstacle, file.Case, actor, ConflictStep.Decide, cancel);
        if (file.Case.Version != command.Version || task.State != TaskState.Open) return await conflict.ExplainAsync(file.Case.Id, cancel);
        var definition = file.Procedure.Content.TaskOf(task.Code);
        if (definition.Actions.FirstOrDefault(action => action.Code == command.Action && action.Kind != ActionKind.Correct) is not { } action) return Failure.NotFound;
        if (DeskAccess.Withheld(actor, file, books.Of(file), action) is { } withheld) return Failure.Forbidden(withheld);
        var reason = command.Reason?.Trim();
        if (action.Kind is ActionKind.Refuse or ActionKind.Return && (reason?.Length ?? 0) < MinReason) return Failure.Invalid(new Problem("reason-required", "reason", MinReason));
        if (reason?.Length > Decision.ReasonLength) return Failure.Invalid(new Problem("reason-too-long", "reason", Decision.ReasonLength));

        var failed = action.Kind == ActionKind.Refuse ? file.Verdicts.Where(v => v.Verdict == Verdict.Fail).Select(v => v.ClauseCode) : [];
        db.Decisions.Add(new Decision(file.Case, task, action, reason, failed, actor.AccountId!.Value, time.GetUtcNow()));
        await board.CompleteAsync(task, action.Code, actor, cancel);
        await visits.RunAsync(file, task, cancel);
        recorder.Record(file.Case, CaseEventKind.TaskCompleted, actor, geography.PartyOf(task.AuthorityId!.Value), $"{task.Code}.{action.Code}", reason, isPublic: false, DeskAccess.InPlaceOf(actor, task)?.PersonId);
        await engine.RaiseAsync(file, $"{task.Code}.{action.Code}", actor, cancel);
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return await conflict.ExplainAsync(file.Case.Id, cancel); }
        return file.Case;
    }
}
