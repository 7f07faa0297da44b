using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases.Desk;

/// <summary>Waives a clause that is not met, in this case alone, by whom its document says may do so.</summary>
[Needs(Assurance.Verified)]
public sealed record WaiveClause(string Reference, string ClauseCode, string? Reason, long Version);

public sealed class WaiveClauseHandler(BaladiDbContext db, CaseFiles files, DeskAccess access, CaseRecorder recorder, CaseConflict conflict, ConflictGuard guard, RequirementsOfCase requirements, TimeProvider time)
{
    /// <summary>
    /// Problems: task-not-yours (no open task is with the actor in the role that may waive it), own-case, conflict-of-interest, not-waivable (it is met, or does not apply,
    /// or nobody may waive it); reason-required and reason-too-long beside the clause; case-changed-by as a conflict.
    /// </summary>
    public async Task<Outcome<Case>> HandleAsync(WaiveClause command, Actor actor, CancellationToken cancel)
    {
        if (await files.FindAsync(command.Reference, actor, cancel) is not { } file) return Failure.NotFound;
        if (file.Verdicts.FirstOrDefault(v => v.ClauseCode == command.ClauseCode) is not { } standing) return Failure.NotFound;
        if (actor.Gap<WaiveClause>() is { } gap) return Failure.Forbidden(gap);
        if (requirements.Clause(standing) is not { } clause || !IsWaivable(clause, standing)) return Failure.Forbidden(new Problem("not-waivable"));
        if (file.Tasks.FirstOrDefault(task => MayWaive(clause, task) && access.Holds(actor, task)) is not { } task) return Failure.Forbidden(new Problem("task-not-yours"));
        if (access.Obstacle(actor, file, task) is { } obstacle) return await guard.RefuseAsync(obstacle, file.Case, actor, ConflictStep.Judge, cancel);
        if (file.Case.Version != command.Version) return await conflict.ExplainAsync(file.Case.Id, cancel);
        var reason = command.Reason?.Trim();
        if ((reason?.Length ?? 0) < DecideTaskHandler.MinReason) return Failure.Invalid(new Problem("reason-required", command.ClauseCode, DecideTaskHandler.MinReason));
        if (reason!.Length > CaseVerdict.ReasonLength) return Failure.Invalid(new Problem("reason-too-long", command.ClauseCode, CaseVerdict.ReasonLength));

        var now = time.GetUtcNow();
        standing.Supersede(now);
        db.CaseVerdicts.Add(CaseVerdict.Waived(file.Case, standing, reason, actor.AccountId!.Value, now));
        recorder.Record(file.Case, CaseEventKind.ClauseWaived, actor, Party.Authority, command.ClauseCode, reason, isPublic: false, DeskAccess.InPlaceOf(actor, task)?.PersonId);
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return await conflict.ExplainAsync(file.Case.Id, cancel); }
        return file.Case;
    }

    /// <summary>Whether there is anything to waive, and somebody who may.</summary>
    public static bool IsWaivable(Clause clause, CaseVerdict standing) => clause.WaivableBy is not null && standing.Verdict is (Verdict.Fail or Verdict.ToProvide);

    /// <summary>Whether whoever holds the task may waive the clause.</summary>
    public static bool MayWaive(Clause clause, CaseTask task) => task.State == TaskState.Open && task.Role == clause.WaivableBy;
}
