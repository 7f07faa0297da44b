using Baladi.Core.Basics;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.Procedures;

namespace Baladi.Core.Cases;

/// <summary>The applicant answers what the procedure asks of them: carries it forward, or says no and why.</summary>
[Needs(Assurance.Verified)]
public sealed record AnswerTask(string Reference, string Action, string? Text);

public sealed class AnswerTaskHandler(BaladiDbContext db, CaseFiles files, TaskBoard board, CaseEngine engine, CaseRecorder recorder)
{
    /// <summary>
    /// Problems: what is missing to sign; act-for-first; owner-signs-off (a delegate whose owner signs alone); reason-required and
    /// text-too-long beside the field; answer-over, as a conflict. What one is not the applicant of does not exist.
    /// </summary>
    public Task<Outcome<Case>> HandleAsync(AnswerTask command, Actor actor, CancellationToken cancel) => db.TryAgainAsync(() => AnswerAsync(command, actor, cancel));

    private async Task<Outcome<Case>> AnswerAsync(AnswerTask command, Actor actor, CancellationToken cancel)
    {
        if (await files.FindAsync(command.Reference, actor, cancel) is not { } file || !CaseAccess.IsParty(actor, file.Case)) return Failure.NotFound;
        if (actor.Gap<AnswerTask>() is { } gap) return Failure.Forbidden(gap);
        if (CaseAccess.ActingObstacle(actor, file.Case) is { } obstacle) return Failure.Forbidden(obstacle);
        if (actor.ActingFor is { SignOff: true }) return Failure.Forbidden(new Problem("owner-signs-off"));
        if (Asked(file.LiveTasks) is not { } task) return Failure.Conflict(new Problem("answer-over"));
        if (file.Procedure.Content.TaskOf(task.Code).Actions.FirstOrDefault(action => action.Code == command.Action) is not { } action) return Failure.NotFound;
        var text = string.IsNullOrWhiteSpace(command.Text) ? null : command.Text.Trim();
        if (action.Kind == ActionKind.Refuse && (text?.Length ?? 0) < DecideTaskHandler.MinReason) return Failure.Invalid(new Problem("reason-required", nameof(command.Text), DecideTaskHandler.MinReason));
        if (text?.Length > SendMessageHandler.MaxLength) return Failure.Invalid(new Problem("text-too-long", nameof(command.Text), SendMessageHandler.MaxLength));

        await board.CompleteAsync(task, action.Code, actor, cancel);
        recorder.Record(file.Case, CaseEventKind.AnswerGiven, actor, Party.Applicant, $"{task.Code}.{action.Code}", text);
        await engine.RaiseAsync(file, $"{task.Code}.{action.Code}", actor, cancel);
        await db.SaveChangesAsync(cancel);
        return file.Case;
    }

    /// <summary>The task of the procedure that its applicant holds; null where it asks them nothing, or only what the core itself asks.</summary>
    public static CaseTask? Asked(IEnumerable<CaseTask> tasks) =>
        tasks.FirstOrDefault(task => task is { State: TaskState.Open, Holder: Holder.Applicant } && !TaskDefinition.Reserved.Contains(task.Code));
}

public sealed class AnswerReminder(CaseNotifier notifier) : IReminder
{
    public bool IsFor(CaseTask task) => task.Holder == Holder.Applicant && !TaskDefinition.Reserved.Contains(task.Code);

    public Task TellAsync(CaseFile file, CaseTask task, CancellationToken cancel) => notifier.TellApplicantAsync(file, "answer-reminder", task.Told, cancel);
}
