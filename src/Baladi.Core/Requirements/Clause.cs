using System.Text.Json.Serialization;
using Baladi.Core.Basics;
using Baladi.Core.Language;
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

public enum Severity
{
    /// <summary>Order and comfort; it is put right without haste.</summary>
    Minor,
    /// <summary>What the license rests on.</summary>
    Major,
    /// <summary>Danger to life or health.</summary>
    Critical,
}

/// <summary>One requirement, with a code that stays across versions of its document.</summary>
public sealed record Clause
{
    public const int CodeLength = 96;

    /// <summary>The standard headings, in the order they are read.</summary>
    public static readonly IReadOnlyList<string> Headings = ["location", "area", "building", "safety", "health", "accessibility", "signage", "workers", "documents", "conduct"];

    public required string Code { get; init; }
    /// <summary>One of <see cref="Headings"/>.</summary>
    public required string Heading { get; init; }
    public required ClauseKind Kind { get; init; }
    public Judge Judge { get; init; } = Judge.Machine;
    public Severity Severity { get; init; } = Severity.Major;
    /// <summary>The role that may waive it in a single case, with a reason; null where nobody may.</summary>
    public string? WaivableBy { get; init; }
    public required LocalizedText Title { get; init; }
    public required LocalizedText Text { get; init; }
    public required ClauseSource Source { get; init; }
    /// <summary>The first day it binds, where that is later than that of its document.</summary>
    public DateOnly? From { get; init; }
    /// <summary>The first day it no longer binds; null where it has no end of its own.</summary>
    public DateOnly? Until { get; init; }
    /// <summary>When it applies; always, where absent.</summary>
    public Formula? When { get; init; }
    /// <summary>For a measured clause: what is measured, how it is compared, with which limit, shown in which unit.</summary>
    public Measure? Measure { get; init; }
    public EvidenceRule? Evidence { get; init; }
    /// <summary>For a measured clause: facts, and the verdict its author expects of them.</summary>
    public IReadOnlyList<WorkedExample> Examples { get; init; } = [];

    /// <summary>Whether it binds on a day.</summary>
    public bool Binds(DateOnly on) => (From is null || From <= on) && (Until is null || on < Until);

    /// <summary>What is wrong with it whatever examples it has.</summary>
    public IEnumerable<Problem> CheckAlone(FactNames names)
    {
        if (!Headings.Contains(Heading)) yield return new("publish-not-heading", "heading", Heading);
        if (When?.Check(names.TypeOf, new(ValueKind.Truth)) is { } when) yield return when.At("when");
        if (From >= Until) yield return new("publish-dates-reversed", "until");
        if (Kind == ClauseKind.Measured != Measure is not null) yield return new("publish-measure-belongs", "measure");
        if (Kind == ClauseKind.Evidence != Evidence is not null) yield return new("publish-evidence-belongs", "evidence");
        if (Kind == ClauseKind.Measured && Judge != Judge.Machine) yield return new("publish-measured-by-machine", "judge");
        if (Kind is ClauseKind.Declaration && WaivableBy is not null) yield return new("publish-not-waivable", "waivableBy");
        if (Measure?.Check(names.TypeOf) is { } measure) yield return measure.At("measure");
        if (Measure is null && Examples.Count > 0) yield return new("publish-examples-belong", "examples");
    }

    internal IEnumerable<Problem> Check(FactNames names)
    {
        foreach (var problem in CheckAlone(names)) yield return problem;
        // An example of a formula that is wrong says nothing.
        if (Measure is null || Measure.Check(names.TypeOf) is not null || When?.Check(names.TypeOf, new(ValueKind.Truth)) is not null) yield break;
        if (Examples.All(example => example.Verdict != Verdict.Pass) || Examples.All(example => example.Verdict != Verdict.Fail)) yield return new("publish-examples-missing", "examples");
        foreach (var (example, number) in Examples.Select((example, index) => (example, index + 1)))
            foreach (var problem in example.Check(this, names)) yield return problem.At($"examples/{number}");
    }
}

/// <summary>Where the clause comes from. Illustrative ones say so wherever they are shown.</summary>
public sealed record ClauseSource(LocalizedText Name, bool Illustrative)
{
    /// <summary>The article, paragraph or table.</summary>
    public LocalizedText? Article { get; init; }
    /// <summary>Where the text can be read, an https address.</summary>
    public Uri? Address { get; init; }
}

public sealed record Measure
{
    public required Formula Value { get; init; }
    public required Comparison Is { get; init; }
    public required Formula Limit { get; init; }
    public string? Unit { get; init; }

    [JsonIgnore] public Unit ShownIn => Expressions.Unit.Find(Unit) ?? Expressions.Unit.None;

    public Problem? Check(Func<string, FactValueType?> typeOf)
    {
        if (Expressions.Unit.Find(Unit) is null) return new("formula-unknown-unit", "unit", Unit!);
        FactValueType type;
        try { type = Value.Expression.Check(typeOf); }
        catch (ExpressionException wrong) { return wrong.Problem.At("value"); }
        if (type.Kind is ValueKind.Truth or ValueKind.Text && Is != Comparison.Equal) return new("publish-only-equal", "is");
        if (Limit.Check(typeOf, type) is { } limit) return limit.At("limit");
        return type.Kind == ValueKind.Number && type.Dimension != ShownIn.Dimension ? new("publish-other-unit", "unit", ShownIn.Symbol, type) : null;
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
