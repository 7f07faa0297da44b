using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Authorities;
using Baladi.Core.People;
using Baladi.Core.People.Appointments;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases.Emergency;

/// <summary>Opens a case outside one's authority in an emergency, by its reference.</summary>
[Needs(Assurance.Verified)]
public sealed record OpenEmergencyAccess(string? Reference, EmergencyReason? Reason, string? Words);

public sealed class OpenEmergencyAccessHandler(BaladiDbContext db, CaseAccess access, CaseFiles files, CaseRecorder recorder, CaseNotifier notifier, StaffMessages messages, Geography geography, TimeProvider time)
{
    public const int MinWords = 20;

    /// <summary>Problems: emergency-not-yours; beside their fields reference-malformed, reference-unknown, emergency-needless (one sees it anyway), required.choice, words-required, text-too-long; own-case, conflict-of-interest.</summary>
    // What officers do to the case meanwhile is no reason not to look at it.
    public Task<Outcome<EmergencyAccess>> HandleAsync(OpenEmergencyAccess command, Actor actor, CancellationToken cancel) => db.TryAgainAsync(() => OpenAsync(command, actor, cancel));

    private async Task<Outcome<EmergencyAccess>> OpenAsync(OpenEmergencyAccess command, Actor actor, CancellationToken cancel)
    {
        if (!actor.May(Permission.EmergencyAccess)) return Failure.Forbidden(new Problem("emergency-not-yours"));
        if (actor.Gap<OpenEmergencyAccess>() is { } gap) return Failure.Forbidden(gap);
        var reference = Reference.Parse(command.Reference);
        var problems = new List<Problem>();
        if (reference is null) problems.Add(new("reference-malformed", nameof(command.Reference)));
        if (command.Reason is not { } reason || !Enum.IsDefined(reason)) problems.Add(new("required.choice", nameof(command.Reason)));
        if ((command.Words?.Trim().Length ?? 0) < MinWords) problems.Add(new("words-required", nameof(command.Words), MinWords));
        else if (command.Words!.Length > EmergencyAccess.WordsLength) problems.Add(new("text-too-long", nameof(command.Words), EmergencyAccess.WordsLength));
        if (problems.Count > 0) return Failure.Invalid(problems);

        if (await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Reference == reference, cancel) is not { } found) return Failure.Invalid(new Problem("reference-unknown", nameof(command.Reference)));
        if (ConflictOfInterest.Of(actor, found) is { } kind) return Failure.Forbidden(ConflictOfInterest.Said(kind));
        if (await access.VisibleTo(actor).AnyAsync(c => c.Id == found.Id, cancel)) return Failure.Invalid(new Problem("emergency-needless", nameof(command.Reference)));

        var file = (await files.FindAsync(found.Id, cancel))!;
        var opened = new EmergencyAccess(file.Case, actor.AccountId!.Value, command.Reason!.Value, command.Words!.Trim(), time.GetUtcNow());
        db.EmergencyAccesses.Add(opened);
        // The words are for those who audit it. Whoever is told later reads it in the message, once nothing can be spoilt any more.
        recorder.Record(file.Case, CaseEventKind.EmergencyOpened, actor, Party.Authority, command.Reason.Value.ToString(), isPublic: EmergencyAccess.DelayOf(opened.Reason) == TimeSpan.Zero);
        await TellAsync(file, opened, actor, cancel);
        await db.SaveChangesAsync(cancel);
        return opened;
    }

    private async Task TellAsync(CaseFile file, EmergencyAccess opened, Actor actor, CancellationToken cancel)
    {
        var authority = geography.Authority(file.Case.AuthorityId);
        foreach (var permission in new[] { Permission.AssignCases, Permission.Audit })
            await messages.TellHoldersAsync(permission, authority, "emergency-opened", language => new Dictionary<string, string>
            {
                ["name"] = actor.Name!.In(language),
                ["reference"] = file.Case.Reference,
                ["authority"] = authority.Name.In(language),
            }, actor.AccountId, cancel);
        await notifier.TellApplicantAsync(file, "emergency-applicant", new Dictionary<string, string>(), cancel, notBefore: opened.ApplicantToldAt);
    }
}
