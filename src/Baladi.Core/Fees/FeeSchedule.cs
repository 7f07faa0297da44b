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
    /// <summary>The grounds on which lines are waived. Where several fit a line, the one that waives most counts; they are never added up.</summary>
    public IReadOnlyList<FeeWaiver> Waivers { get; init; } = [];

    public IEnumerable<Problem> Check(PublishedCatalog catalog)
    {
        var names = new FactNames(catalog);
        foreach (var line in Lines)
        {
            if (line.Amount.Check(names.TypeOf, new(ValueKind.Number, new(Money: 1))) is { } amount) yield return amount.At($"lines/{line.Code}/amount");
            if (line.When?.Check(names.TypeOf, new(ValueKind.Truth)) is { } when) yield return when.At($"lines/{line.Code}/when");
            foreach (var clause in line.Violation?.Clauses.Where(code => !catalog.AllInForce<RequirementDocument>().Any(document => document.Content.Codes.Contains(code))) ?? []) yield return new("publish-not-clause", $"lines/{line.Code}/violation", clause);
        }
        foreach (var waiver in Waivers)
            foreach (var problem in waiver.Check(this, catalog, names)) yield return problem.At($"waivers/{waiver.Code}");
        foreach (var twice in Lines.GroupBy(line => line.Code).Where(group => group.Count() > 1)) yield return new("publish-twice", $"lines/{twice.Key}");
        foreach (var twice in Waivers.GroupBy(waiver => waiver.Code).Where(group => group.Count() > 1)) yield return new("publish-twice", $"waivers/{twice.Key}");
        foreach (var twice in Lines.SelectMany(line => line.Violation?.Clauses ?? []).GroupBy(code => code).Where(group => group.Count() > 1)) yield return new("publish-fined-twice", "lines", twice.Key);
        if (Lines.Count(line => line.Violation is { Clauses.Count: 0 }) > 1) yield return new("publish-two-remainders", "lines");
        if (Lines.Any(line => line.IsTaxed) && catalog.InForce<TaxRules>(TaxRules.OfTheKingdom) is null) yield return new("publish-no-tax-rates", "lines");
    }

    /// <summary>The price of a case, line by line; lines whose facts are missing are listed as unknown, never as nothing to pay.</summary>
    /// <param name="vat">The terms of tax; without them a taxed line is unknown.</param>
    /// <param name="standOf">How what was asked for was decided, by code of the ground; without it nothing was.</param>
    public Price Price(Func<string, Value> valueOf, VatTerms? vat = null, Func<string, WaiverStand?>? standOf = null)
    {
        var lines = new List<PricedLine>();
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var line in Lines)
        {
            var read = valueOf;
            if (line.Violation is not null)
            {
                // What nobody established is not fined.
                var times = valueOf(SystemNames.ViolationPrefix + line.Code);
                if (times is not { IsKnown: true, Number: > 0 }) continue;
                read = name => name == SystemNames.ViolationTimes ? times : valueOf(name);
            }
            var applies = line.When?.Evaluate(read) ?? Value.Of(true);
            if (applies.IsFalse) continue;
            var amount = line.Amount.Evaluate(read);
            missing.UnionWith(applies.Missing);
            missing.UnionWith(amount.Missing);
            if (!applies.IsTrue || !amount.IsKnown) continue;
            lines.Add(new(line.Code, line.Text, line.Explanation, line.Source, Money.FromRiyals(Math.Max(0, amount.Number))) { Vat = line.Vat });
        }
        var asked = Asked(valueOf);
        var waivers = Waivers.Where(waiver => !waiver.IsJudged && Applies(waiver, valueOf, missing)).Concat(asked.Where(waiver => standOf?.Invoke(waiver.Code) == WaiverStand.Granted)).ToList();
        return Taxed([.. lines.Select(line => Waived(line, waivers))], missing, vat ?? VatTerms.None) with { Asked = [.. asked.Where(waiver => waiver.Lines.Any(code => lines.Exists(line => line.Code == code)))] };
    }

    /// <summary>The violations that failed clauses amount to, each with those of its own.</summary>
    public IReadOnlyList<(FeeLine Line, IReadOnlyList<string> Clauses)> Violations(IEnumerable<string> failed)
    {
        var all = failed.ToList();
        var named = Lines.SelectMany(line => line.Violation?.Clauses ?? []).ToHashSet();
        return [.. from line in Lines
                   let clauses = line.Violation?.Clauses
                   where clauses is not null
                   let theirs = all.Where(code => clauses.Count == 0 ? !named.Contains(code) : clauses.Contains(code)).ToList()
                   where theirs.Count > 0
                   select (line, (IReadOnlyList<string>)theirs)];
    }

    /// <summary>The grounds that were asked for and have to be decided; what is not known to be asked is not.</summary>
    public IReadOnlyList<FeeWaiver> Asked(Func<string, Value> valueOf) =>
        [.. Waivers.Where(waiver => waiver.Proof is { } proof && valueOf(proof.Asked).IsTrue && waiver.When?.Evaluate(valueOf) is not { IsTrue: false })];

    private static bool Applies(FeeWaiver waiver, Func<string, Value> valueOf, SortedSet<string> missing)
    {
        var when = waiver.When!.Evaluate(valueOf);
        missing.UnionWith(when.Missing);
        return when.IsTrue;
    }

    private static PricedLine Waived(PricedLine line, List<FeeWaiver> waivers)
    {
        if (waivers.Where(waiver => waiver.Lines.Contains(line.Code)).MaxBy(waiver => waiver.Percent) is not { } waiver) return line;
        var waived = waiver.Of(line.Amount);
        return line with { Amount = line.Amount - waived, Waived = waived, Waiver = waiver };
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

    /// <summary>Of a fine: what it is for. Its code is that of the violation.</summary>
    public ViolationRule? Violation { get; init; }

    [System.Text.Json.Serialization.JsonIgnore] public bool IsTaxed => Vat?.Treatment == VatTreatment.Standard;
}

