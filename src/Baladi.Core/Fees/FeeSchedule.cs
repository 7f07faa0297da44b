using Baladi.Core.Basics;
using Baladi.Core.Language;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Fees;

/// <summary>A published price: lines that each apply under a condition and come to an amount in SAR.</summary>
public sealed record FeeSchedule : IPublishedContent
{
    public static string Kind => "fees";
    public required string Code { get; init; }
    public required LocalizedText Title { get; init; }
    public required IReadOnlyList<FeeLine> Lines { get; init; }

    public IEnumerable<string> Check(PublishedCatalog catalog)
    {
        var names = new FactNames(catalog);
        foreach (var line in Lines)
        {
            if (!line.Text.IsComplete || !line.Explanation.IsComplete) yield return $"{line.Code}: a translation is missing";
            if (line.Amount.Check(names.TypeOf, new(ValueKind.Number, new(Money: 1))) is { } amount) yield return $"{line.Code}: {amount}";
            if (line.When?.Check(names.TypeOf, new(ValueKind.Truth)) is { } when) yield return $"{line.Code}: {when}";
        }
    }

    /// <summary>The price of a case, line by line; lines whose facts are missing are listed as unknown, never as nothing to pay.</summary>
    public Price Price(Func<string, Value> valueOf)
    {
        var lines = new List<PricedLine>();
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var line in Lines)
        {
            var applies = line.When?.Evaluate(valueOf) ?? Value.Of(true);
            if (applies.IsFalse) continue;
            var amount = line.Amount.Evaluate(valueOf);
            missing.UnionWith(applies.Missing);
            missing.UnionWith(amount.Missing);
            if (applies.IsTrue && amount.IsKnown)
                lines.Add(new(line.Code, line.Text, line.Explanation, line.Source, Money.FromRiyals(Math.Max(0, amount.Number))));
        }
        return new(lines, [.. missing]);
    }
}

public sealed record FeeLine
{
    public required string Code { get; init; }
    public required LocalizedText Text { get; init; }
    /// <summary>How the amount comes about, in plain words.</summary>
    public required LocalizedText Explanation { get; init; }
    /// <summary>In SAR.</summary>
    public required Formula Amount { get; init; }
    public Formula? When { get; init; }
    public required ClauseSource Source { get; init; }
}

public sealed record PricedLine(string Code, LocalizedText Text, LocalizedText Explanation, ClauseSource Source, Money Amount);

public sealed record Price(IReadOnlyList<PricedLine> Lines, IReadOnlyList<string> Missing)
{
    public bool IsComplete => Missing.Count == 0;
    public Money Total => new(Lines.Sum(line => line.Amount.Halalas));
}
