using Baladi.Core.Basics;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Data;
using Baladi.Core.Fees;
using Baladi.Core.People;
using Baladi.Core.Publishing;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases.Waivers;

/// <summary>An officer grants or refuses a waiver that was asked for.</summary>
/// <param name="Granted">Null where it was not chosen.</param>
/// <param name="Version">The version of the case the officer was looking at.</param>
[Needs(Assurance.Verified)]
public sealed record DecideWaiver(string Reference, string Code, bool? Granted, string? Reason, long Version);

public sealed class DecideWaiverHandler(
    BaladiDbContext db, CaseFiles files, DeskAccess access, CaseBooks books, PublishedCatalog catalog, CaseRecorder recorder, CaseConflict conflict, ConflictGuard guard, TimeProvider time)
{
    public const int MinReason = 10;

    /// <summary>Problems: task-not-yours, own-case, conflict-of-interest, waiver-answer-required, reason-required (a refusal needs one), reason-too-long; case-changed-by as a conflict.</summary>
    public async Task<Outcome<Case>> HandleAsync(DecideWaiver command, Actor actor, CancellationToken cancel)
    {
        if (await files.FindAsync(command.Reference, actor, cancel) is not { } file) return Failure.NotFound;
        var waivers = new CaseWaivers(catalog, file.Pinned(FeeSchedule.Kind), file.WaiverDecisions);
        if (waivers.Asked(books.Of(file).Of).FirstOrDefault(asked => asked.Waiver.Code == command.Code) is not { } asked) return Failure.NotFound;
        if (actor.Gap<DecideWaiver>() is { } gap) return Failure.Forbidden(gap);
        if (file.Tasks.FirstOrDefault(task => task.State == TaskState.Open && access.Holds(actor, task) && file.Procedure.Content.TaskOf(task.Code).Judges) is not { } task) return Failure.Forbidden(new Problem("task-not-yours"));
        if (access.Obstacle(actor, file, task) is { } obstacle) return await guard.RefuseAsync(obstacle, file.Case, actor, ConflictStep.Judge, cancel);
        if (file.Case.Version != command.Version) return await conflict.ExplainAsync(file.Case.Id, cancel);
        if (command.Granted is not { } granted) return Failure.Invalid(new Problem("waiver-answer-required", command.Code));
        var reason = string.IsNullOrWhiteSpace(command.Reason) ? null : command.Reason.Trim();
        if (!granted && (reason?.Length ?? 0) < MinReason) return Failure.Invalid(new Problem("reason-required", command.Code, MinReason));
        if (reason?.Length > WaiverDecision.ReasonLength) return Failure.Invalid(new Problem("reason-too-long", command.Code, WaiverDecision.ReasonLength));

        db.WaiverDecisions.Add(new WaiverDecision(file.Case, asked.Waiver, granted, reason, actor.AccountId!.Value, time.GetUtcNow()));
        recorder.Record(file.Case, CaseEventKind.WaiverDecided, actor, Party.Authority, $"{asked.Waiver.Code} {(granted ? "granted" : "refused")}", reason, isPublic: false, DeskAccess.InPlaceOf(actor, task)?.PersonId);
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return await conflict.ExplainAsync(file.Case.Id, cancel); }
        return file.Case;
    }
}
