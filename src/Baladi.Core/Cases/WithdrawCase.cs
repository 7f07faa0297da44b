using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People;

namespace Baladi.Core.Cases;

/// <summary>The applicant takes the application back.</summary>
[Needs(Assurance.Verified)]
public sealed record WithdrawCase(string Reference, string? Reason);

public sealed class WithdrawCaseHandler(BaladiDbContext db, CaseFiles files, CaseEngine engine, CaseRecorder recorder)
{
    /// <summary>Problems: text-too-long; already-ended, also where somebody decided at the same moment.</summary>
    public Task<Outcome<Case>> HandleAsync(WithdrawCase command, Actor actor, CancellationToken cancel) => db.TryAgainAsync(() => WithdrawAsync(command, actor, cancel));

    private async Task<Outcome<Case>> WithdrawAsync(WithdrawCase command, Actor actor, CancellationToken cancel)
    {
        if (await files.FindAsync(command.Reference, actor, cancel) is not { } file || !CaseAccess.IsParty(actor, file.Case)) return Failure.NotFound;
        if (actor.Gap<WithdrawCase>() is { } gap) return Failure.Forbidden(gap);
        if (CaseAccess.ActingObstacle(actor, file.Case) is { } obstacle) return Failure.Forbidden(obstacle);
        if (command.Reason?.Length > SendMessageHandler.MaxLength) return Failure.Invalid(new Problem("text-too-long", "reason", SendMessageHandler.MaxLength));
        // What the authority began of its own motion is not the holder's to take back.
        if (file.Procedure.Content.IsOfficial) return Failure.NotFound;
        if (!file.Case.IsOpen) return Failure.Conflict(new Problem("already-ended"));

        recorder.Record(file.Case, CaseEventKind.Withdrawn, actor, Party.Applicant, null, command.Reason?.Trim());
        await engine.RaiseAsync(file, CaseEngine.Withdrawn, actor, cancel);
        await db.SaveChangesAsync(cancel);
        return file.Case;
    }
}
