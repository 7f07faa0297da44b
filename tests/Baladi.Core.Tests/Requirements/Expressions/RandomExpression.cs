using System.Collections.Concurrent;
using Baladi.Core.Requirements.Expressions;
using CsCheck;

namespace Baladi.Core.Tests.Requirements.Expressions;

/// <summary>Well-typed expressions over a few facts of each type, and values for those facts, extreme and missing ones too.</summary>
internal static class RandomExpression
{
    private static readonly FactValueType Plain = new(ValueKind.Number);
    private static readonly FactValueType Length = new(ValueKind.Number, new(Length: 1));
    private static readonly FactValueType Area = new(ValueKind.Number, new(Length: 2));
    private static readonly FactValueType Time = new(ValueKind.Number, new(Time: 1));
    public static readonly FactValueType Truth = new(ValueKind.Truth);
    private static readonly FactValueType Words = new(ValueKind.Text);
    private static readonly FactValueType Date = new(ValueKind.Date);

    private static readonly ConcurrentDictionary<(FactValueType Type, int Depth), Gen<Expression>> Generators = new();

    private static readonly Dictionary<string, FactValueType> Facts = new()
    {
        ["n.a"] = Plain, ["n.b"] = Plain, ["l.a"] = Length, ["l.b"] = Length, ["q.a"] = Area, ["z.a"] = Time, ["t.a"] = Truth, ["t.b"] = Truth, ["t.c"] = Truth,
        ["w.a"] = Words, ["w.b"] = Words, ["d.a"] = Date, ["d.b"] = Date,
    };

    public static FactValueType? TypeOf(string name) => Facts.TryGetValue(name, out var type) ? type : null;

    public static Gen<(Expression Tree, FactValueType Type)> Any { get; } = Gen.OneOf(Plain, Length, Area, Time, Truth, Words, Date).SelectMany(type => Of(type, 4).Select(tree => (tree, type)));

    public static Gen<Expression> OfTruth { get; } = Of(Truth, 4);

    /// <summary>A value for each fact; the second says which of them are known.</summary>
    public static Gen<(Dictionary<string, Value> Values, HashSet<string> Known)> Values { get; } =
        Gen.Select(Facts.Select(fact => ValueOf(fact.Value)).Aggregate(Gen.Const(new List<Value>()), (all, one) => Gen.Select(all, one, (list, value) => new List<Value>(list) { value })), Gen.Bool.Array[Facts.Count],
            (values, known) => (Facts.Keys.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second), Facts.Keys.Where((_, index) => known[index]).ToHashSet()));

    public static Func<string, Value> Reader(Dictionary<string, Value> values, IReadOnlySet<string> known) =>
        name => known.Contains(name) ? values[name] : Value.Unknown(Facts[name].Kind, name);

    private static Gen<Value> ValueOf(FactValueType type) => type.Kind switch
    {
        ValueKind.Number => Gen.OneOf(Gen.Int[-3, 6].Select(n => Value.Of((decimal)n)), Gen.OneOf(Value.Of(decimal.MaxValue), Value.Of(decimal.MinValue), Value.Of(0.0001m))),
        ValueKind.Truth => Gen.Bool.Select(Value.Of),
        ValueKind.Text => Gen.OneOf("a", "b", "c").Select(Value.Of),
        _ => Gen.OneOf(Value.Of(DateOnly.MaxValue), Value.Of(DateOnly.MinValue), Value.Of(new DateOnly(2026, 4, 5)), Value.Of(new DateOnly(2028, 2, 29))),
    };

    // Each once: generators that hold generators that hold generators fill the memory otherwise.
    private static Gen<Expression> Of(FactValueType type, int depth) => Generators.GetOrAdd((type, depth), key => Make(key.Type, key.Depth));

    private static Gen<Expression> Make(FactValueType type, int depth)
    {
        var leaf = Gen.OneOf(Fact(type), type == Date ? Fact(type) : Constant(type));
        if (depth == 0) return leaf;
        Gen<Expression> Sub(FactValueType of) => Of(of, depth - 1);
        var choices = new List<Gen<Expression>> { leaf, Call("if", Sub(Truth), Sub(type), Sub(type)), Call("pick", Sub(Plain), Sub(type), Sub(type)) };
        if (type.Kind == ValueKind.Number)
        {
            choices.AddRange([Call("+", Sub(type), Sub(type)), Call("-", Sub(type), Sub(type)), Call("max", Sub(type), Sub(type)), Call("min", Sub(type), Sub(type), Sub(type)),
                Call("ceiling", Sub(type)), Call("floor", Sub(type)), Call("round", Sub(type)), Call("*", Sub(Plain), Sub(type)), Call("/", Sub(type), Sub(Plain))]);
            if (type == Plain) choices.Add(Call("/", Sub(Length), Sub(Length)));
            if (type == Area) choices.Add(Call("*", Sub(Length), Sub(Length)));
            if (type == Time) choices.Add(Call("daysBetween", Sub(Date), Sub(Date)));
        }
        else if (type == Truth)
        {
            choices.AddRange([Call("and", Sub(Truth), Sub(Truth)), Call("or", Sub(Truth), Sub(Truth)), Call("not", Sub(Truth)), Call("=", Sub(Words), Sub(Words)), Call("!=", Sub(Truth), Sub(Truth)),
                Call("in", Sub(Words), Sub(Words), Sub(Words)), Call("in", Sub(Plain), Sub(Plain)), Call("<", Sub(Length), Sub(Length)), Call(">=", Sub(Plain), Sub(Plain)), Call("<=", Sub(Date), Sub(Date)), Call(">", Sub(Date), Sub(Date))]);
        }
        else if (type == Date) choices.AddRange([Call("addDays", Sub(Date), Sub(Time)), Call("addYears", Sub(Date), Sub(Plain))]);
        return Gen.OneOf([.. choices]);
    }

    private static Gen<Expression> Fact(FactValueType type) => Gen.OneOf([.. Facts.Where(fact => fact.Value == type).Select(fact => (Expression)new Fact(fact.Key))]);

    private static Gen<Expression> Constant(FactValueType type) => type.Kind switch
    {
        ValueKind.Number => Gen.Int[0, 5].Select(n => (Expression)new Constant(Value.Of((decimal)n), type)),
        ValueKind.Truth => Gen.Bool.Select(truth => (Expression)new Constant(Value.Of(truth), type)),
        _ => Gen.OneOf("a", "b").Select(text => (Expression)new Constant(Value.Of(text), type)),
    };

    private static Gen<Expression> Call(string function, params Gen<Expression>[] arguments) =>
        arguments.Aggregate(Gen.Const(new List<Expression>()), (all, one) => Gen.Select(all, one, (list, argument) => new List<Expression>(list) { argument }))
            .Select(list => (Expression)new Call(Function.Find(function), list));
}
