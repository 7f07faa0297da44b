using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Authoring;
using Baladi.Web.Areas.Administration.Drafts;

namespace Baladi.Web.Areas.Administration.Clauses;

// Lists that are bound cannot be read-only: what is posted is added to what is there.
/// <summary>A clause as its author types it: words and choices, and a formula only where no choice says it.</summary>
public sealed record ClauseForm : IConditionForm
{
    public const int MostRows = 8;
    public const int MostTerms = 6;

    public ClauseKind Kind { get; init; }
    public string? Heading { get; init; }
    public Severity Severity { get; init; } = Severity.Major;
    /// <summary>Of a document or undertaking: whether an officer looks at it before the decision.</summary>
    public bool ByOfficer { get; init; }
    public bool Waivable { get; init; }
    public string? TitleAr { get; init; }
    public string? TitleEn { get; init; }
    public string? TextAr { get; init; }
    public string? TextEn { get; init; }

    public bool Illustrative { get; init; }
    public string? SourceAr { get; init; }
    public string? SourceEn { get; init; }
    public string? ArticleAr { get; init; }
    public string? ArticleEn { get; init; }
    public string? Address { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? Until { get; init; }

    public bool Optional { get; init; }
    public string? HintAr { get; init; }
    public string? HintEn { get; init; }
    public List<string>? Formats { get; init; }
    public int? MaxMegabytes { get; init; }

    /// <summary>The fact that is measured.</summary>
    public string? Value { get; init; }
    public Comparison Is { get; init; }
    public Combining How { get; init; }
    public List<TermForm> Terms { get; init; } = [];
    /// <summary>The answer that is demanded, where the fact is no number.</summary>
    public string? Answer { get; init; }
    /// <summary>The limit, where terms do not say it.</summary>
    public string? LimitFormula { get; init; }
    /// <summary>What is measured, where it is more than one fact.</summary>
    public string? ValueFormula { get; init; }

    public bool Any { get; init; }
    public List<RowForm> When { get; init; } = [];
    /// <summary>The condition, where rows do not say it.</summary>
    public string? WhenFormula { get; init; }

    public long Version { get; init; }
    /// <summary>add-row, add-term: one line more, and nothing is saved. Anything else saves.</summary>
    public string? Do { get; init; }
}

public sealed record TermForm
{
    public TermKind Kind { get; init; }
    public string? Number { get; init; }
    public string? Unit { get; init; }
    public string? Fact { get; init; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Number) && string.IsNullOrEmpty(Fact);
}

/// <param name="Value">In words: the name of an option, yes or no, a number; several divided by commas.</param>
public sealed record RowForm
{
    public string? Fact { get; init; }
    public string? Is { get; init; }
    public string? Value { get; init; }

    public bool IsEmpty => string.IsNullOrEmpty(Fact) && string.IsNullOrWhiteSpace(Value);
}
