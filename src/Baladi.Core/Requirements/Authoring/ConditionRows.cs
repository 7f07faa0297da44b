using System.Globalization;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Requirements.Authoring;

/// <summary>One line of a condition: a fact, how it is compared, and with what.</summary>
/// <param name="Is">=, !=, &lt;, &lt;=, &gt;, &gt;=; one of: <c>in</c>.</param>
/// <param name="Values">As typed: the number in the fact's own unit, the code of an option, true or false, a date. Several only for <c>in</c>.</param>
public sealed record ConditionRow(string Fact, string Is, IReadOnlyList<string> Values);

/// <summary>A condition as an author builds it: lines of which all hold, or any. The other way round, what stands in no such form is left as a formula.</summary>
public sealed record ConditionRows(bool All, IReadOnlyList<ConditionRow> Rows)
{
    public static readonly IReadOnlyList<string> Comparisons = ["=", "!=", "<", "<=", ">", ">=", "in"];

    /// <summary>Null where the condition is more than such lines.</summary>
    public static ConditionRows? Of(Expression expression, FactNames names)
    {
        var joined = expression is Call { Function.Name: "or" } ? "or" : "and";
        var rows = Flat(expression, joined).Select(part => RowOf(part, names)).ToList();
        return rows.Contains(null) ? null : new(joined == "and", [.. rows.OfType<ConditionRow>()]);
    }

    /// <summary>Null where there are no lines.</summary>
    public string? ToFormula(FactNames names) => Rows.Count == 0 ? null : string.Join(All ? " and " : " or ", Rows.Select(row => Text(row, names)));

    private static IEnumerable<Expression> Flat(Expression expression, string function) =>
        expression is Call call && call.Function.Name == function ? call.Arguments.SelectMany(argument => Flat(argument, function)) : [expression];

    private static ConditionRow? RowOf(Expression expression, FactNames names) => expression switch
    {
        Fact { Name: var name } when names.TypeOf(name)?.Kind == ValueKind.Truth => new(name, "=", ["true"]),
        Call { Function.Name: "not", Arguments: [Fact { Name: var name }] } => new(name, "=", ["false"]),
        Call { Function.Name: "in", Arguments: [Fact { Name: var name }, ..] } call when call.Arguments.Skip(1).All(argument => argument is Constant) => new(name, "in", [.. call.Arguments.Skip(1).Select(argument => Typed(name, (Constant)argument, names))]),
        Call { Arguments: [Fact { Name: var name }, Constant constant] } call when Comparisons.Contains(call.Function.Name) => new(name, call.Function.Name, [Typed(name, constant, names)]),
        _ => null,
    };

    private static string Typed(string name, Constant constant, FactNames names) =>
        constant.Value.Kind == ValueKind.Number ? Numbers.In(constant.Value.Number, UnitOf(name, names)) : constant.Value.Kind == ValueKind.Truth ? (constant.Value.IsTrue ? "true" : "false") : constant.Value.ToString();

    // What the system knows itself is counted in the unit of its dimension.
    private static Unit UnitOf(string name, FactNames names) => names.Find(name) is { } fact ? Unit.Find(fact.Unit) ?? Unit.None : Unit.OfDimension(names.TypeOf(name)?.Dimension ?? default) ?? Unit.None;

    private static string Text(ConditionRow row, FactNames names)
    {
        var kind = names.TypeOf(row.Fact)?.Kind;
        if (kind == ValueKind.Truth && row is { Is: "=", Values: [var answer] }) return answer == "false" ? $"not {row.Fact}" : row.Fact;
        var values = row.Values.Select(value => kind switch
        {
            ValueKind.Number => $"{value} {names.Find(row.Fact)?.Unit ?? UnitOf(row.Fact, names).Offered}".TrimEnd(),
            ValueKind.Truth => value,
            _ => $"'{value.Replace("'", "", StringComparison.Ordinal)}'",
        });
        return row.Is == "in" ? $"{row.Fact} in ({string.Join(", ", values)})" : $"{row.Fact} {row.Is} {values.FirstOrDefault()}";
    }
}

internal static class Numbers
{
    public static string In(decimal canonical, Unit unit) => (canonical / unit.Scale).ToString("0.######", CultureInfo.InvariantCulture);
}
