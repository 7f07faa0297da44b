using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Fees;
using Baladi.Core.Maps;
using Baladi.Core.People;
using Baladi.Core.Publishing;
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
    BaladiDbContext db, OwnDrafts drafts, DraftReviewer reviewer, ICaseSubjects subjects, OpenServices open, FindParty parties, CaseEngine engine, CaseRecorder recorder, CaseClock clock, PublishedCatalog catalog, Geography geography, TimeProvider time)
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

        var now = time.GetUtcNow();
        // A person's application is theirs, whoever files it; an establishment's is filed by somebody who acts for it today. Of an official one the holder is the party.
        var applicant = procedure.IsOfficial ? subject!.PersonId : draft.ForPersonId ?? actor.PersonId;
        var person = await db.People.SingleAsync(p => p.Id == applicant, cancel);
        var registration = review.Book.Text(CommonFacts.Establishment);
        var establishment = (subject is null ? draft.ForEstablishmentId : subject.EstablishmentId) is { } forOne ? await db.Establishments.SingleAsync(e => e.Id == forOne, cancel)
            : registration is null || subject is not null ? null : await db.Establishments.SingleAsync(e => e.CommercialRegistration == registration, cancel);
        var names = new FactNames(catalog);
        var title = FactInput.TextOf(names.Find(procedure.TitleFact)!, review.Book.Of(procedure.TitleFact));
        var @case = new Case(review.Procedure, title, person, establishment?.Id, authority, actor.Channel, now, clock.Calendar.AddDays(now, procedure.Days), subject?.Id, other?.Value);
        @case.Locate(review.Book.Text(CommonFacts.City), review.Book.Text(CommonFacts.ShortAddress), null);

        var file = new CaseFile
        {
            Case = @case,
            Procedure = review.Procedure,
            Applicant = person,
            Establishment = establishment,
            Subject = subject,
            BegunByAccountId = actor.AccountId,
            Pins = [.. review.Documents.Select(document => new CasePin(@case, RequirementDocument.Kind, document.VersionId)),
                .. review.Schedule is { } schedule ? [new CasePin(@case, FeeSchedule.Kind, schedule.VersionId)] : Array.Empty<CasePin>()],
            Facts = [.. review.Book.Facts.Select(fact => new CaseFact(@case, names.Find(fact.Key)!, parties.Kept(names.Find(fact.Key)!, fact.Value), SourceOf(review, fact.Key), now, actor.AccountId))],
            Evidence = [.. from evidence in draft.Evidence
                           where review.Evidence.Any(clause => clause.ClauseCode == evidence.ClauseCode)
                           select new Evidence(@case, evidence.ClauseCode, evidence.File, now, actor.AccountId),
                        .. await OnFileAsync(@case, review, now, cancel)],
            Verdicts = [.. review.Clauses.Select(result => new CaseVerdict(@case, result, now))],
        };
        // A document nobody asks for any more is left behind and swept.
        foreach (var evidence in draft.Evidence.ToList())
            if (file.Evidence.Exists(kept => kept.StoredFileId == evidence.StoredFileId)) evidence.File.Commit();
            else draft.Evidence.Remove(evidence);
        db.Add(@case);
        db.AddUntracked(file.Pins);
        db.AddUntracked(file.Facts);
        db.AddUntracked(file.Evidence);
        db.AddUntracked(file.Verdicts);
        recorder.Record(@case, CaseEventKind.Submitted, actor, procedure.IsOfficial ? Party.Authority : Party.Applicant);
        await engine.RaiseAsync(file, CaseEngine.Submitted, actor, cancel);
        draft.Submitted(@case, now);
        await db.SaveChangesAsync(cancel);
        return @case.Reference;
    }

    private static FactSource SourceOf(DraftReview review, string fact) =>
        !review.Asked.Contains(fact) ? FactSource.OnFile : review.Procedure.Content.IsOfficial ? FactSource.Officer : FactSource.Declared;

    // The same files, for the same clauses: whoever decides finds them in the case.
    private async Task<List<Evidence>> OnFileAsync(Case @case, DraftReview review, DateTimeOffset now, CancellationToken cancel)
    {
        var files = review.Evidence.Where(review.IsOnFile).ToDictionary(clause => clause.ClauseCode, clause => review.Subject!.OnFile[clause.ClauseCode]);
        if (files.Count == 0) return [];
        var stored = await db.StoredFiles.Where(file => files.Values.Contains(file.Id)).ToDictionaryAsync(file => file.Id, cancel);
        return [.. files.Select(file => new Evidence(@case, file.Key, stored[file.Value], now, null))];
    }

    internal static IReadOnlyList<Problem> Incomplete(DraftReview review) =>
    [
        .. review.NeededPages.Where(page => page.Status != PageStatus.Complete).Select(page => new Problem("page-incomplete", page.Page.Code)),
        .. review.Clauses.Where(clause => clause.Verdict == Verdict.ToProvide).Select(clause => new Problem("clause-incomplete", clause.ClauseCode)),
        .. review.Obstacle is { } guard ? [new Problem("service-not-open", "", guard.Otherwise)] : Array.Empty<Problem>(),
        .. review.Price?.Missing.Select(fact => new Problem("price-incomplete", fact)) ?? [],
    ];
}
