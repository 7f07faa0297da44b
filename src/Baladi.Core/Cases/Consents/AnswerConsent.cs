using Baladi.Core.Basics;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases.Consents;

/// <summary>The other party of a case agrees, or does not and says why.</summary>
/// <param name="Undertakes">Whether every published undertaking was ticked; asked of whoever agrees.</param>
[Needs(Assurance.Verified)]
public sealed record AnswerConsent(string Reference, string Action, string? Reason, bool Undertakes);

public sealed class AnswerConsentHandler(BaladiDbContext db, CaseAccess access, CaseFiles files, TaskBoard board, CaseEngine engine, CaseRecorder recorder)
{
    /// <summary>
    /// Problems: what is missing to sign; act-for-first; owner-signs-off (a delegate whose owner signs alone); consent-by-filer (whoever filed the application agrees to it for
    /// nobody else); undertake-all, reason-required, text-too-long beside the field; consent-over, as a conflict. A case in which one is not the other party does not exist.
    /// </summary>
    public Task<Outcome<Case>> HandleAsync(AnswerConsent command, Actor actor, CancellationToken cancel) => db.TryAgainAsync(() => AnswerAsync(command, actor, cancel));

    private async Task<Outcome<Case>> AnswerAsync(AnswerConsent command, Actor actor, CancellationToken cancel)
    {
        if (await access.AskedOf(actor).Where(c => c.Reference == command.Reference).Select(c => (long?)c.Id).SingleOrDefaultAsync(cancel) is not { } id || await files.FindAsync(id, cancel) is not { } file) return Failure.NotFound;
        if (actor.Gap<AnswerConsent>() is { } gap) return Failure.Forbidden(gap);
        if (Side.Party(file.Case)!.Obstacle(actor) is { } obstacle) return Failure.Forbidden(obstacle);
        if (actor.ActingFor is { SignOff: true }) return Failure.Forbidden(new Problem("owner-signs-off"));
        if (actor.ActingFor is { GrantorPersonId: not null } && file.BegunByAccountId == actor.AccountId) return Failure.Forbidden(new Problem("consent-by-filer"));
        if (file.LiveTasks.FirstOrDefault(task => task.Holder == Holder.Party) is not { } task) return Failure.Conflict(new Problem("consent-over"));
        if (file.Procedure.Content.TaskOf(task.Code).Actions.FirstOrDefault(action => action.Code == command.Action) is not { } action) return Failure.NotFound;
        var agrees = action.Kind == ActionKind.Approve;
        var reason = command.Reason?.Trim();
        if (agrees && !command.Undertakes && file.Procedure.Content.TaskOf(task.Code).Undertakings.Count > 0) return Failure.Invalid(new Problem("undertake-all", nameof(command.Undertakes)));
        if (!agrees && (reason?.Length ?? 0) < DecideTaskHandler.MinReason) return Failure.Invalid(new Problem("reason-required", nameof(command.Reason), DecideTaskHandler.MinReason));
        if (reason?.Length > SendMessageHandler.MaxLength) return Failure.Invalid(new Problem("text-too-long", nameof(command.Reason), SendMessageHandler.MaxLength));

        await board.CompleteAsync(task, action.Code, actor, cancel);
        // Of an establishment, the person behind it is whoever signs, or whose delegate they are.
        if (agrees && file.Case.PartyEstablishmentId is not null) file.Case.AgreedBy(actor.ActingFor?.GrantorPersonId ?? actor.PersonId!.Value);
        recorder.Record(file.Case, agrees ? CaseEventKind.ConsentGiven : CaseEventKind.ConsentRefused, actor, Party.Other, $"{task.Code}.{action.Code}", agrees ? null : reason);
        await engine.RaiseAsync(file, $"{task.Code}.{action.Code}", actor, cancel);
        await db.SaveChangesAsync(cancel);
        return file.Case;
    }
}
