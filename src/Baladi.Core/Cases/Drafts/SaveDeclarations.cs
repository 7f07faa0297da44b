using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People;

namespace Baladi.Core.Cases.Drafts;

/// <summary>Saves which undertakings the applicant gives, by clause code.</summary>
[Needs(Assurance.SelfRegistered)]
public sealed record SaveDeclarations(string Reference, IReadOnlyCollection<string> Declared);

public sealed class SaveDeclarationsHandler(BaladiDbContext db, OwnDrafts drafts, DraftReviewer reviewer, TimeProvider time)
{
    /// <returns>The draft. What was ticked is saved even where others are missing; a problem "declare-this" stands beside each of those.</returns>
    public Task<Outcome<Draft>> HandleAsync(SaveDeclarations command, Actor actor, CancellationToken cancel) => db.TryAgainAsync(() => SaveAsync(command, actor, cancel));

    private async Task<Outcome<Draft>> SaveAsync(SaveDeclarations command, Actor actor, CancellationToken cancel)
    {
        var draft = await drafts.FindAsync(command.Reference, actor, cancel);
        if (draft is null || reviewer.Review(draft, actor) is not { } review) return Failure.NotFound;
        if (actor.Gap<SaveDeclarations>() is { } gap) return Failure.Forbidden(gap);
        if (draft.SubmittedCaseId is not null) return Failure.Conflict(new Problem("already-submitted"));

        var asked = review.Declarations.Select(clause => clause.ClauseCode).ToList();
        // What stands from before, and nobody is asked for, stays.
        var content = draft.Read();
        content = content with { Declared = [.. asked.Where(command.Declared.Contains), .. content.Declared.Where(review.Theirs.Contains).Where(code => !asked.Contains(code))] };
        draft.Write(content, review.Procedure.Number, time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        var missing = asked.Where(code => !content.Declared.Contains(code)).Select(code => new Problem("declare-this", code)).ToList();
        return missing.Count > 0 ? Failure.Invalid(missing) : draft;
    }
}
