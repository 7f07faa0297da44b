using Baladi.Core.Cases.Drafts;
using Baladi.Core.Requirements;

namespace Baladi.Core.Cases.Finding;

/// <summary>What an application would need, before there is one: the review of a draft that is not kept.</summary>
public sealed record Finding
{
    public required DraftReview Review { get; init; }
    /// <summary>What can be asked to know more, in the order of the form: only what a requirement, a fee or a question of the form depends on.</summary>
    public required IReadOnlyList<FactDefinition> Questions { get; init; }
    /// <summary>For each failed clause, the answers that would have it met; none where no single answer does.</summary>
    public required ILookup<string, WayOut> Ways { get; init; }

    /// <summary>The documents to have ready.</summary>
    public IEnumerable<ClauseResult> Documents => Review.Clauses.Where(result => result.Clause.Kind == ClauseKind.Evidence && result.Verdict == Verdict.ToProvide);
    /// <summary>Those that may be asked for, depending on what was not answered.</summary>
    public IEnumerable<ClauseResult> PerhapsDocuments => Review.Clauses.Where(result => result.Clause.Kind == ClauseKind.Evidence && result.Verdict == Verdict.Unknown && result.Why == VerdictReason.MissingFact);
    /// <summary>The questions without an answer that a clause or a fee waits for.</summary>
    public IEnumerable<FactDefinition> Open => Questions.Where(fact => !Review.Book.Of(fact.Code).IsKnown);

    /// <summary>
    /// Whether a machine would decide on these answers as soon as documents and undertakings are given; null while an answer is missing.
    /// </summary>
    public required bool? Instant { get; init; }
}

/// <summary>An answer that would have a failed clause met, all others staying as they are.</summary>
/// <param name="To">The nearest such answer, as <see cref="FactInput"/> keeps it.</param>
/// <param name="Lifts">Whether the clause would then not apply, and not be met.</param>
/// <param name="Breaks">Clauses that would fail then and do not now.</param>
public sealed record WayOut(FactDefinition Fact, string From, string To, bool Lifts, IReadOnlyList<ClauseResult> Breaks);
