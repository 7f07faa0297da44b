using Baladi.Core.Basics;
using Baladi.Core.Fees;
using Baladi.Core.Language;
using Baladi.Core.Payments.Invoicing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;
using Baladi.Core.Tests.Publishing;
using CsCheck;
using Xunit;

namespace Baladi.Core.Tests.Fees;

/// <summary>The one rule of rounding, and what a schedule makes of it.</summary>
public class VatTests
{
    private static readonly ClauseSource Source = new(new("-", "-"), true);
    private static readonly LocalizedText Text = new("-", "-");
    private static readonly Gen<decimal> Percent = Gen.Int[0, 3000].Select(hundredths => hundredths / 100m);
    private static readonly Gen<Money[]> Net = Gen.Long[0, 100_000_000].Select(halalas => new Money(halalas)).Array[0, 12];

    [Fact]
    public void Share_AnyLines_AddUpToTheTaxOfTheirSum() => Gen.Select(Percent, Net).Sample((percent, net) =>
        VatRounding.Share(percent, net).Sum(tax => tax.Halalas) == VatRounding.Of(percent, new(net.Sum(amount => amount.Halalas))).Halalas);

    [Fact]
    public void Share_AnyLines_IsWithinAHalalaOfTheExactTaxAndNeverNegative() => Gen.Select(Percent, Net).Sample((percent, net) =>
        VatRounding.Share(percent, net).Zip(net).All(pair => pair.First >= Money.Zero && Math.Abs(pair.First.Halalas - pair.Second.Halalas * percent / 100m) < 1m));

    [Fact]
    public void Of_HalfAHalala_RoundsUp() => Assert.Equal(new Money(2), VatRounding.Of(15m, new Money(10)));

    [Fact]
    public void Price_LinesOfEveryTreatment_TaxesTheStandardOnesAndAddsUp() =>
        Gen.Select(Gen.Select(Gen.Enum<VatTreatment>(), Gen.Long[0, 5_000_000]).Array[1, 10], Percent).Sample((lines, percent) =>
        {
            var price = Schedule(lines).Price(_ => throw new InvalidOperationException(), new VatTerms(percent));
            var taxed = price.Lines.Where(line => line.Treatment == VatTreatment.Standard).ToList();
            return price.IsComplete && price.Total == price.Net + price.Tax
                && price.Net.Halalas == lines.Sum(line => line.Item2)
                && price.Tax == VatRounding.Of(percent, new(taxed.Sum(line => line.Amount.Halalas)))
                && price.Lines.Except(taxed).All(line => line.Tax == Money.Zero && line.Rate is null);
        });

    [Fact]
    public void Price_NobodyToChargeTheTax_IsNeverNothing()
    {
        var price = Schedule([(VatTreatment.Standard, 100)]).Price(_ => throw new InvalidOperationException(), new VatTerms(null, SystemNames.VatNumber));

        Assert.Equal([SystemNames.VatNumber], price.Missing);
    }

    [Theory]
    [InlineData("2017-12-31", null)]
    [InlineData("2018-01-01", 5)]
    [InlineData("2020-06-30", 5)]
    [InlineData("2020-07-01", 15)]
    [InlineData("2026-01-01", 15)]
    public void RateOn_PublishedDays_IsTheLastThatBegan(string day, int? percent) =>
        Assert.Equal(percent, Seeded.Content<TaxRules>(TaxRules.OfTheKingdom).RateOn(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))?.Percent);

    [Fact]
    public void Check_WrongNumberOrDayTwice_IsRefused()
    {
        var rules = Seeded.Content<TaxRules>(TaxRules.OfTheKingdom);
        var wrong = rules with { Rates = [rules.Rates[0], rules.Rates[0]], Sellers = [rules.Sellers[0] with { VatNumber = "123" }] };

        Assert.Empty(rules.Check(Seeded.Catalog()));
        Assert.Equal(2, wrong.Check(Seeded.Catalog()).Count());
    }

    // Worked out by hand from the published layout: tag, length, value.
    [Fact]
    public void Code_OfAnInvoice_IsTagLengthValueInBase64()
    {
        var code = Convert.FromBase64String(InvoiceCode.Of("\u0623", "399999999900003", new(2026, 11, 27, 4, 0, 5, TimeSpan.FromHours(3)), 115m, 15m));

        Assert.Equal("0102D8A3" + "020F" + Hex("399999999900003") + "0314" + Hex("2026-11-27T01:00:05Z") + "0406" + Hex("115.00") + "0505" + Hex("15.00"), Convert.ToHexString(code));
        static string Hex(string text) => Convert.ToHexString(System.Text.Encoding.ASCII.GetBytes(text));
    }

    private static FeeSchedule Schedule((VatTreatment, long)[] lines) => new()
    {
        Code = "any",
        Title = Text,
        Lines = [.. lines.Select((line, index) => new FeeLine
        {
            Code = $"line-{index}",
            Text = Text,
            Explanation = Text,
            Source = Source,
            Amount = new Formula(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{line.Item2 / 100m} SAR")),
            Vat = new(line.Item1, Text, Source),
        })],
    };
}
