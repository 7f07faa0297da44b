using System.Text.Json.Serialization;
using Baladi.Core.Language;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Requirements;

public enum ClauseKind
{
    /// <summary>A document or picture to provide.</summary>
    Evidence,
    /// <summary>A fact compared with a limit by machine.</summary>
    Measured,
    /// <summary>Something the applicant undertakes.</summary>
    Declaration,
    /// <summary>Something that is seen on site after issuing; it does not hold up the decision.</summary>
    Inspection,
}

public enum Judge
{
    /// <summary>Decidable by machine: the fact holds, the document is there.</summary>
    Machine,
    /// <summary>An officer looks and records a judgement.</summary>
    Officer,
}

public enum Comparison { AtLeast, AtMost, Equal, Above, Below }

/// <summary>
/// The published requirements of an activity group, an activity or a service: the same clauses feed the catalog, the form,
/// the checklist, the officer's screen and the refusal.
/// </summary>
public sealed record RequirementDocument : IPublishedContent
{
    public static string Kind => "requirement";
    public required string Code { get; init; }
    public required LocalizedText Title { get; init; }
    public required LocalizedText Summary { get; init; }
    /// <summary>Services, activity groups and activities it applies to; an empty list does not narrow.</summary>
    public required RequirementScope Scope { get; init; }
    public required IReadOnlyList<Clause> Clauses { get; init; }

    /// <summary>The name of a clause across documents and versions: food.ventilation.</summary>
    public string CodeOf(Clause clause) => $"{Code}.{clause.Code}";

    [JsonIgnore] public IEnumerable<string> Codes => Clauses.Select(CodeOf);

    public IEnumerable<string> Check(PublishedCatalog catalog)
    {
        if (!Title.IsComplete || !Summary.IsComplete) yield return "a translation is missing";
        foreach (var code in Clauses.GroupBy(clause => clause.Code).Where(group => group.Count() > 1).Select(group => group.Key))
            yield return $"{code}: the clause stands twice";
        var names = new FactNames(catalog);
        foreach (var clause in Clauses)
            foreach (var problem in clause.Check(names.TypeOf))
                yield return $"{clause.Code}: {problem}";
    }
}

public sealed record RequirementScope
{
    public IReadOnlyList<string> Services { get; init; } = [];
    public IReadOnlyList<string> Groups { get; init; } = [];
    public IReadOnlyList<string> Activities { get; init; } = [];

    /// <summary>Every list that says something has to match.</summary>
    public bool Covers(string service, string? activity, string? group) =>
        (Services.Count == 0 || Services.Contains(service))
        && (Groups.Count == 0 || (group is not null && Groups.Contains(group)))
        && (Activities.Count == 0 || (activity is not null && Activities.Contains(activity)));
}

/// <summary>One requirement, with a code that stays across versions of its document.</summary>
public sealed record Clause
{
    public const int CodeLength = 96;

    public required string Code { get; init; }
    /// <summary>One of the standard headings: location, area, building, safety, health, accessibility, signage, workers, documents, conduct.</summary>
    public required string Heading { get; init; }
    public required ClauseKind Kind { get; init; }
    public Judge Judge { get; init; } = Judge.Machine;
    public required LocalizedText Title { get; init; }
    public required LocalizedText Text { get; init; }
    public required ClauseSource Source { get; init; }
    /// <summary>When it applies; always, where absent.</summary>
    public Formula? When { get; init; }
    /// <summary>For a measured clause: what is measured, how it is compared, with which limit, shown in which unit.</summary>
    public Measure? Measure { get; init; }
    public EvidenceRule? Evidence { get; init; }

    internal IEnumerable<string> Check(Func<string, FactValueType?> typeOf)
    {
        if (!Title.IsComplete || !Text.IsComplete) yield return "a translation is missing";
        if (When?.Check(typeOf, new(ValueKind.Truth)) is { } when) yield return when;
        if (Kind == ClauseKind.Measured != Measure is not null) yield return "a measured clause, and no other, has a measure";
        if (Kind == ClauseKind.Evidence != Evidence is not null) yield return "an evidence clause, and no other, says what to provide";
        if (Measure?.Check(typeOf) is { } measure) yield return measure;
        if (Kind == ClauseKind.Measured && Judge != Judge.Machine) yield return "what is measured is judged by machine";
    }
}

/// <summary>Where the clause comes from. Illustrative ones say so wherever they are shown.</summary>
public sealed record ClauseSource(LocalizedText Name, bool Illustrative);

public sealed record Measure
{
    public required Formula Value { get; init; }
    public required Comparison Is { get; init; }
    public required Formula Limit { get; init; }
    public string? Unit { get; init; }

    [JsonIgnore] public Unit ShownIn => Expressions.Unit.Find(Unit) ?? Expressions.Unit.None;

    public string? Check(Func<string, FactValueType?> typeOf)
    {
        if (Expressions.Unit.Find(Unit) is null) return $"'{Unit}' is not a unit";
        FactValueType type;
        try { type = Value.Expression.Check(typeOf); }
        catch (ExpressionException wrong) { return $"'{Value}': {wrong.Message}"; }
        return Limit.Check(typeOf, type) ?? (type.Kind == ValueKind.Number && type.Dimension != ShownIn.Dimension ? $"'{Value}' is not measured in '{Unit}'" : null);
    }
}

/// <summary>The document a clause asks for.</summary>
public sealed record EvidenceRule
{
    public bool Required { get; init; } = true;
    public LocalizedText? Hint { get; init; }
    /// <summary>pdf, jpeg, png.</summary>
    public IReadOnlyList<string> Formats { get; init; } = ["pdf", "jpeg", "png"];
    public int MaxMegabytes { get; init; } = 10;
}