/// <summary>A violation, by the clauses whose failing it is.</summary>
public sealed record ViolationRule
{
    /// <summary>document.clause; an empty list stands for all that no other violation of the schedule names.</summary>
    public IReadOnlyList<string> Clauses { get; init; } = [];
    /// <summary>Whether it is not fined where it was remedied in time, for the first time within a year.</summary>
    public bool RemedyFirst { get; init; }
}

/// <param name="Amount">What is to be paid for it, before tax.</param>
public sealed record PricedLine(string Code, LocalizedText Text, LocalizedText Explanation, ClauseSource Source, Money Amount)
{
    public LineVat? Vat { get; init; }
    public VatTreatment Treatment => Vat?.Treatment ?? VatTreatment.OutOfScope;
    /// <summary>In percent; null where it is not taxed.</summary>
    public decimal? Rate { get; init; }
    public Money Tax { get; init; }
    /// <summary>What of it is waived, and on which ground; the amount is what is left.</summary>
    public Money Waived { get; init; }
    public FeeWaiver? Waiver { get; init; }
}

public sealed record Price(IReadOnlyList<PricedLine> Lines, IReadOnlyList<string> Missing)
{
    public bool IsComplete => Missing.Count == 0;
    /// <summary>Before tax.</summary>
    public Money Net => new(Lines.Sum(line => line.Amount.Halalas));
    public Money Tax => new(Lines.Sum(line => line.Tax.Halalas));
    public Money Waived => new(Lines.Sum(line => line.Waived.Halalas));
    /// <summary>The grounds asked for that are about a line of it, decided or not.</summary>
    public IReadOnlyList<FeeWaiver> Asked { get; init; } = [];
    /// <summary>What is to be paid.</summary>
    public Money Total => Net + Tax;
}
