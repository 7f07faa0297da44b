namespace Baladi.Core.Requirements.Expressions;

/// <summary>One of the closed list of functions and operators that published data may use.</summary>
public sealed record Function(string Name, Func<FactValueType[], FactValueType> Check, Func<Value[], Value> Apply)
{
    private static readonly FactValueType Truth = new(ValueKind.Truth);
    private static readonly FactValueType Plain = new(ValueKind.Number);

    private static readonly Dictionary<string, Function> All = new Function[]
    {
        // Logic after Kleene: a false settles "and", a true settles "or", whatever else is missing.
        new("and", Truths, values => values.Any(v => v.IsFalse) ? Value.Of(false) : Known(values, ValueKind.Truth) ?? Value.Of(true)),
        new("or", Truths, values => values.Any(v => v.IsTrue) ? Value.Of(true) : Known(values, ValueKind.Truth) ?? Value.Of(false)),
        new("not", Truths, values => Known(values, ValueKind.Truth) ?? Value.Of(values[0].IsFalse)),
        new("if", types => types is [{ Kind: ValueKind.Truth }, var a, var b] && a == b ? a : throw Misfit("if", types),
            values => !values[0].IsKnown ? Value.Unknown(values[1].Kind, values[0].Missing) : values[0].IsTrue ? values[1] : values[2]),

        Comparison("=", order => order == 0), Comparison("!=", order => order != 0),
        Comparison("<", order => order < 0), Comparison("<=", order => order <= 0),
        Comparison(">", order => order > 0), Comparison(">=", order => order >= 0),
        new("in", types => Same("in", types, Truth), values => values[0].IsKnown && values.Skip(1).Any(v => v.IsKnown && Compare(values[0], v) == 0) ? Value.Of(true) : Known(values, ValueKind.Truth) ?? Value.Of(false)),

        Arithmetic("+", Alike, (a, b) => a + b), Arithmetic("-", Alike, (a, b) => a - b),
        Arithmetic("*", types => types[0].Dimension * types[1].Dimension, (a, b) => a * b),
        new("/", types => new(ValueKind.Number, Numbers("/", types)[0].Dimension / types[1].Dimension),
            values => Known(values, ValueKind.Number) ?? (values[1].Number == 0 ? Value.Unknown(ValueKind.Number, "division by zero") : InRange(ValueKind.Number, () => Value.Of(values[0].Number / values[1].Number)))),
        Fold("max", Math.Max), Fold("min", Math.Min),
        Rounding("ceiling", decimal.Ceiling), Rounding("floor", decimal.Floor),
        Rounding("round", number => decimal.Round(number, 0, MidpointRounding.AwayFromZero)),

        // pick(class, a, b, c): the n-th of a row of values, as fee tables by class are published.
        new("pick", types => types.Length > 1 && types[0] == Plain && types.Skip(1).Distinct().Count() == 1 ? types[1] : throw Misfit("pick", types),
            values => !values[0].IsKnown ? Value.Unknown(values[1].Kind, values[0].Missing)
                : values[0].Number >= 1 && values[0].Number < values.Length ? values[(int)values[0].Number] : Value.Unknown(values[1].Kind, "pick")),

        new("daysBetween", types => types.All(t => t.Kind == ValueKind.Date) && types.Length == 2 ? new(ValueKind.Number, new(Time: 1)) : throw Misfit("daysBetween", types),
            values => Known(values, ValueKind.Number) ?? Value.Of(values[1].Date.DayNumber - values[0].Date.DayNumber)),
        new("addDays", types => types is [{ Kind: ValueKind.Date }, { Kind: ValueKind.Number }] ? types[0] : throw Misfit("addDays", types),
            values => Known(values, ValueKind.Date) ?? InRange(ValueKind.Date, () => Value.Of(values[0].Date.AddDays((int)values[1].Number)))),
        new("addYears", types => types is [{ Kind: ValueKind.Date }, { Kind: ValueKind.Number }] && types[1] == Plain ? types[0] : throw Misfit("addYears", types),
            values => Known(values, ValueKind.Date) ?? InRange(ValueKind.Date, () => Value.Of(values[0].Date.AddYears((int)values[1].Number)))),
    }.ToDictionary(function => function.Name, StringComparer.Ordinal);

    public static Function Find(string name) => All.GetValueOrDefault(name) ?? throw new ExpressionException("formula-unknown-function", name);

    private static Function Comparison(string name, Func<int, bool> holds) => new(name,
        types => Same(name, types, Truth) is var truth && (name is "=" or "!=" || types[0].Kind is ValueKind.Number or ValueKind.Date) ? truth : throw Misfit(name, types),
        values => Known(values, ValueKind.Truth) ?? Value.Of(holds(Compare(values[0], values[1]))));

    private static Function Arithmetic(string name, Func<FactValueType[], Dimension> dimension, Func<decimal, decimal, decimal> apply) => new(name,
        types => new(ValueKind.Number, dimension(Numbers(name, types))),
        values => Known(values, ValueKind.Number) ?? InRange(ValueKind.Number, () => Value.Of(apply(values[0].Number, values[1].Number))));

    private static Function Fold(string name, Func<decimal, decimal, decimal> apply) => new(name,
        types => new(ValueKind.Number, Alike(Numbers(name, types))),
        values => Known(values, ValueKind.Number) ?? Value.Of(values.Select(v => v.Number).Aggregate(apply)));

    private static Function Rounding(string name, Func<decimal, decimal> apply) => new(name,
        types => types.Length == 1 ? Numbers(name, types)[0] : throw Misfit(name, types),
        values => Known(values, ValueKind.Number) ?? Value.Of(apply(values[0].Number)));

    private static int Compare(Value a, Value b) => a.Kind switch
    {
        ValueKind.Number => a.Number.CompareTo(b.Number),
        ValueKind.Date => a.Date.CompareTo(b.Date),
        ValueKind.Truth => a.IsTrue.CompareTo(b.IsTrue),
        _ => string.CompareOrdinal(a.Text, b.Text),
    };

    /// <summary>Unknown with everything that is missing, or null where all is known.</summary>
    private static Value? Known(Value[] values, ValueKind kind) =>
        values.All(v => v.IsKnown) ? null : Value.Unknown(kind, values.Where(v => !v.IsKnown).SelectMany(v => v.Missing));

    private static FactValueType Truths(FactValueType[] types) => types.All(t => t.Kind == ValueKind.Truth) ? Truth : throw Misfit("and, or, not", types);

    /// <summary>Unknown where the numbers or the calendar end: an absurd answer must not break the page that shows it.</summary>
    private static Value InRange(ValueKind kind, Func<Value> apply)
    {
        try { return apply(); }
        catch (Exception error) when (error is OverflowException or ArgumentOutOfRangeException) { return Value.Unknown(kind, "out of range"); }
    }

    private static FactValueType[] Numbers(string name, FactValueType[] types) => types.Length > 0 && types.All(t => t.Kind == ValueKind.Number) ? types : throw Misfit(name, types);

    private static Dimension Alike(FactValueType[] types) => types.Distinct().Count() == 1 ? types[0].Dimension : throw Misfit("+, -, max, min", types);

    private static FactValueType Same(string name, FactValueType[] types, FactValueType result) => types.Length > 1 && types.Distinct().Count() == 1 ? result : throw Misfit(name, types);

    private static ExpressionException Misfit(string name, FactValueType[] types) => new("formula-misfit", name, (IReadOnlyList<FactValueType>)types);
}
