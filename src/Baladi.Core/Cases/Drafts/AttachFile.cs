using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Documents;
using Baladi.Core.People;

namespace Baladi.Core.Cases.Drafts;

/// <summary>Uploads a document to a draft for the clause that asks for it; one already there is replaced.</summary>
public sealed record AttachFile(string Reference, string ClauseCode, string FileName, Stream Content);

/// <summary>Takes a document off a draft again.</summary>
public sealed record DetachFile(string Reference, string ClauseCode);

public sealed class AttachFileHandler(BaladiDbContext db, OwnDrafts drafts, DraftReviewer reviewer, FileStore files, TimeProvider time)
{
    /// <returns>The stored file. Problems beside the clause: file-empty, file-too-large, file-type-refused.</returns>
    public async Task<Outcome<StoredFile>> HandleAsync(AttachFile command, Actor actor, CancellationToken cancel)
    {
        var draft = await drafts.FindAsync(command.Reference, actor, cancel);
        if (draft is null || reviewer.Review(draft, actor) is not { } review) return Failure.NotFound;
        if (draft.SubmittedCaseId is not null) return Failure.Conflict(new Problem("already-submitted"));
        if (review.Evidence.FirstOrDefault(clause => clause.ClauseCode == command.ClauseCode)?.Clause.Evidence is not { } rule) return Failure.NotFound;

        var saved = await files.SaveAsync(command.Content, command.FileName, [.. rule.Formats], rule.MaxMegabytes * 1024L * 1024, actor.AccountId, cancel);
        if (!saved.IsDone) return new Failure(saved.Kind, [.. saved.Problems.Select(problem => problem with { Field = command.ClauseCode })]);

        draft.Evidence.RemoveAll(evidence => evidence.ClauseCode == command.ClauseCode);
        var added = new DraftEvidence(draft, command.ClauseCode, saved.Value!);
        db.Add(saved.Value!);
        db.Add(added);
        draft.Touch(time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return saved.Value!;
    }

    public async Task<Outcome<bool>> HandleAsync(DetachFile command, Actor actor, CancellationToken cancel)
    {
        var draft = await drafts.FindAsync(command.Reference, actor, cancel);
        if (draft is null) return Failure.NotFound;
        if (draft.SubmittedCaseId is not null) return Failure.Conflict(new Problem("already-submitted"));
        if (draft.Evidence.RemoveAll(evidence => evidence.ClauseCode == command.ClauseCode) == 0) return false;
        draft.Touch(time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
