using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Notifications;

namespace Baladi.Core.People.SupportCentre;

/// <summary>A clerk could not tell that the visitor is the person; that is kept too, and the person told.</summary>
/// <param name="Note">In the clerk's words; needed for "other".</param>
[Needs(Assurance.Verified)]
public sealed record RefuseVisitor(string Reference, RefusalReason? Reason, string? Note);

public sealed class RefuseVisitorHandler(BaladiDbContext db, OwnVisits visits, Outbox outbox, TimeProvider time)
{
    /// <summary>Problems: refusal-reason-missing, refusal-note-missing, refusal-note-long.</summary>
    public async Task<Outcome<CounterVisit>> HandleAsync(RefuseVisitor command, Actor actor, CancellationToken cancel)
    {
        if (await visits.OpenAsync(command.Reference, actor, cancel) is not var (visit, person, account)) return Failure.NotFound;
        var note = string.IsNullOrWhiteSpace(command.Note) ? null : command.Note.Trim();
        if (command.Reason is not { } reason) return Failure.Invalid(new Problem("refusal-reason-missing", nameof(command.Reason)));
        if (reason == RefusalReason.Other && note is null) return Failure.Invalid(new Problem("refusal-note-missing", nameof(command.Note)));
        if (note?.Length > CounterVisit.NoteLength) return Failure.Invalid(new Problem("refusal-note-long", nameof(command.Note)));

        var now = time.GetUtcNow();
        visit.End(VisitResult.Refused, now, reason: reason, note: note);
        db.Add(new PersonEvent(person.Id, PersonEventKind.VerificationRefused, actor, now, reason.ToString()));
        // Whoever owns the ID hears that somebody tried with it.
        if (account is not null) outbox.Add("identity-refused", account.Language, account.PhoneNumber!, account.Email, new Dictionary<string, string>());
        await db.SaveChangesAsync(cancel);
        return visit;
    }
}
