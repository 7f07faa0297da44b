namespace Baladi.Core.Requirements.Expressions;

/// <summary>What a number measures. Numbers of different dimensions are never compared or added.</summary>
/// <param name="Symbol">As written in an expression and shown beside the number.</param>
/// <param name="Dimension">Powers of length, time, money and persons.</param>
/// <param name="Scale">How many canonical units (m, day, SAR, person) one of this is.</param>
public sealed record Unit(string Symbol, Dimension Dimension, decimal Scale)
{
    public static readonly Unit None = new("", default, 1);

    private static readonly Dictionary<string, Unit> Known = new[]
    {
        None,
        new Unit("m", new(Length: 1), 1), new Unit("cm", new(Length: 1), 0.01m), new Unit("km", new(Length: 1), 1000),
        new Unit("m2", new(Length: 2), 1), new Unit("m3", new(Length: 3), 1),
        new Unit("percent", default, 0.01m), new Unit("%", default, 0.01m),
        new Unit("day", new(Time: 1), 1), new Unit("days", new(Time: 1), 1), new Unit("year", new(Time: 1), 365), new Unit("years", new(Time: 1), 365),
        new Unit("SAR", new(Money: 1), 1),
        new Unit("person", new(Persons: 1), 1), new Unit("persons", new(Persons: 1), 1),
        new Unit("SAR/m2", new(Length: -2, Money: 1), 1), new Unit("m2/person", new(Length: 2, Persons: -1), 1),
    }.ToDictionary(unit => unit.Symbol, StringComparer.Ordinal);

    public static Unit? Find(string? symbol) => Known.GetValueOrDefault(symbol ?? "");

    /// <summary>The canonical unit of a dimension; null where there is none.</summary>
    public static Unit? OfDimension(Dimension dimension) => Known.Values.FirstOrDefault(unit => unit.Dimension == dimension && unit.Scale == 1);

    /// <summary>The symbol under which an author chooses it: a day is one of days.</summary>
    public string Offered => Symbols.FirstOrDefault(symbol => Known[symbol] is var unit && unit.Dimension == Dimension && unit.Scale == Scale) ?? Symbol;

    /// <summary>Those an author chooses from.</summary>
    public static IReadOnlyList<string> Symbols => ["", "m", "cm", "km", "m2", "m3", "%", "days", "years", "SAR", "persons", "m2/person", "SAR/m2"];
}

/// <summary>Exponents of the base quantities, so that m × m is m² and SAR/m² × m² is SAR.</summary>
public readonly record struct Dimension(int Length = 0, int Time = 0, int Money = 0, int Persons = 0)
{
    public static Dimension operator *(Dimension a, Dimension b) => new(a.Length + b.Length, a.Time + b.Time, a.Money + b.Money, a.Persons + b.Persons);
    public static Dimension operator /(Dimension a, Dimension b) => new(a.Length - b.Length, a.Time - b.Time, a.Money - b.Money, a.Persons - b.Persons);
    public override string ToString() => string.Join('·', new[] { Part("m", Length), Part("day", Time), Part("SAR", Money), Part("person", Persons) }.Where(part => part.Length > 0));
    private static string Part(string symbol, int power) => power switch { 0 => "", 1 => symbol, _ => $"{symbol}^{power}" };
}
