using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Documents;
using Baladi.Core.People;

namespace Baladi.Core.Cases.Drafts;

/// <summary>Uploads a document to a draft for the clause that asks for it; one already there is replaced.</summary>
[Needs(Assurance.SelfRegistered)]
public sealed record AttachFile(string Reference, string ClauseCode, string FileName, Stream Content);

/// <summary>Takes a document off a draft again.</summary>
[Needs(Assurance.SelfRegistered)]
public sealed record DetachFile(string Reference, string ClauseCode);

public sealed class AttachFileHandler(BaladiDbContext db, OwnDrafts drafts, DraftReviewer reviewer, FileStore files, TimeProvider time)
{
    /// <returns>The stored file. Problems beside the clause: those of <see cref="FileStore.SaveAsync"/>.</returns>
    public async Task<Outcome<StoredFile>> HandleAsync(AttachFile command, Actor actor, CancellationToken cancel)
    {
        // Two documents may arrive at the same moment: the loser adds its own again. The upload itself is read once.
        StoredFile? upload = null;
        var done = false;
        try
        {
            var outcome = await db.TryAgainAsync(async () => await AttachAsync(command, upload, saved => upload = saved, actor, cancel));
            done = outcome.IsDone;
            return outcome;
        }
        finally
        {
            if (!done && upload is not null) files.Delete(upload.Id);
        }
    }

    private async Task<Outcome<StoredFile>> AttachAsync(AttachFile command, StoredFile? upload, Action<StoredFile> saved, Actor actor, CancellationToken cancel)
    {
        var draft = await drafts.FindAsync(command.Reference, actor, cancel);
        if (draft is null || reviewer.Review(draft, actor) is not { } review) return Failure.NotFound;
        if (actor.Gap<AttachFile>() is { } gap) return Failure.Forbidden(gap);
        if (draft.SubmittedCaseId is not null) return Failure.Conflict(new Problem("already-submitted"));
        if (review.Evidence.FirstOrDefault(clause => clause.ClauseCode == command.ClauseCode)?.Clause.Evidence is not { } rule) return Failure.NotFound;

        if (upload is null)
        {
            var read = await files.SaveAsync(command.Content, command.FileName, [.. rule.Formats], rule.MaxMegabytes * 1024L * 1024, actor.AccountId, cancel);
            if (!read.IsDone) return new Failure(read.Kind, [.. read.Problems.Select(problem => problem with { Field = command.ClauseCode })]);
            saved(upload = read.Value!);
        }

        draft.Evidence.RemoveAll(evidence => evidence.ClauseCode == command.ClauseCode);
        db.Add(upload);
        db.Add(new DraftEvidence(draft, command.ClauseCode, upload));
        draft.Touch(time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return upload;
    }

    public Task<Outcome<bool>> HandleAsync(DetachFile command, Actor actor, CancellationToken cancel) => db.TryAgainAsync(() => DetachAsync(command, actor, cancel));

    private async Task<Outcome<bool>> DetachAsync(DetachFile command, Actor actor, CancellationToken cancel)
    {
        var draft = await drafts.FindAsync(command.Reference, actor, cancel);
        if (draft is null) return Failure.NotFound;
        if (actor.Gap<DetachFile>() is { } gap) return Failure.Forbidden(gap);
        if (draft.SubmittedCaseId is not null) return Failure.Conflict(new Problem("already-submitted"));
        if (draft.Evidence.RemoveAll(evidence => evidence.ClauseCode == command.ClauseCode) == 0) return false;
        draft.Touch(time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
