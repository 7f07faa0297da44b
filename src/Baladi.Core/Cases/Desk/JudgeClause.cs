using Baladi.Core.Basics;
using Baladi.Core.Cases.Visits;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases.Desk;

/// <summary>Records an officer's judgement on a clause.</summary>
[Needs(Assurance.Verified)]
public sealed record JudgeClause(string Reference, string ClauseCode, Verdict Verdict, string? Reason, long Version);

public sealed class JudgeClauseHandler(
    BaladiDbContext db, CaseFiles files, DeskAccess access, CaseRecorder recorder, CaseConflict conflict, ConflictGuard guard, RequirementsOfCase requirements, TimeProvider time)
{
    /// <summary>Problems: task-not-yours, own-case, conflict-of-interest, visit-first, reason-required (a failed clause needs one), verdict-invalid; case-changed-by as a conflict.</summary>
    public async Task<Outcome<Case>> HandleAsync(JudgeClause command, Actor actor, CancellationToken cancel)
    {
        if (await files.FindAsync(command.Reference, actor, cancel) is not { } file) return Failure.NotFound;
        if (file.Verdicts.FirstOrDefault(v => v.ClauseCode == command.ClauseCode) is not { } standing) return Failure.NotFound;
        if (actor.Gap<JudgeClause>() is { } gap) return Failure.Forbidden(gap);
        if (file.Tasks.FirstOrDefault(task => task.State == TaskState.Open && access.Holds(actor, task) && file.Procedure.Content.Judges(file.Procedure.Content.TaskOf(task.Code))) is not { } task) return Failure.Forbidden(new Problem("task-not-yours"));
        if (access.Obstacle(actor, file, task) is { } obstacle) return await guard.RefuseAsync(obstacle, file.Case, actor, ConflictStep.Judge, cancel);
        if (file.Case.Version != command.Version) return await conflict.ExplainAsync(file.Case.Id, cancel);
        // What is judged on site is judged by who was there.
        if (file.Procedure.Content.TaskOf(task.Code).Visit is not null && file.VisitsFor(task).All(visit => visit.State != VisitState.Made)) return Failure.Forbidden(new Problem("visit-first"));
        // What a machine measured stands; a wrong measure is corrected as a fact, or seen on site.
        if (command.Verdict is not (Verdict.Pass or Verdict.Fail) || (requirements.Clause(standing)?.Kind == ClauseKind.Measured && file.Procedure.Content.Concerns?.LooksOnSite != true)) return Failure.Invalid(new Problem("verdict-invalid", command.ClauseCode));
        var reason = command.Reason?.Trim();
        if (command.Verdict == Verdict.Fail && string.IsNullOrEmpty(reason)) return Failure.Invalid(new Problem("reason-required", command.ClauseCode, 1));
        if (reason?.Length > CaseVerdict.ReasonLength) return Failure.Invalid(new Problem("reason-too-long", command.ClauseCode, CaseVerdict.ReasonLength));

        var now = time.GetUtcNow();
        standing.Supersede(now);
        db.CaseVerdicts.Add(CaseVerdict.Judged(file.Case, standing, command.Verdict, reason, actor.AccountId!.Value, now));
        recorder.Record(file.Case, CaseEventKind.ClauseJudged, actor, Party.Authority, command.ClauseCode, reason, isPublic: false, DeskAccess.InPlaceOf(actor, task)?.PersonId);
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return await conflict.ExplainAsync(file.Case.Id, cancel); }
        return file.Case;
    }
}
