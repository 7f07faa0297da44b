using Baladi.Core.Basics;
using Baladi.Core.Fees;
using Baladi.Core.Language;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;
using Baladi.Core.Tests.Publishing;
using CsCheck;
using Xunit;

namespace Baladi.Core.Tests.Fees;

public class FeeScheduleTests
{
    private static readonly FeeSchedule Commercial = Seeded.Content<FeeSchedule>("commercial");
    private static readonly Activity[] Activities = [.. Seeded.Catalog().AllInForce<ActivityList>().SelectMany(list => list.Content.Items)];

    /// <summary>The facts the commercial schedule reads, within the limits of the form.</summary>
    private static readonly Gen<Dictionary<string, Value>> Facts = Gen.Select(Gen.OneOf(Activities), Gen.Int[100, 2_000_000], Gen.Int[1, 5], Gen.Int[0, 3], Gen.Int[10, 5_000], Gen.Bool, Gen.Int[1, 5],
        (activity, area, years, signs, sign, inCity, feeClass) => new Dictionary<string, Value>
        {
            ["license.activity"] = Value.Of(activity.Code),
            [SystemNames.ActivityGroup] = Value.Of(activity.Group),
            ["shop.area"] = Value.Of(area / 100m),
            ["license.years"] = Value.Of((decimal)years),
            ["shop.frontSigns"] = Value.Of((decimal)signs),
            ["sign.area"] = Value.Of(sign / 100m),
            ["fuel.insideCity"] = Value.Of(inCity),
            [SystemNames.FeeClass] = Value.Of((decimal)feeClass),
            [SystemNames.LicenseDaysLate] = Value.Of(0m),
        });

    [Fact]
    public void Price_AnyShop_IsCompleteAndTheSumOfItsLines() => Facts.Sample(facts =>
    {
        var price = Commercial.Price(name => facts[name]);
        return price.IsComplete && price.Total.Halalas == price.Lines.Sum(line => line.Amount.Halalas) && price.Lines.All(line => line.Amount >= Money.Zero) && price.Total > Money.Zero;
    });

    [Fact]
    public void Price_HigherClass_NeverCostsLess() => Facts.Sample(facts =>
    {
        var totals = Enumerable.Range(1, 5).Select(feeClass => Commercial.Price(name => name == SystemNames.FeeClass ? Value.Of((decimal)feeClass) : facts[name]).Total).ToList();
        return totals.Zip(totals.Skip(1)).All(pair => pair.First >= pair.Second);
    });

    [Fact]
    public void Price_MoreYears_CostsInProportion() => Facts.Sample(facts =>
    {
        Money Of(int years) => Commercial.Price(name => name == "license.years" ? Value.Of((decimal)years) : facts[name]).Total;
        return Math.Abs(Of(4).Halalas - 4 * Of(1).Halalas) <= 4 * Commercial.Lines.Count;
    });

    // Every line once: no shop falls between two conditions, none pays for its area twice.
    [Fact]
    public void Price_AnyShop_PaysForItsAreaOnce() => Facts.Sample(facts =>
    {
        var lines = Commercial.Price(name => facts[name]).Lines.Select(line => line.Code).ToList();
        var isFuel = facts["license.activity"].Text == "fuel-station";
        return lines.Distinct().Count() == lines.Count
            && lines.Count(code => code is "area" or "area-class-1") == (isFuel ? 0 : 1)
            && lines.Count(code => code.StartsWith("fuel-", StringComparison.Ordinal)) == (isFuel ? 1 : 0);
    });

    [Fact]
    public void Price_FactsMissing_IsNeverTakenForNothing() => Gen.Select(Facts, Gen.Bool.Array[9]).Sample((facts, known) =>
    {
        var kept = facts.Keys.Where((_, at) => known[at]).ToHashSet();
        var price = Commercial.Price(name => kept.Contains(name) ? facts[name] : Value.Unknown(facts[name].Kind, name));

        // Complete without a fact only where that fact changes nothing.
        return !price.IsComplete || price.Total == Commercial.Price(name => facts[name]).Total;
    });

    [Fact]
    public void Price_NegativeAmount_IsNothing()
    {
        var price = Schedule(Line("discount", "0 SAR - 5 SAR"), Line("fee", "7 SAR")).Price(_ => throw new InvalidOperationException());

        Assert.Equal([0m, 7m], price.Lines.Select(line => line.Amount.Riyals));
    }

    [Fact]
    public void Price_NoSuchNumber_IsNotComplete()
    {
        var price = Schedule(Line("fee", "1 SAR / (1 - 1)")).Price(_ => throw new InvalidOperationException());

        Assert.False(price.IsComplete);
    }

    [Fact]
    public void Price_ConditionUnknown_NamesTheFact()
    {
        var price = Schedule(Line("fee", "7 SAR", "some.fact")).Price(name => Value.Unknown(ValueKind.Truth, name));

        Assert.Equal(["some.fact"], price.Missing);
        Assert.Empty(price.Lines);
    }

    private static FeeSchedule Schedule(params FeeLine[] lines) => new() { Code = "test", Title = new("رسوم", "Fees"), Lines = lines };

    private static FeeLine Line(string code, string amount, string? when = null)
    {
        var text = new LocalizedText("رسم", "Fee");
        return new() { Code = code, Text = text, Explanation = text, Amount = new(amount), When = when is null ? null : new(when), Source = new(text, true) };
    }
}
