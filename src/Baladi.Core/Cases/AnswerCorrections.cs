using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Documents;
using Baladi.Core.People;
using Baladi.Core.Requirements;

namespace Baladi.Core.Cases;

/// <summary>
/// The applicant's answers: typed texts by fact code, a new file for each document asked for, and the undertakings given. Also
/// what the new answers make needed, which nobody had asked for yet.
/// </summary>
[Needs(Assurance.Verified)]
public sealed record AnswerCorrections(
    string Reference, IReadOnlyDictionary<string, string?> Facts, IReadOnlyDictionary<string, (string Name, Stream Content)> Files, string? Message = null, IReadOnlySet<string>? Declared = null);

public sealed class AnswerCorrectionsHandler(
    BaladiDbContext db, CaseFiles files, FactInput input, FileStore store, RequirementsOfCase requirements, CorrectedForms forms, TaskBoard board, CaseClock clock,
    CaseRecorder recorder, CaseNotifier notifier, Publishing.PublishedCatalog catalog, TimeProvider time)
{
    /// <summary>
    /// All open corrections are answered together. Problems stand beside the fact or the clause; nothing is changed then. Besides
    /// those of single answers: required, file-required, declare-this, also of what the new answers opened.
    /// nothing-to-answer where they were answered already.
    /// </summary>
    public async Task<Outcome<Case>> HandleAsync(AnswerCorrections command, Actor actor, CancellationToken cancel)
    {
        // An upload is read once, however often the answer is tried; what no case came to own is removed again.
        var uploads = new Dictionary<string, StoredFile>();
        var done = false;
        try
        {
            var outcome = await db.TryAgainAsync(() => AnswerAsync(command, uploads, actor, cancel));
            done = outcome.IsDone;
            return outcome;
        }
        finally
        {
            if (!done) foreach (var unused in uploads.Values) store.Delete(unused.Id);
        }
    }

    private async Task<Outcome<Case>> AnswerAsync(AnswerCorrections command, Dictionary<string, StoredFile> uploads, Actor actor, CancellationToken cancel)
    {
        if (await files.FindAsync(command.Reference, actor, cancel) is not { } file || !CaseAccess.IsParty(actor, file.Case)) return Failure.NotFound;
        if (actor.Gap<AnswerCorrections>() is { } gap) return Failure.Forbidden(gap);
        if (CaseAccess.ActingObstacle(actor, file.Case) is { } obstacle) return Failure.Forbidden(obstacle);
        if (file.Corrections.Count == 0) return Failure.Conflict(new Problem("nothing-to-answer"));

        var names = new FactNames(catalog);
        var now = time.GetUtcNow();
        var problems = new List<Problem>();
        if (command.Message?.Length > SendMessageHandler.MaxLength) problems.Add(new("text-too-long", "message", SendMessageHandler.MaxLength));
        var facts = new List<CaseFact>();
        // Two remarks on one fact or document are answered by one value or file.
        foreach (var correction in file.Corrections.DistinctBy(correction => (correction.Kind, correction.Target)))
            if (correction.Kind == CorrectionKind.Fact) ReadFact(correction.Target);
            else await ReadFileAsync(correction.Target);
        if (problems.Count > 0) return Failure.Invalid(problems);

        // A new answer may open questions that open others.
        CorrectedForm form;
        for (var asked = new HashSet<string>(); ;)
        {
            form = forms.Of(file, facts);
            var next = form.Missing.Where(asked.Add).ToList();
            if (next.Count == 0) break;
            foreach (var code in next) ReadFact(code);
        }
        if (form.CityIsElsewhere) problems.Add(new("city-elsewhere", CommonFacts.City));
        var declared = command.Declared ?? new HashSet<string>();
        foreach (var clause in problems.Count > 0 ? [] : requirements.Evaluate(file, form.Book, uploads.Keys, declared).Where(result => result.Verdict == Verdict.ToProvide))
            if (clause.Clause.Kind == ClauseKind.Declaration) problems.Add(new("declare-this", clause.ClauseCode));
            else await ReadFileAsync(clause.ClauseCode);
        if (problems.Count > 0) return Failure.Invalid(problems);

        Replace(file, facts, form.Closed, uploads, actor, now);
        Reevaluate(file, form, [.. uploads.Keys], declared, now);
        var waitedSince = file.Corrections.Min(correction => correction.RequestedAt);
        foreach (var correction in file.Corrections) correction.Answer(now);
        foreach (var task in file.LiveTasks.Where(task => task.Code == CaseTask.Correct).ToList()) await board.CompleteAsync(task, "answered", actor, cancel);
        foreach (var task in file.Tasks.Where(task => task.State == TaskState.Waiting).ToList()) await board.ResumeAsync(task, waitedSince, cancel);
        recorder.Record(file.Case, CaseEventKind.CorrectionAnswered, actor, Party.Applicant, null, command.Message?.Trim());
        clock.Follow(file);
        await notifier.TellApplicantAsync(file, "correction-answered", new Dictionary<string, string>(), cancel);
        await db.SaveChangesAsync(cancel);
        return file.Case;

        void ReadFact(string code)
        {
            var definition = names.Find(code)!;
            // Dates are held against the day of submission: what was early enough then does not become late while officers read.
            var read = input.Read(definition, command.Facts.GetValueOrDefault(code), actor, file.Procedure.Content.ActivityGroups, RiyadhTime.DateOf(file.Case.SubmittedAt));
            if (read.Problem is { } problem) problems.Add(problem);
            else if (read.Kept is null) problems.Add(new("required", code));
            else facts.Add(new CaseFact(file.Case, definition, FactInput.ValueOf(definition, read.Kept), FactSource.Declared, now, actor.AccountId));
        }

        async Task ReadFileAsync(string clause)
        {
            if (uploads.ContainsKey(clause)) return;
            if (!command.Files.TryGetValue(clause, out var upload))
            {
                problems.Add(new("file-required", clause));
                return;
            }
            var rule = requirements.Clause(file, clause)?.Evidence ?? new EvidenceRule();
            var saved = await store.SaveAsync(upload.Content, upload.Name, [.. rule.Formats], rule.MaxMegabytes * 1024L * 1024, actor.AccountId, cancel);
            if (saved.IsDone) uploads.Add(clause, saved.Value!);
            else problems.AddRange(saved.Problems.Select(problem => problem with { Field = clause }));
        }
    }

    /// <param name="closed">Facts of questions that no longer apply.</param>
    private void Replace(CaseFile file, List<CaseFact> facts, IReadOnlySet<string> closed, Dictionary<string, StoredFile> uploads, Actor actor, DateTimeOffset now)
    {
        foreach (var old in file.Facts.Where(old => closed.Contains(old.Code) || facts.Exists(fact => fact.Code == old.Code)).ToList())
        {
            old.Supersede(now);
            file.Facts.Remove(old);
        }
        foreach (var fact in facts)
        {
            file.Facts.Add(fact);
            db.CaseFacts.Add(fact);
            if (fact.Code == file.Procedure.Content.TitleFact) file.Case.Rename(fact.Text!);
        }
        file.Case.Locate(TextOf(CommonFacts.City), TextOf(CommonFacts.ShortAddress), file.Case.Location);
        foreach (var (clause, upload) in uploads)
        {
            foreach (var old in file.Evidence.Where(e => e.ClauseCode == clause)) old.Supersede(now);
            file.Evidence.RemoveAll(e => e.ClauseCode == clause);
            var evidence = new Evidence(file.Case, clause, upload, now, actor.AccountId);
            upload.Commit();
            file.Evidence.Add(evidence);
            db.AddRange(upload, evidence);
        }

        string? TextOf(string code) => file.Facts.Find(fact => fact.Code == code)?.Text;
    }

    // Clauses whose facts or documents changed are judged anew; the others keep the judgement they have.
    private void Reevaluate(CaseFile file, CorrectedForm form, HashSet<string> clauses, IReadOnlySet<string> declared, DateTimeOffset now)
    {
        foreach (var result in requirements.Evaluate(file, form.Book, [], declared))
        {
            var standing = file.Verdicts.Single(v => v.ClauseCode == result.ClauseCode);
            var reads = (result.Clause.When?.Expression.Names ?? []).Concat(result.Clause.Measure is { } measure ? measure.Value.Expression.Names.Concat(measure.Limit.Expression.Names) : []);
            if (!clauses.Contains(result.ClauseCode) && !declared.Contains(result.ClauseCode) && !reads.Any(form.Changed.Contains)) continue;
            standing.Supersede(now);
            file.Verdicts.Remove(standing);
            var verdict = new CaseVerdict(file.Case, result, now);
            file.Verdicts.Add(verdict);
            db.CaseVerdicts.Add(verdict);
        }
    }
}
