using Baladi.Core.Basics;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases.Visits;

/// <summary>Sets when somebody looks on site for an open task, or moves what was set.</summary>
/// <param name="Reason">Why it is moved; asked where the holder was told of the earlier time.</param>
[Needs(Assurance.Verified)]
public sealed record PlanVisit(string Reference, long TaskId, DateOnly? On, TimeOnly? From, TimeOnly? To, string? Reason, long Version);

public sealed class PlanVisitHandler(
    BaladiDbContext db, CaseFiles files, DeskAccess access, TaskBoard board, CaseBooks books, CaseClock clock, CaseRecorder recorder, VisitNotifier notifier, CaseConflict conflict, ConflictGuard guard, TimeProvider time)
{
    public const int MostDaysAhead = 60;
    public static readonly TimeSpan LongestWindow = TimeSpan.FromHours(4);
    public const int MinReason = 10;

    /// <summary>
    /// Problems: task-not-yours, own-case, conflict-of-interest, two-persons; beside the field required, visit-past, visit-far, visit-window, visit-notice, visit-clash,
    /// reason-required, reason-too-long; case-changed-by as a conflict. A task for which nobody goes there does not exist here.
    /// </summary>
    public async Task<Outcome<Case>> HandleAsync(PlanVisit command, Actor actor, CancellationToken cancel)
    {
        if (await files.FindAsync(command.Reference, actor, cancel) is not { } file) return Failure.NotFound;
        if (file.Tasks.FirstOrDefault(task => task.Id == command.TaskId && task.Holder == Holder.Staff) is not { } task || file.Procedure.Content.TaskOf(task.Code).Visit is not { } rule) return Failure.NotFound;
        if (actor.Gap<PlanVisit>() is { } gap) return Failure.Forbidden(gap);
        if (access.Obstacle(actor, file, task) is { } obstacle) return await guard.RefuseAsync(obstacle, file.Case, actor, ConflictStep.Assign, cancel);
        if (DeskAccess.IsBarred(actor.AccountId, file, task)) return Failure.Forbidden(new Problem("two-persons"));
        if (file.Case.Version != command.Version || task.State != TaskState.Open) return await conflict.ExplainAsync(file.Case.Id, cancel);
        if (Missing(command) is { Count: > 0 } missing) return Failure.Invalid(missing);

        var now = time.GetUtcNow();
        var (from, to) = (RiyadhTime.At(command.On!.Value, command.From!.Value), RiyadhTime.At(command.On.Value, command.To!.Value));
        var former = file.Visits.FirstOrDefault(visit => visit.TaskId == task.Id && visit.State == VisitState.Planned);
        // What the holder is kept from is announced to nobody.
        var announced = file.Case.IsKept != true && rule.Announced?.Evaluate(books.Of(file).Of).IsTrue == true;
        var officer = task.AssigneeAccountId ?? actor.AccountId!.Value;
        var reason = string.IsNullOrWhiteSpace(command.Reason) ? null : command.Reason.Trim();
        if (from < now) return Failure.Invalid(new Problem("visit-past", nameof(command.On)));
        if (command.On > time.Today().AddDays(MostDaysAhead)) return Failure.Invalid(new Problem("visit-far", nameof(command.On), MostDaysAhead));
        if (to <= from || to - from > LongestWindow) return Failure.Invalid(new Problem("visit-window", nameof(command.To), (int)LongestWindow.TotalHours));
        if (announced && command.On < RiyadhTime.DateOf(clock.Calendar.AddDays(now, rule.NoticeDays))) return Failure.Invalid(new Problem("visit-notice", nameof(command.On), rule.NoticeDays));
        if (former is { Announced: true } && (reason?.Length ?? 0) < MinReason) return Failure.Invalid(new Problem("reason-required", nameof(command.Reason), MinReason));
        if (reason?.Length > SiteVisit.NoteLength) return Failure.Invalid(new Problem("reason-too-long", nameof(command.Reason), SiteVisit.NoteLength));
        if (await db.SiteVisits.AsNoTracking().AnyAsync(v => v.OfficerAccountId == officer && v.State == VisitState.Planned && v.TaskId != task.Id && v.From < to && v.To > from, cancel))
            return Failure.Invalid(new Problem("visit-clash", nameof(command.From)));

        former?.Settle(VisitState.Moved, now, reason);
        var visit = new SiteVisit(task, from, to, officer, announced, now, actor.AccountId!.Value);
        file.Visits.Add(visit);
        db.SiteVisits.Add(visit);
        // Whoever sets the time goes there.
        if (task.AssigneeAccountId is null) await board.AssignAsync(task, officer, cancel);
        recorder.Record(file.Case, former is null ? CaseEventKind.VisitPlanned : CaseEventKind.VisitMoved, actor, Party.Authority, VisitNotifier.Written(visit), reason, announced, DeskAccess.InPlaceOf(actor, task)?.PersonId);
        if (announced) await notifier.TellAsync(file, former is null ? "visit-planned" : "visit-moved", visit, reason, cancel);
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return await conflict.ExplainAsync(file.Case.Id, cancel); }
        return file.Case;
    }

    private static List<Problem> Missing(PlanVisit command)
    {
        var given = new Dictionary<string, object?> { [nameof(command.On)] = command.On, [nameof(command.From)] = command.From, [nameof(command.To)] = command.To };
        return [.. given.Where(field => field.Value is null).Select(field => new Problem("required", field.Key))];
    }
}
