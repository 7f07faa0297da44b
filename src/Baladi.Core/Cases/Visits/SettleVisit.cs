using Baladi.Core.Basics;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Data;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases.Visits;

/// <summary>Says what came of a planned visit: made or missed, once its day has come; or called off.</summary>
/// <param name="Note">Whom the officer met; or, of one that was missed or called off, why.</param>
[Needs(Assurance.Verified)]
public sealed record SettleVisit(string Reference, long VisitId, VisitState? State, string? Note, long Version);

public sealed class SettleVisitHandler(BaladiDbContext db, CaseFiles files, DeskAccess access, CaseRecorder recorder, VisitNotifier notifier, CaseConflict conflict, ConflictGuard guard, TimeProvider time)
{
    public const int MinNote = 10;

    /// <summary>Problems: task-not-yours, own-case, conflict-of-interest, visit-not-yours; beside the field visit-outcome, visit-early, reason-required, reason-too-long; case-changed-by as a conflict.</summary>
    public async Task<Outcome<Case>> HandleAsync(SettleVisit command, Actor actor, CancellationToken cancel)
    {
        if (await files.FindAsync(command.Reference, actor, cancel) is not { } file) return Failure.NotFound;
        if (file.Visits.FirstOrDefault(visit => visit.Id == command.VisitId) is not { } visit) return Failure.NotFound;
        var task = file.Tasks.Single(task => task.Id == visit.TaskId);
        if (actor.Gap<SettleVisit>() is { } gap) return Failure.Forbidden(gap);
        if (access.Obstacle(actor, file, task) is { } obstacle) return await guard.RefuseAsync(obstacle, file.Case, actor, ConflictStep.Judge, cancel);
        // Whoever went there says so; a colleague who goes instead takes the task first.
        if (visit.OfficerAccountId != actor.AccountId && actor.StandsInFor.All(absent => absent.AccountId != visit.OfficerAccountId)) return Failure.Forbidden(new Problem("visit-not-yours"));
        if (file.Case.Version != command.Version || visit.State != VisitState.Planned || task.State != TaskState.Open) return await conflict.ExplainAsync(file.Case.Id, cancel);
        if (command.State is not (VisitState.Made or VisitState.Missed or VisitState.CalledOff)) return Failure.Invalid(new Problem("visit-outcome", nameof(command.State)));
        var note = string.IsNullOrWhiteSpace(command.Note) ? null : command.Note.Trim();
        // What has not come yet can only be called off.
        if (command.State != VisitState.CalledOff && time.Today() < RiyadhTime.DateOf(visit.From)) return Failure.Invalid(new Problem("visit-early", nameof(command.State)));
        if (command.State != VisitState.Made && (note?.Length ?? 0) < MinNote) return Failure.Invalid(new Problem("reason-required", nameof(command.Note), MinNote));
        if (note?.Length > SiteVisit.NoteLength) return Failure.Invalid(new Problem("reason-too-long", nameof(command.Note), SiteVisit.NoteLength));

        visit.Settle(command.State.Value, time.GetUtcNow(), note);
        recorder.Record(file.Case, KindOf(command.State.Value), actor, Party.Authority, VisitNotifier.Written(visit), note, visit.Announced, DeskAccess.InPlaceOf(actor, task)?.PersonId);
        if (command.State == VisitState.CalledOff && visit.Announced) await notifier.TellAsync(file, "visit-called-off", visit, note, cancel);
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return await conflict.ExplainAsync(file.Case.Id, cancel); }
        return file.Case;
    }

    private static CaseEventKind KindOf(VisitState state) => state switch
    {
        VisitState.Made => CaseEventKind.VisitMade,
        VisitState.Missed => CaseEventKind.VisitMissed,
        _ => CaseEventKind.VisitCalledOff,
    };
}
