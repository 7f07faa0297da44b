using Baladi.Core.Basics;
using Baladi.Core.Language;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Fees;

/// <summary>A published price: lines that each apply under a condition and come to an amount in SAR, before tax.</summary>
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
        if (Lines.Any(line => line.IsTaxed) && catalog.InForce<TaxRules>(TaxRules.OfTheKingdom) is null) yield return "lines are taxed and no rates of tax are published";
    }

    /// <summary>The price of a case, line by line; lines whose facts are missing are listed as unknown, never as nothing to pay.</summary>
    /// <param name="vat">The terms of tax; without them a taxed line is unknown.</param>
    public Price Price(Func<string, Value> valueOf, VatTerms? vat = null)
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
            if (!applies.IsTrue || !amount.IsKnown) continue;
            lines.Add(new(line.Code, line.Text, line.Explanation, line.Source, Money.FromRiyals(Math.Max(0, amount.Number))) { Vat = line.Vat });
        }
        return Taxed(lines, missing, vat ?? VatTerms.None);
    }

    private static Price Taxed(List<PricedLine> lines, SortedSet<string> missing, VatTerms terms)
    {
        var taxed = lines.Where(line => line.Treatment == VatTreatment.Standard).ToList();
        if (taxed.Count == 0) return new(lines, [.. missing]);
        if (terms.Rate is not { } rate)
        {
            missing.Add(terms.Lacking!);
            return new(lines, [.. missing]);
        }
        var shares = VatRounding.Share(rate, taxed.Select(line => line.Amount));
        foreach (var (line, tax) in taxed.Zip(shares)) lines[lines.IndexOf(line)] = line with { Rate = rate, Tax = tax };
        return new(lines, [.. missing]);
    }
}

public sealed record FeeLine
{
    public required string Code { get; init; }
    public required LocalizedText Text { get; init; }
    /// <summary>How the amount comes about, in plain words.</summary>
    public required LocalizedText Explanation { get; init; }
    /// <summary>In SAR, before tax.</summary>
    public required Formula Amount { get; init; }
    public Formula? When { get; init; }
    public required ClauseSource Source { get; init; }
    /// <summary>How it is taxed; null for what an authority takes as an authority.</summary>
    public LineVat? Vat { get; init; }

    [System.Text.Json.Serialization.JsonIgnore] public bool IsTaxed => Vat?.Treatment == VatTreatment.Standard;
}

/// <param name="Amount">What is to be paid for it, before tax.</param>
public sealed record PricedLine(string Code, LocalizedText Text, LocalizedText Explanation, ClauseSource Source, Money Amount)
{
    public LineVat? Vat { get; init; }
    public VatTreatment Treatment => Vat?.Treatment ?? VatTreatment.OutOfScope;
    /// <summary>In percent; null where it is not taxed.</summary>
    public decimal? Rate { get; init; }
    public Money Tax { get; init; }
}

public sealed record Price(IReadOnlyList<PricedLine> Lines, IReadOnlyList<string> Missing)
{
    public bool IsComplete => Missing.Count == 0;
    /// <summary>Before tax.</summary>
    public Money Net => new(Lines.Sum(line => line.Amount.Halalas));
    public Money Tax => new(Lines.Sum(line => line.Tax.Halalas));
    /// <summary>What is to be paid.</summary>
    public Money Total => Net + Tax;
}
