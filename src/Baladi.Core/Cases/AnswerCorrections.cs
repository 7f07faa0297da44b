using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Documents;
using Baladi.Core.People;
using Baladi.Core.Requirements;

namespace Baladi.Core.Cases;

/// <summary>The applicant's answers: typed texts by fact code, and a new file for each document asked for.</summary>
public sealed record AnswerCorrections(string Reference, IReadOnlyDictionary<string, string?> Facts, IReadOnlyDictionary<string, (string Name, Stream Content)> Files, string? Message = null);

public sealed class AnswerCorrectionsHandler(
    BaladiDbContext db, CaseFiles files, FactInput input, FileStore store, RequirementsOfCase requirements, TaskBoard board, CaseBooks books, CaseClock clock,
    CaseRecorder recorder, CaseNotifier notifier, Publishing.PublishedCatalog catalog, TimeProvider time)
{
    /// <summary>
    /// All open corrections are answered together. Problems stand beside the fact or the clause; nothing is changed then.
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
        if (file.Corrections.Count == 0) return Failure.Conflict(new Problem("nothing-to-answer"));

        var names = new FactNames(catalog);
        var now = time.GetUtcNow();
        var problems = new List<Problem>();
        if (command.Message?.Length > SendMessageHandler.MaxLength) problems.Add(new("text-too-long", "message", SendMessageHandler.MaxLength));
        var facts = new List<CaseFact>();
        // Two remarks on one fact or document are answered by one value or file.
        foreach (var correction in file.Corrections.DistinctBy(correction => (correction.Kind, correction.Target)))
        {
            if (correction.Kind == CorrectionKind.Fact)
            {
                var definition = names.Find(correction.Target)!;
                var read = input.Read(definition, command.Facts.GetValueOrDefault(correction.Target), actor, file.Procedure.Content.ActivityGroups);
                if (read.Problem is { } problem) problems.Add(problem);
                else if (read.Kept is null) problems.Add(new("required", correction.Target));
                else facts.Add(new CaseFact(file.Case, definition, FactInput.ValueOf(definition, read.Kept), FactSource.Declared, now, actor.AccountId));
            }
            else if (!command.Files.TryGetValue(correction.Target, out var upload)) problems.Add(new("file-required", correction.Target));
            else if (!uploads.ContainsKey(correction.Target))
            {
                var rule = file.Verdicts.Where(v => v.ClauseCode == correction.Target).Select(v => requirements.Clause(v)?.Evidence).FirstOrDefault() ?? new EvidenceRule();
                var saved = await store.SaveAsync(upload.Content, upload.Name, [.. rule.Formats], rule.MaxMegabytes * 1024L * 1024, actor.AccountId, cancel);
                if (saved.IsDone) uploads.Add(correction.Target, saved.Value!);
                else problems.AddRange(saved.Problems.Select(problem => problem with { Field = correction.Target }));
            }
        }
        if (problems.Count > 0) return Failure.Invalid(problems);

        Replace(file, facts, uploads, actor, now);
        Reevaluate(file, facts.Select(fact => fact.Code).ToHashSet(), [.. uploads.Keys], now);
        var waitedSince = file.Corrections.Min(correction => correction.RequestedAt);
        foreach (var correction in file.Corrections) correction.Answer(now);
        foreach (var task in file.LiveTasks.Where(task => task.Code == CaseTask.Correct).ToList()) await board.CompleteAsync(task, "answered", actor, cancel);
        foreach (var task in file.Tasks.Where(task => task.State == TaskState.Waiting).ToList()) await board.ResumeAsync(task, waitedSince, cancel);
        recorder.Record(file.Case, CaseEventKind.CorrectionAnswered, actor, Party.Applicant, null, command.Message?.Trim());
        clock.Follow(file);
        await notifier.TellApplicantAsync(file, "correction-answered", new Dictionary<string, string>(), cancel);
        await db.SaveChangesAsync(cancel);
        return file.Case;
    }

    private void Replace(CaseFile file, List<CaseFact> facts, Dictionary<string, StoredFile> uploads, Actor actor, DateTimeOffset now)
    {
        foreach (var fact in facts)
        {
            foreach (var old in file.Facts.Where(f => f.Code == fact.Code)) old.Supersede(now);
            file.Facts.RemoveAll(f => f.Code == fact.Code);
            file.Facts.Add(fact);
            db.CaseFacts.Add(fact);
            if (fact.Code == file.Procedure.Content.TitleFact) file.Case.Rename(fact.Text!);
        }
        foreach (var (clause, upload) in uploads)
        {
            foreach (var old in file.Evidence.Where(e => e.ClauseCode == clause)) old.Supersede(now);
            file.Evidence.RemoveAll(e => e.ClauseCode == clause);
            var evidence = new Evidence(file.Case, clause, upload, now, actor.AccountId);
            upload.Commit();
            file.Evidence.Add(evidence);
            db.AddRange(upload, evidence);
        }
    }

    // Clauses whose facts or documents changed are judged anew; the others keep the judgement they have.
    private void Reevaluate(CaseFile file, HashSet<string> facts, HashSet<string> clauses, DateTimeOffset now)
    {
        foreach (var result in requirements.Evaluate(file, books.Of(file)))
        {
            var standing = file.Verdicts.Single(v => v.ClauseCode == result.ClauseCode);
            var reads = (result.Clause.When?.Expression.Names ?? []).Concat(result.Clause.Measure is { } measure ? measure.Value.Expression.Names.Concat(measure.Limit.Expression.Names) : []);
            if (!clauses.Contains(result.ClauseCode) && !reads.Any(facts.Contains)) continue;
            standing.Supersede(now);
            file.Verdicts.Remove(standing);
            var verdict = new CaseVerdict(file.Case, result, now);
            file.Verdicts.Add(verdict);
            db.CaseVerdicts.Add(verdict);
        }
    }
}
