using Baladi.Core.Publishing;
using Baladi.Core.Requirements;

namespace Baladi.Core.Cases;

/// <summary>The clauses a case is judged by: those of the versions it pinned, whatever is in force today.</summary>
public sealed class RequirementsOfCase(PublishedCatalog catalog)
{
    public Clause? Clause(CaseVerdict verdict)
    {
        var document = catalog.Version<RequirementDocument>(verdict.RequirementVersionId).Content;
        return document.Clauses.FirstOrDefault(clause => document.CodeOf(clause) == verdict.ClauseCode);
    }

    public Clause? Clause(CaseFile file, string code) => file.Verdicts.Find(verdict => verdict.ClauseCode == code) is { } verdict ? Clause(verdict) : null;

    public IReadOnlyList<Published<RequirementDocument>> Documents(CaseFile file) =>
        [.. file.Pinned(RequirementDocument.Kind).Select(catalog.Version<RequirementDocument>)];

    /// <summary>Holds the clauses against the facts and documents as they are now. An officer's judgement stands until what it was about changes.</summary>
    /// <param name="provided">Clauses whose documents come on top of those of the case.</param>
    /// <param name="declared">Clauses whose undertakings do.</param>
    public IReadOnlyList<ClauseResult> Evaluate(CaseFile file, FactBook book, IEnumerable<string> provided, IEnumerable<string> declared) => RequirementEvaluator.Evaluate(
        Documents(file), book.Of,
        file.Evidence.Select(e => e.ClauseCode).Concat(provided).ToHashSet(),
        file.Verdicts.Where(v => v.Verdict == Verdict.Pass).Select(v => v.ClauseCode).Concat(declared).ToHashSet(),
        file.Procedure.Content.Concerns?.Looking ?? Looking.None);
}
