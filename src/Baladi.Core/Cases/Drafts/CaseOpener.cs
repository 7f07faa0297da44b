using Baladi.Core.Authorities;
using Baladi.Core.Data;
using Baladi.Core.Fees;
using Baladi.Core.People;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases.Drafts;

/// <summary>Makes a case of a reviewed draft: pins, facts, documents, verdicts, history and what its procedure says comes first. Whoever calls it saves.</summary>
public sealed class CaseOpener(BaladiDbContext db, FindParty parties, CaseEngine engine, CaseRecorder recorder, CaseClock clock, PublishedCatalog catalog, TimeProvider time)
{
    /// <param name="applicant">The person who is its party, alone or for the establishment.</param>
    /// <param name="other">The second party, whom its form names; null where it has none.</param>
    /// <param name="actor">Whoever files it; the system where it is drawn by lot.</param>
    public async Task<Case> OpenAsync(DraftReview review, Authority authority, long applicant, Side? other, Actor actor, CancellationToken cancel)
    {
        var (draft, procedure, subject, now) = (review.Draft, review.Procedure.Content, review.Subject, time.GetUtcNow());
        var person = await db.People.SingleAsync(p => p.Id == applicant, cancel);
        var registration = review.Book.Text(CommonFacts.Establishment);
        var establishment = (subject is null ? draft.ForEstablishmentId : subject.EstablishmentId) is { } forOne ? await db.Establishments.SingleAsync(e => e.Id == forOne, cancel)
            : registration is null || subject is not null ? null : await db.Establishments.SingleAsync(e => e.CommercialRegistration == registration, cancel);
        var names = new FactNames(catalog);
        var title = FactInput.TextOf(names.Find(procedure.TitleFact)!, review.Book.Of(procedure.TitleFact));
        var @case = new Case(review.Procedure, title, person, establishment?.Id, authority, actor.Channel, now, clock.Calendar.AddDays(now, procedure.Days), subject?.Id, other);
        if (procedure.Undisclosed?.Evaluate(review.Book.Of) is { IsFalse: false }) @case.Keep();
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
        recorder.Record(@case, CaseEventKind.Submitted, actor, !actor.IsSignedIn ? Party.System : procedure.IsOfficial ? Party.Authority : Party.Applicant);
        await engine.RaiseAsync(file, CaseEngine.Submitted, actor, cancel);
        return @case;
    }

    private static FactSource SourceOf(DraftReview review, string fact) =>
        !review.Asked.Contains(fact) ? FactSource.OnFile : review.Procedure.Content.IsOfficial ? FactSource.Officer : FactSource.Declared;

    // The same files, for the same clauses: whoever decides finds them in the case.
    private async Task<List<Evidence>> OnFileAsync(Case @case, DraftReview review, DateTimeOffset now, CancellationToken cancel)
    {
        var files = review.Kept.ToDictionary(clause => clause.ClauseCode, clause => review.Subject!.OnFile[clause.ClauseCode]);
        if (files.Count == 0) return [];
        var stored = await db.StoredFiles.Where(file => files.Values.Contains(file.Id)).ToDictionaryAsync(file => file.Id, cancel);
        return [.. files.Select(file => new Evidence(@case, file.Key, stored[file.Value], now, null))];
    }
}
