using System.Globalization;
using Baladi.Core.Basics;
using Baladi.Core.Language;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Requirements;

/// <summary>Facts, and the verdict the author of a measured clause expects of them: run whenever it is published.</summary>
public sealed record WorkedExample
{
    /// <summary>By code, in the fact's own unit, as they are typed; those it does not give are missing.</summary>
    public required IReadOnlyDictionary<string, string> Facts { get; init; }
    public required Verdict Verdict { get; init; }
    /// <summary>What it is to show.</summary>
    public LocalizedText? Note { get; init; }

    /// <summary>What stands in the way of running it, or the verdict that is another than the one expected.</summary>
    public IEnumerable<Problem> Check(Clause clause, FactNames names)
    {
        foreach (var (fact, text) in Facts)
        {
            if (names.TypeOf(fact) is not { } type) yield return new("formula-unknown-fact", "facts", fact);
            else if (ValueOf(names.Find(fact), type, text) is null) yield return new("publish-example-value", "facts", names.Find(fact)?.Label ?? new(fact, fact), text);
        }
        if (Result(clause, names) is { } result && result.Verdict != Verdict) yield return new("publish-example-fails", "", Verdict, result.Verdict, result.Required ?? "-", result.Provided ?? "-");
    }

    /// <summary>What the clause makes of its facts; null where one of them is none, or has no such value.</summary>
    public ClauseResult? Result(Clause clause, FactNames names)
    {
        var values = new Dictionary<string, Value>();
        foreach (var (fact, text) in Facts)
            if (names.TypeOf(fact) is { } type && ValueOf(names.Find(fact), type, text) is { } value) values[fact] = value;
            else return null;
        if (names.GroupOf(Facts.GetValueOrDefault(CommonFacts.Activity)) is { } group) values.TryAdd(SystemNames.ActivityGroup, Value.Of(group));
        return RequirementEvaluator.Judge(clause, name => values.GetValueOrDefault(name) ?? Value.Unknown(names.TypeOf(name)?.Kind ?? ValueKind.Text, name));
    }

    /// <summary>Null where the text is no value of the fact.</summary>
    private static Value? ValueOf(FactDefinition? fact, FactValueType type, string text) => type.Kind switch
    {
        ValueKind.Number => decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && (fact is null || (number >= (fact.Minimum ?? 0) && number <= (fact.Maximum ?? number) && (fact.Type != FactType.Whole || number == decimal.Truncate(number))))
            ? Value.Of(number * (Unit.Find(fact?.Unit) ?? Unit.None).Scale) : null,
        ValueKind.Truth => text is "true" or "false" ? Value.Of(text == "true") : null,
        ValueKind.Date => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? Value.Of(date) : null,
        _ => fact?.Type == FactType.Choice && fact.Options.All(option => option.Code != text) ? null : Value.Of(text),
    };
}
