using System.Collections.Immutable;
using System.Globalization;

namespace Baladi.Core.Requirements.Expressions;

public enum ValueKind
{
    /// <summary>A decimal in canonical units (m, m², day, SAR, person).</summary>
    Number,
    /// <summary>True or false.</summary>
    Truth,
    /// <summary>A text or the code of a choice.</summary>
    Text,
    /// <summary>A civil date.</summary>
    Date,
}

/// <summary>The type of an expression or fact: its kind and, for numbers, what they measure.</summary>
public readonly record struct FactValueType(ValueKind Kind, Dimension Dimension = default)
{
    public override string ToString() => Kind == ValueKind.Number && Dimension != default ? $"Number ({Dimension})" : Kind.ToString();
}

/// <summary>
/// What an expression comes to: a value, or unknown together with the names of the facts that are missing.
/// Unknown is never read as true or as false.
/// </summary>
public sealed record Value
{
    private Value(ValueKind kind, object? content, ImmutableSortedSet<string> missing) => (Kind, Content, Missing) = (kind, content, missing);

    public ValueKind Kind { get; }
    private object? Content { get; }
    public ImmutableSortedSet<string> Missing { get; }

    public bool IsKnown => Content is not null;
    public decimal Number => (decimal)Content!;
    public string Text => (string)Content!;
    public DateOnly Date => (DateOnly)Content!;
    public bool IsTrue => Content is true;
    public bool IsFalse => Content is false;

    public static Value Of(decimal number) => new(ValueKind.Number, number, []);
    public static Value Of(bool truth) => new(ValueKind.Truth, truth, []);
    public static Value Of(string text) => new(ValueKind.Text, text, []);
    public static Value Of(DateOnly date) => new(ValueKind.Date, date, []);
    public static Value Unknown(ValueKind kind, params IEnumerable<string> missing) => new(kind, null, [.. missing]);

    public override string ToString() => Content is null ? "?" : Convert.ToString(Content, CultureInfo.InvariantCulture)!;
}
