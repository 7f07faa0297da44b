using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Authorities;
using Baladi.Core.People;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases.Drafts;

/// <summary>Files a complete draft as a case.</summary>
[Needs(Assurance.Verified)]
public sealed record SubmitCase(string DraftReference);

/// <summary>
/// The one transaction in which a draft becomes a case: pins, facts, documents, verdicts, history, audit and messages are
/// written together or not at all. Submitting again, from another tab or after a lost answer, gives the same case.
/// </summary>
public sealed class SubmitCaseHandler(
    BaladiDbContext db, OwnDrafts drafts, DraftReviewer reviewer, ICaseSubjects subjects, OpenServices open, FindParty parties, CaseOpener opener, Geography geography, TimeProvider time)
{
    /// <returns>The reference of the case. Problems: what the applicant lacks to submit (verify-first, id-expired); owner-signs-off; incomplete, beside each page or clause; those of <see cref="FindParty"/>; those of <see cref="OpenServices"/>.</returns>
    // Where the other of two simultaneous submissions won, or another device changed the draft, it looks again.
    public Task<Outcome<string>> HandleAsync(SubmitCase command, Actor actor, CancellationToken cancel) => db.TryAgainAsync(() => SubmitAsync(command, actor, cancel));

    private async Task<Outcome<string>> SubmitAsync(SubmitCase command, Actor actor, CancellationToken cancel)
    {
        if (await drafts.FindAsync(command.DraftReference, actor, cancel) is not { } draft) return Failure.NotFound;
        if (draft.SubmittedCaseId is { } already) return await db.Cases.Where(c => c.Id == already).Select(c => c.Reference).SingleAsync(cancel);
        if (actor.Gap<SubmitCase>() is { } gap) return Failure.Forbidden(gap);
        // Whoever acts for an owner that signs off hands the application over instead: see PrepareDraft.
        if (actor.ActingFor is { SignOff: true }) return Failure.Forbidden(new Problem("owner-signs-off"));
        if (reviewer.Review(draft, actor) is not { } review) return Failure.NotFound;
        var (procedure, subject) = (review.Procedure.Content, review.Subject);
        // Whoever began it may have lost the post, or the license, since.
        if (subject is not null && await subjects.FindAsync(subject.Number, procedure, actor, cancel) is null) return Failure.NotFound;
        if (subject is not null && open.Obstacle(procedure, subject) is { } closed) return Failure.Invalid(closed);
        var authority = subject is null || procedure.Concerns!.AnotherPlace ? review.Authority : geography.Authority(subject.AuthorityId);
        if (!review.IsComplete || authority is null) return Failure.Invalid(Incomplete(review));

        var other = procedure.Party is { } named ? await parties.FindAsync(named, review.Book.Of, draft, actor, cancel) : null;
        if (other is { IsDone: false }) return new Failure(other.Kind, [.. other.Problems.Select(problem => problem.Field.Length == 0 ? problem : new Problem("page-incomplete", procedure.Form.Pages.First(page => page.Facts.Contains(problem.Field)).Code))]);

        // A person's application is theirs, whoever files it; an establishment's is filed by somebody who acts for it today. Of an official one the holder is the party.
        var applicant = procedure.IsOfficial ? subject!.PersonId : draft.ForPersonId ?? actor.PersonId!.Value;
        var @case = await opener.OpenAsync(review, authority, applicant, other?.Value, actor, cancel);
        draft.Submitted(@case, time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return @case.Reference;
    }

    internal static IReadOnlyList<Problem> Incomplete(DraftReview review) =>
    [
        .. review.NeededPages.Where(page => page.Status != PageStatus.Complete).Select(page => new Problem("page-incomplete", page.Page.Code)),
        .. review.Clauses.Where(clause => clause.Verdict == Verdict.ToProvide).Select(clause => new Problem("clause-incomplete", clause.ClauseCode)),
        .. review.Obstacle is { } guard ? [new Problem("service-not-open", "", guard.Otherwise)] : Array.Empty<Problem>(),
        .. review.Price?.Missing.Select(fact => new Problem("price-incomplete", fact)) ?? [],
    ];
}
