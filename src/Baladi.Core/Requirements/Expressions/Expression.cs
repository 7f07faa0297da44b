using Baladi.Core.Basics;

namespace Baladi.Core.Requirements.Expressions;

/// <summary>
/// A condition, limit or amount as published: a tree over facts with whitelisted functions, units and three-valued logic.
/// Kept as text in a published version, parsed and type-checked when it is published and again when it is loaded.
/// </summary>
public abstract record Expression
{
    /// <exception cref="ExpressionException">It does not parse; the message gives the position.</exception>
    public static Expression Parse(string text) => new Parser(text).Parse();

    /// <summary>The type it comes to.</summary>
    /// <exception cref="ExpressionException">An unknown name, or kinds or units that do not fit.</exception>
    public abstract FactValueType Check(Func<string, FactValueType?> typeOf);

    public abstract Value Evaluate(Func<string, Value> valueOf);

    /// <summary>Every fact it reads.</summary>
    public abstract IEnumerable<string> Names { get; }

    public static Value Evaluate(string text, Func<string, Value> valueOf) => Parse(text).Evaluate(valueOf);
}

/// <summary>What is wrong with an expression, as a problem people can be told in their language.</summary>
public sealed class ExpressionException(Problem problem) : Exception($"{problem.Code} {string.Join(' ', problem.Args)}".TrimEnd())
{
    internal ExpressionException(string code, params object[] args) : this(new Problem(code, "", args)) { }

    public Problem Problem => problem;
}

/// <summary>A constant: 120 m2, 'restaurant', true.</summary>
/// <param name="Unit">The unit it is written in; null for what is no number.</param>
public sealed record Constant(Value Value, FactValueType Type, Unit? Unit = null) : Expression
{
    public override FactValueType Check(Func<string, FactValueType?> typeOf) => Type;
    public override Value Evaluate(Func<string, Value> valueOf) => Value;
    public override IEnumerable<string> Names => [];
}

/// <summary>A fact by its code: shop.area.</summary>
public sealed record Fact(string Name) : Expression
{
    public override FactValueType Check(Func<string, FactValueType?> typeOf) => typeOf(Name) ?? throw new ExpressionException("formula-unknown-fact", Name);
    public override Value Evaluate(Func<string, Value> valueOf) => valueOf(Name);
    public override IEnumerable<string> Names => [Name];
}

/// <summary>A function or operator applied to arguments.</summary>
public sealed record Call(Function Function, IReadOnlyList<Expression> Arguments) : Expression
{
    public override FactValueType Check(Func<string, FactValueType?> typeOf) => Function.Check([.. Arguments.Select(argument => argument.Check(typeOf))]);
    public override Value Evaluate(Func<string, Value> valueOf) => Function.Apply([.. Arguments.Select(argument => argument.Evaluate(valueOf))]);
    public override IEnumerable<string> Names => Arguments.SelectMany(argument => argument.Names).Distinct();
}
