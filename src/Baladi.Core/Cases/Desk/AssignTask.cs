using Baladi.Core.Basics;
using Baladi.Core.Cases.Visits;
using Baladi.Core.Data;
using Baladi.Core.Authorities;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases.Desk;

/// <summary>Takes a task, gives it to another officer, or puts it back (assignee null).</summary>
[Needs(Assurance.Verified)]
public sealed record AssignTask(string Reference, long TaskId, long? AssigneeAccountId, long Version);

public sealed class AssignTaskHandler(BaladiDbContext db, CaseFiles files, DeskAccess access, ActorDirectory directory, Geography geography, TaskBoard board, CaseRecorder recorder, CaseConflict conflict, ConflictGuard guard)
{
    /// <summary>Problems: task-not-yours (holders may take and put back; giving to others needs the permission to assign), two-persons; own-case, conflict-of-interest; beside the assignee, assignee-unfit, assignee-interested or assignee-acted; case-changed-by as a conflict.</summary>
    public async Task<Outcome<Case>> HandleAsync(AssignTask command, Actor actor, CancellationToken cancel)
    {
        if (await files.FindAsync(command.Reference, actor, cancel) is not { } file) return Failure.NotFound;
        if (file.Tasks.FirstOrDefault(task => task.Id == command.TaskId && task.IsLive && task.AuthorityId != null) is not { } task) return Failure.NotFound;
        if (actor.Gap<AssignTask>() is { } gap) return Failure.Forbidden(gap);
        var assigns = actor.May(Permission.AssignCases, geography.Authority(task.AuthorityId!.Value).Path);
        var own = command.AssigneeAccountId == actor.AccountId || (command.AssigneeAccountId is null && (task.AssigneeAccountId == actor.AccountId || DeskAccess.InPlaceOf(actor, task) is not null));
        if (!assigns && !(own && access.Holds(actor, task))) return Failure.Forbidden(new Problem("task-not-yours"));
        // Whoever has an interest puts a task back, and neither takes it nor chooses who decides.
        if ((command.AssigneeAccountId is not null || !own) && ConflictOfInterest.Of(actor, file.Case) is { } kind)
            return await guard.RefuseAsync(Failure.Forbidden(ConflictOfInterest.Said(kind)), file.Case, actor, ConflictStep.Assign, cancel);
        if (command.AssigneeAccountId == actor.AccountId && access.Obstacle(actor, file, task) is { } obstacle) return obstacle;
        if (command.AssigneeAccountId == actor.AccountId && DeskAccess.IsBarred(actor.AccountId, file, task)) return Failure.Forbidden(new Problem("two-persons"));
        if (file.Case.Version != command.Version) return await conflict.ExplainAsync(file.Case.Id, cancel);
        Actor? assignee = null;
        if (command.AssigneeAccountId is { } id)
        {
            assignee = await directory.FindAsync(id, Channel.Desk, cancel);
            if (access.Holds(assignee, task) && ConflictOfInterest.Of(assignee, file.Case) is { } theirs)
            {
                await guard.RefuseAsync(Failure.Forbidden(ConflictOfInterest.Said(theirs)), file.Case, assignee, ConflictStep.Assign, cancel);
                return Failure.Invalid(new Problem("assignee-interested", "assignee"));
            }
            if (access.Obstacle(assignee, file, task) is not null) return Failure.Invalid(new Problem("assignee-unfit", "assignee"));
            if (DeskAccess.IsBarred(id, file, task)) return Failure.Invalid(new Problem("assignee-acted", "assignee"));
        }

        await board.AssignAsync(task, command.AssigneeAccountId, cancel);
        // Whoever has the task goes there.
        if (command.AssigneeAccountId is { } goer)
            foreach (var visit in file.Visits.Where(visit => visit.TaskId == task.Id && visit.State == VisitState.Planned)) visit.HandOver(goer);
        recorder.Record(file.Case, CaseEventKind.TaskAssigned, actor, Party.Authority, task.Code, assignee?.Name?.Ar, isPublic: false);
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return await conflict.ExplainAsync(file.Case.Id, cancel); }
        return file.Case;
    }
}
