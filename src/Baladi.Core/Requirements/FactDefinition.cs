using Baladi.Core.Basics;
using Baladi.Core.Language;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Requirements;

public enum FactType
{
    /// <summary>A decimal with a unit.</summary>
    Number,
    /// <summary>A whole number with an optional unit.</summary>
    Whole,
    /// <summary>Yes or no.</summary>
    YesNo,
    /// <summary>One of the options.</summary>
    Choice,
    /// <summary>One line.</summary>
    Text,
    /// <summary>Several lines.</summary>
    LongText,
    /// <summary>A civil date.</summary>
    Date,
    /// <summary>A Saudi mobile, kept as +9665….</summary>
    Mobile,
    /// <summary>A national short address, ABCD1234.</summary>
    ShortAddress,
    /// <summary>The code of a licensed activity.</summary>
    Activity,
    /// <summary>The code of a municipality; decides which authority answers.</summary>
    Municipality,
    /// <summary>The code of a city.</summary>
    City,
    /// <summary>The commercial registration of an establishment the applicant belongs to.</summary>
    Establishment,
    /// <summary>The commercial registration of somebody else's establishment.</summary>
    Registration,
    /// <summary>The national ID or iqama of somebody else: sealed in the draft, and masked in the case.</summary>
    NationalId,
}

/// <summary>
/// Something that can be asked, measured or looked up about a case, by the same code in form, clause, fee and API.
/// Minimum and maximum are in the fact's own unit; they keep out what cannot be, and where they state a rule it is marked.
/// </summary>
public sealed record FactDefinition
{
    public const int CodeLength = 64;

    public required string Code { get; init; }
    public required FactType Type { get; init; }
    /// <summary>The question or label beside the input.</summary>
    public required LocalizedText Label { get; init; }
    public LocalizedText? Hint { get; init; }
    /// <summary>Unit symbol for numbers: m, m2, SAR, day, person.</summary>
    public string? Unit { get; init; }
    public decimal? Minimum { get; init; }
    public decimal? Maximum { get; init; }
    public int? MaxLength { get; init; }
    /// <summary>For dates: how many days from today at the earliest and latest.</summary>
    public int? EarliestDays { get; init; }
    public int? LatestDays { get; init; }
    public IReadOnlyList<FactOption> Options { get; init; } = [];
    /// <summary>Whether its limits or its hint state a rule that is ours and not the ministry's; the page says so.</summary>
    public bool Illustrative { get; init; }
    /// <summary>About a person: masked for those who need not see it, erased when its retention ends.</summary>
    public bool Personal { get; init; }

    public FactValueType ExpressionType => Type switch
    {
        FactType.Number or FactType.Whole => new(ValueKind.Number, Expressions.Unit.Find(Unit)?.Dimension ?? default),
        FactType.YesNo => new(ValueKind.Truth),
        FactType.Date => new(ValueKind.Date),
        _ => new(ValueKind.Text),
    };
}

public sealed record FactOption(string Code, LocalizedText Label, LocalizedText? Hint = null);

/// <summary>A published set of facts; a service may bring its own.</summary>
public sealed record FactSet : IPublishedContent
{
    public static string Kind => "facts";
    public required string Code { get; init; }
    public required string Source { get; init; }
    public required IReadOnlyList<FactDefinition> Facts { get; init; }

    public IEnumerable<Problem> Check(PublishedCatalog catalog)
    {
        foreach (var fact in Facts)
        {
            if (Expressions.Unit.Find(fact.Unit) is null) yield return new("formula-unknown-unit", $"facts/{fact.Code}/unit", fact.Unit!);
            if (fact.Type == FactType.Choice != fact.Options.Count > 0) yield return new("publish-fact-options", $"facts/{fact.Code}/options");
            if (fact.Minimum > fact.Maximum) yield return new("publish-fact-limits", $"facts/{fact.Code}/minimum");
            if (catalog.AllInForce<FactSet>().Any(set => set.Content.Code != Code && set.Content.Facts.Any(other => other.Code == fact.Code)))
                yield return new("publish-fact-elsewhere", $"facts/{fact.Code}");
        }
        foreach (var twice in Facts.GroupBy(fact => fact.Code).Where(group => group.Count() > 1)) yield return new("publish-twice", $"facts/{twice.Key}");
    }
}
