using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Requirements.Authoring;

public enum TermKind
{
    /// <summary>A number in a unit: 3 m.</summary>
    Number,
    /// <summary>A fact as it stands.</summary>
    Fact,
    /// <summary>A fact times a number in a unit: 1 m² for each seat.</summary>
    Times,
    /// <summary>A fact divided by a number: the street by 5.</summary>
    DividedBy,
    /// <summary>So many percent of a fact.</summary>
    Share,
    /// <summary>One for each so many, and for what remains: an exit for each 250 persons.</summary>
    OneForEach,
}

/// <param name="Number">As typed; in percent for a share.</param>
/// <param name="Unit">Its symbol; empty for none.</param>
public sealed record LimitTerm(TermKind Kind, string Number = "", string Unit = "", string Fact = "");

public enum Combining
{
    /// <summary>There is one term.</summary>
    One,
    /// <summary>The largest of the terms counts.</summary>
    Largest,
    /// <summary>The smallest of them counts.</summary>
    Smallest,
    /// <summary>They are added up.</summary>
    Sum,
}

/// <summary>A limit as an author builds it: the larger of a fifth of the street and 3 m. What stands in no such form is left as a formula.</summary>
public sealed record LimitTerms(Combining How, IReadOnlyList<LimitTerm> Terms)
{
    /// <summary>Null where the limit is more than such terms.</summary>
    public static LimitTerms? Of(Expression expression)
    {
        var how = expression is Call call ? call.Function.Name switch { "max" => Combining.Largest, "min" => Combining.Smallest, "+" => Combining.Sum, _ => Combining.One } : Combining.One;
        var terms = (how == Combining.One ? [expression] : Flat((Call)expression)).Select(TermOf).ToList();
        return terms.Contains(null) ? null : new(how, [.. terms.OfType<LimitTerm>()]);
    }

    public string ToFormula() => How switch
    {
        Combining.Largest => $"max({string.Join(", ", Terms.Select(Text))})",
        Combining.Smallest => $"min({string.Join(", ", Terms.Select(Text))})",
        Combining.Sum => string.Join(" + ", Terms.Select(Text)),
        _ => Terms.Count == 0 ? "" : Text(Terms[0]),
    };

    private static IEnumerable<Expression> Flat(Call call) => call.Arguments.SelectMany(argument => argument is Call inner && inner.Function.Name == call.Function.Name ? Flat(inner) : [argument]);

    private static LimitTerm? TermOf(Expression expression) => expression switch
    {
        Constant { Unit: { } unit } number => new(TermKind.Number, Numbers.In(number.Value.Number, unit), unit.Offered),
        Fact fact => new(TermKind.Fact, Fact: fact.Name),
        Call { Function.Name: "*", Arguments: [Fact fact, Constant { Unit: { } unit } number] } => Times(fact, number, unit),
        Call { Function.Name: "*", Arguments: [Constant { Unit: { } unit } number, Fact fact] } => Times(fact, number, unit),
        Call { Function.Name: "/", Arguments: [Fact fact, Constant { Unit: { } unit } number] } => new(TermKind.DividedBy, Numbers.In(number.Value.Number, unit), unit.Offered, fact.Name),
        Call { Function.Name: "ceiling", Arguments: [Call { Function.Name: "/", Arguments: [Fact fact, Constant { Unit: { } unit } number] }] } => new(TermKind.OneForEach, Numbers.In(number.Value.Number, unit), unit.Offered, fact.Name),
        _ => null,
    };

    private static LimitTerm Times(Fact fact, Constant number, Unit unit) => unit.Symbol is "%" or "percent"
        ? new(TermKind.Share, Numbers.In(number.Value.Number, unit), "", fact.Name)
        : new(TermKind.Times, Numbers.In(number.Value.Number, unit), unit.Offered, fact.Name);

    private static string Text(LimitTerm term) => term.Kind switch
    {
        TermKind.Fact => term.Fact,
        TermKind.Times => $"{term.Fact} * {term.Number} {term.Unit}".TrimEnd(),
        TermKind.DividedBy => $"{term.Fact} / {term.Number} {term.Unit}".TrimEnd(),
        TermKind.Share => $"{term.Fact} * {term.Number}%",
        TermKind.OneForEach => $"ceiling({term.Fact} / {term.Number} {term.Unit}".TrimEnd() + ")",
        _ => $"{term.Number} {term.Unit}".TrimEnd(),
    };
}
