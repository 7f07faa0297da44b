using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Cases.Desk;
using Baladi.Core.People;
using Baladi.Core.Procedures;

namespace Baladi.Core.Cases;

/// <summary>A message between applicant and authority, or, where not public, a note among officers.</summary>
[Needs(Assurance.SelfRegistered)]
public sealed record SendMessage(string Reference, string? Text, bool IsNote);

public sealed class SendMessageHandler(BaladiDbContext db, CaseFiles files, CaseRecorder recorder, CaseNotifier notifier, ConflictGuard guard)
{
    public const int MaxLength = 2000;

    /// <summary>Problems: case-kept (the holder does not know of it yet), message-required, text-too-long, not-staff (a note of an applicant), own-case, conflict-of-interest; as a conflict, message-nobody (no officer has the case).</summary>
    // A message contradicts nothing that happened meanwhile.
    public Task<Outcome<Case>> HandleAsync(SendMessage command, Actor actor, CancellationToken cancel) => db.TryAgainAsync(() => SendAsync(command, actor, cancel));

    private async Task<Outcome<Case>> SendAsync(SendMessage command, Actor actor, CancellationToken cancel)
    {
        if (await files.FindAsync(command.Reference, actor, cancel) is not { } file) return Failure.NotFound;
        if (actor.Gap<SendMessage>() is { } gap) return Failure.Forbidden(gap);
        if (CaseAccess.ActingObstacle(actor, file.Case) is { } obstacle) return Failure.Forbidden(obstacle);
        var isParty = CaseAccess.IsParty(actor, file.Case);
        if (!isParty && !actor.May(Permission.WorkCases, file.Case.AuthorityPath)) return Failure.Forbidden(new Problem("task-not-yours"));
        if (!isParty && ConflictOfInterest.Of(actor, file.Case) is { } kind) return await guard.RefuseAsync(Failure.Forbidden(ConflictOfInterest.Said(kind)), file.Case, actor, ConflictStep.Write, cancel);
        if (isParty && command.IsNote) return Failure.Forbidden(new Problem("not-staff"));
        if (!isParty && !command.IsNote && file.Case.IsKept == true) return Failure.Forbidden(new Problem("case-kept"));
        // The queue shows tasks: without one nobody would ever see it.
        if (isParty && !file.LiveTasks.Any(task => task.Holder == Holder.Staff)) return Failure.Conflict(new Problem("message-nobody", "text"));
        if (string.IsNullOrWhiteSpace(command.Text)) return Failure.Invalid(new Problem("message-required", "text"));
        if (command.Text.Length > MaxLength) return Failure.Invalid(new Problem("text-too-long", "text", MaxLength));

        recorder.Record(file.Case, command.IsNote ? CaseEventKind.NoteAdded : CaseEventKind.MessageSent, actor, isParty ? Party.Applicant : Party.Authority, null, command.Text.Trim(), isPublic: !command.IsNote);
        if (!isParty && !command.IsNote) await notifier.TellApplicantAsync(file, "message-received", new Dictionary<string, string>(), cancel);
        await db.SaveChangesAsync(cancel);
        return file.Case;
    }
}
