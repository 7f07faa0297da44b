using System.Globalization;
using Baladi.Core.Language;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Requirements;

/// <summary>Conditions and limits as sentences, in both languages: what a formula says, for those who read no formulas.</summary>
public sealed class FormulaTexts(PublishedCatalog catalog, FactTexts facts)
{
    /// <summary>Of a condition: when it holds.</summary>
    public LocalizedText Say(Formula formula) => Say(formula.Expression, new FactNames(catalog));

    /// <summary>What a measured clause demands: that the kitchen is 20% of the premises or more.</summary>
    public LocalizedText Say(Measure measure)
    {
        var names = new FactNames(catalog);
        var (value, limit) = (measure.Value.Expression, measure.Limit.Expression);
        if (value is Fact { Name: var name } && names.Find(name) is { Type: FactType.YesNo } asked) return Phrase("answer", asked.Label, Say(limit, names));
        return Phrase(measure.Is switch { Comparison.AtLeast => ">=", Comparison.AtMost => "<=", Comparison.Above => ">", Comparison.Below => "<", _ => "=" }, Subject(value, names), Beside(limit, value, names));
    }

    private LocalizedText Say(Expression expression, FactNames names) => expression switch
    {
        Constant constant => Said(constant, null),
        Fact { Name: var name } when names.Find(name) is { Type: FactType.YesNo } asked => Phrase("answer", asked.Label, facts.Published.Yes),
        Fact { Name: var name } => Phrase("fact", NameOf(name, names)),
        Call { Function.Name: "not", Arguments: [Fact { Name: var name }] } when names.Find(name) is { Type: FactType.YesNo } asked => Phrase("answer", asked.Label, facts.Published.No),
        // A share of something reads the other way round.
        Call { Function.Name: "*", Arguments: [var of, Constant { Unit.Symbol: "%" or "percent" } share] } => Phrase("share", Said(share, null), Say(of, names)),
        Call { Function.Name: "*", Arguments: [Constant { Unit.Symbol: "%" or "percent" } share, var of] } => Phrase("share", Said(share, null), Say(of, names)),
        Call { Function.Name: "=" or "!=" or "<" or "<=" or ">" or ">=" } call => Phrase(call.Function.Name, Subject(call.Arguments[0], names), Beside(call.Arguments[1], call.Arguments[0], names)),
        Call { Function.Name: "in" } call => Phrase("=", Subject(call.Arguments[0], names), Listed("or", call.Arguments.Skip(1).Select(argument => Beside(argument, call.Arguments[0], names)))),
        Call { Function.Name: "and" or "or" or "max" or "min" } call => Joined(call, names),
        Call { Function.Name: "+" or "-" or "*" or "/" } call => Phrase(call.Function.Name, [.. call.Arguments.Select((argument, at) => Bracketed(argument, call, at, names))]),
        Call { Function.Name: "pick" } call => Phrase("pick", Subject(call.Arguments[0], names), Listed("list", call.Arguments.Skip(1).Select(argument => Say(argument, names)))),
        Call call => Phrase(call.Function.Name, [.. call.Arguments.Select(argument => Say(argument, names))]),
        _ => new(expression.ToString()!, expression.ToString()!),
    };

    /// <summary>What a name stands for.</summary>
    public LocalizedText NameOf(string name) => NameOf(name, new FactNames(catalog));

    private LocalizedText NameOf(string name, FactNames names) => names.Find(name)?.Label ?? facts.Published.Names.GetValueOrDefault(name) ?? new(name, name);

    // What is compared is named, and not put as an answer.
    private LocalizedText Subject(Expression expression, FactNames names) => expression is Fact { Name: var name } ? Phrase("fact", NameOf(name, names)) : Say(expression, names);

    // A code is read as what it stands for, which the fact beside it says.
    private LocalizedText Beside(Expression expression, Expression other, FactNames names) =>
        expression is Constant constant && other is Fact { Name: var name } ? Said(constant, name, names) : Say(expression, names);

    private LocalizedText Said(Constant constant, string? name, FactNames? names = null) => constant.Value.Kind switch
    {
        ValueKind.Truth => constant.Value.IsTrue ? facts.Published.Yes : facts.Published.No,
        ValueKind.Number when constant.Unit is { } unit => Number(constant.Value.Number, unit),
        ValueKind.Text when name == SystemNames.ActivityGroup => catalog.AllInForce<ActivityList>().SelectMany(list => list.Content.Groups).FirstOrDefault(group => group.Code == constant.Value.Text)?.Name ?? Same(constant.Value.Text),
        ValueKind.Text when name is not null && facts.Published.Names.GetValueOrDefault($"{name}={constant.Value.Text}") is { } named => named,
        ValueKind.Text when name is not null && names!.Find(name) is { } fact => facts.Show(fact, constant.Value),
        _ => Same(constant.Value.ToString()),
    };

    private LocalizedText Number(decimal canonical, Unit unit)
    {
        var number = (canonical / unit.Scale).ToString("#,##0.####", CultureInfo.InvariantCulture);
        return unit.Symbol.Length == 0 ? Same(number) : facts.WithUnit(number, unit.Symbol);
    }

    // and, or, max and min come two by two from the parser, and are read as one list.
    private LocalizedText Joined(Call call, FactNames names)
    {
        var parts = Flat(call, call.Function.Name).Select(part => part is Call { Function.Name: "and" or "or" } ? Phrase("brackets", Say(part, names)) : Say(part, names)).ToList();
        return call.Function.Name is "and" or "or" ? Listed(call.Function.Name, parts) : Phrase(call.Function.Name, Listed("and", parts));
    }

    private static IEnumerable<Expression> Flat(Expression expression, string function) =>
        expression is Call call && call.Function.Name == function ? call.Arguments.SelectMany(argument => Flat(argument, function)) : [expression];

    private LocalizedText Listed(string how, IEnumerable<LocalizedText> parts) => parts.Aggregate((list, next) => Phrase(how, list, next));

    private LocalizedText Bracketed(Expression argument, Call call, int at, FactNames names) =>
        argument is Call { Function.Name: "pick" } || argument is Call { Function.Name: "+" or "-" } && (call.Function.Name is "*" or "/" || at > 0) || (argument is Call { Function.Name: "*" or "/" } && call.Function.Name == "/" && at > 0)
            ? Phrase("brackets", Say(argument, names)) : Say(argument, names);

    private LocalizedText Phrase(string name, params IReadOnlyList<LocalizedText> arguments)
    {
        if (facts.Published.Phrases.GetValueOrDefault(name) is not { } phrase) return Same($"{name}({string.Join(", ", arguments.Select(argument => argument.En))})");
        return new(
            string.Format(CultureInfo.InvariantCulture, phrase.Ar, [.. arguments.Select(argument => argument.Ar)]),
            string.Format(CultureInfo.InvariantCulture, phrase.En, [.. arguments.Select(argument => argument.En)]));
    }

    private static LocalizedText Same(string text) => new(text, text);
}
