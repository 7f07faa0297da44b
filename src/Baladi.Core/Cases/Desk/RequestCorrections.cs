using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases.Desk;

public sealed record RequestedCorrection(CorrectionKind Kind, string Target, string? Message);

/// <summary>Asks the applicant to put things right. The task waits, the authority's clock stops.</summary>
[Needs(Assurance.Verified)]
public sealed record RequestCorrections(string Reference, long TaskId, IReadOnlyList<RequestedCorrection> Items, string? Note, long Version);

public sealed class RequestCorrectionsHandler(
    BaladiDbContext db, CaseFiles files, DeskAccess access, TaskBoard board, CaseForm form, CaseBooks books, CaseClock clock, CaseRecorder recorder, CaseNotifier notifier, CaseConflict conflict, ConflictGuard guard, TimeProvider time)
{
    /// <summary>
    /// Problems: task-not-yours, own-case, conflict-of-interest, correction-empty, message-required beside the item, target-unknown, no-more-rounds;
    /// case-changed-by as a conflict.
    /// </summary>
    public async Task<Outcome<Case>> HandleAsync(RequestCorrections command, Actor actor, CancellationToken cancel)
    {
        if (await files.FindAsync(command.Reference, actor, cancel) is not { } file) return Failure.NotFound;
        if (file.Tasks.FirstOrDefault(task => task.Id == command.TaskId) is not { } task) return Failure.NotFound;
        if (actor.Gap<RequestCorrections>() is { } gap) return Failure.Forbidden(gap);
        if (access.Obstacle(actor, file, task) is { } obstacle) return await guard.RefuseAsync(obstacle, file.Case, actor, ConflictStep.Correct, cancel);
        if (file.Case.Version != command.Version || task.State != TaskState.Open) return await conflict.ExplainAsync(file.Case.Id, cancel);
        if (file.Procedure.Content.TaskOf(task.Code).Actions.FirstOrDefault(action => action.Kind == ActionKind.Correct) is not { } action) return Failure.NotFound;
        if (DeskAccess.Withheld(actor, file, books.Of(file), action) is { } withheld) return Failure.Forbidden(withheld);
        if (command.Items.Count == 0) return Failure.Invalid(new Problem("correction-empty"));
        if (Problems(command, file) is { Count: > 0 } problems) return Failure.Invalid(problems);

        var now = time.GetUtcNow();
        var rule = file.Procedure.Content.Corrections;
        file.Case.CountCorrectionRound();
        await board.WaitAsync(task, cancel);
        var asked = board.Open(file, CaseTask.Correct, Holder.Applicant, null, null, rule.Days, rule.RemindDays);
        foreach (var item in command.Items)
        {
            var correction = new Correction(file.Case, task, item.Kind, item.Target, item.Message!.Trim(), now, asked.DueAt, actor.AccountId!.Value);
            file.Corrections.Add(correction);
            db.Corrections.Add(correction);
        }
        recorder.Record(file.Case, CaseEventKind.CorrectionRequested, actor, Party.Authority, $"{task.Code}.{action.Code}", command.Note?.Trim(), inPlaceOf: DeskAccess.InPlaceOf(actor, task)?.PersonId);
        clock.Follow(file);
        await notifier.TellApplicantAsync(file, "correction-requested", asked.Told, cancel);
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return await conflict.ExplainAsync(file.Case.Id, cancel); }
        return file.Case;
    }

    private List<Problem> Problems(RequestCorrections command, CaseFile file)
    {
        if (command.Note?.Length > Correction.MessageLength) return [new("text-too-long", "note", Correction.MessageLength)];
        var asked = form.Pages(file).SelectMany(page => page.Facts).ToHashSet();
        var problems = new List<Problem>();
        foreach (var item in command.Items)
        {
            // Where the case is filed and for whom decides who answers: those are not corrected, the application is withdrawn and filed anew.
            var known = item.Kind == CorrectionKind.Fact
                ? asked.Contains(item.Target) && item.Target is not (CommonFacts.Municipality or CommonFacts.Establishment or CommonFacts.Activity) && file.Procedure.Content.Party?.Facts.Contains(item.Target) != true
                : file.Verdicts.Any(v => v.ClauseCode == item.Target);
            if (!known) problems.Add(new("target-unknown", item.Target));
            else if (string.IsNullOrWhiteSpace(item.Message)) problems.Add(new("message-required", item.Target));
            else if (item.Message.Length > Correction.MessageLength) problems.Add(new("text-too-long", item.Target, Correction.MessageLength));
        }
        return problems;
    }
}
