using Baladi.Core.Basics;
using Baladi.Core.Fees;
using Baladi.Core.Language;
using Baladi.Core.Procedures;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;
using Baladi.Core.Tests.Publishing;
using CsCheck;
using Xunit;

namespace Baladi.Core.Tests.Fees;

/// <summary>What a waiver does to a price, and what may be published of one.</summary>
public class FeeWaiverTests
{
    private static readonly ClauseSource Source = new(new("-", "-"), true);
    private static readonly LocalizedText Text = new("-", "-");
    private static readonly Gen<VatTreatment> Treatments = Gen.Enum<VatTreatment>();
    private static readonly Gen<FeeSchedule> Schedules = Gen.Select(
        Gen.Select(Treatments, Gen.Long[0, 5_000_000]).Array[1, 8],
        Gen.Select(Gen.Int[1, 10_000], Gen.Int[0, 255], Gen.Bool).Array[0, 4]).Select(Schedule);

    private static readonly Func<string, Value> Facts = name => name == "asked" ? Value.Of(true) : throw new InvalidOperationException(name);

    [Fact]
    public void Price_AnyWaivers_NeverCostsMoreAndNoLineIsNegative() => Gen.Select(Schedules, Gen.Int[0, 3000], Gen.Bool).Sample((schedule, rate, granted) =>
    {
        var terms = new VatTerms(rate / 100m);
        var (with, without) = (schedule.Price(Facts, terms, _ => granted ? WaiverStand.Granted : WaiverStand.Refused), (schedule with { Waivers = [] }).Price(Facts, terms));
        return with.Total <= without.Total && with.Tax <= without.Tax
            && with.Lines.All(line => line.Amount >= Money.Zero && line.Waived >= Money.Zero && line.Tax >= Money.Zero)
            && with.Lines.Zip(without.Lines).All(pair => pair.First.Amount + pair.First.Waived == pair.Second.Amount)
            && with.Net + with.Waived == without.Net && with.Total == with.Net + with.Tax;
    });

    [Fact]
    public void Price_SeveralGroundsForALine_TheOneThatWaivesMostCounts() => Schedules.Sample(schedule => schedule.Price(Facts, new(15), _ => WaiverStand.Granted).Lines.All(line =>
        line.Waiver?.Percent == schedule.Waivers.Where(waiver => waiver.Lines.Contains(line.Code)).Max(waiver => (decimal?)waiver.Percent)));

    [Theory]
    [InlineData(null)]
    [InlineData(WaiverStand.Asked)]
    [InlineData(WaiverStand.Proposed)]
    [InlineData(WaiverStand.Refused)]
    public void Price_AskedAndNotGranted_WaivesNothingAndNamesIt(WaiverStand? stand)
    {
        var price = Schedule(([(VatTreatment.OutOfScope, 1_000)], [(10_000, 1, true)])).Price(Facts, new(15), _ => stand);

        Assert.Equal((Money.Zero, new Money(1_000), 1), (price.Waived, price.Total, price.Asked.Count));
    }

    [Fact]
    public void Price_AskedByWhomItIsNotFor_WaivesNothing_HoweverItWasDecided()
    {
        var asked = Schedule(([(VatTreatment.OutOfScope, 1_000)], [(10_000, 1, true)]));
        var price = (asked with { Waivers = [asked.Waivers[0] with { When = new Formula("not asked") }] }).Price(Facts, new(15), _ => WaiverStand.Granted);

        Assert.Equal((Money.Zero, new Money(1_000), 0), (price.Waived, price.Total, price.Asked.Count));
    }

    [Fact]
    public void Of_HalfAHalala_IsWaivedWhole() => Assert.Equal(new Money(2), Schedule(([(VatTreatment.OutOfScope, 3)], [(5_000, 1, true)])).Waivers[0].Of(new Money(3)));

    [Fact]
    public void Check_ForEverybodyOrUnknownLineOrNoQuestion_IsRefused()
    {
        var published = Seeded.Content<FeeSchedule>("event-permit");
        var ground = published.Waivers[0];
        Assert.Empty(published.Check(Seeded.Catalog()));

        foreach (var wrong in new[] { ground with { Lines = ["nothing"] }, ground with { Percent = 101 }, ground with { Proof = null }, ground with { Proof = new("event.name") }, ground with { Proof = ground.Proof! with { Document = "event-permit.nothing" } }, ground with { Proof = ground.Proof! with { Persons = 3 } } })
            Assert.Single((published with { Waivers = [wrong] }).Check(Seeded.Catalog()));
    }

    [Fact]
    public void Check_InvoiceThatDoesNotWaitForTheDecision_IsRefused()
    {
        var procedure = Seeded.Content<Procedure>("event-permit");
        var hasty = procedure with { Tasks = [.. procedure.Tasks.Select(task => task with { Actions = [.. task.Actions.Select(action => action.Code == "approve" ? action with { When = null } : action)] })] };

        Assert.Empty(procedure.Check(Seeded.Catalog()));
        Assert.Contains(hasty.Check(Seeded.Catalog()), problem => problem.ToString().Contains("review.approve", StringComparison.Ordinal) && problem.ToString().Contains(SystemNames.Undecided, StringComparison.Ordinal));
    }

    private static FeeSchedule Schedule(((VatTreatment Treatment, long Halalas)[] Lines, (int Percent, int Mask, bool Judged)[] Waivers) drawn) => new()
    {
        Code = "any",
        Title = Text,
        Lines = [.. drawn.Lines.Select((line, index) => new FeeLine
        {
            Code = $"line-{index}",
            Text = Text,
            Explanation = Text,
            Source = Source,
            Amount = new Formula(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{line.Halalas / 100m} SAR")),
            Vat = new(line.Treatment, Text, Source),
        })],
        Waivers = [.. drawn.Waivers.Select((waiver, index) => new FeeWaiver
        {
            Code = $"waiver-{index}",
            Text = Text,
            Explanation = Text,
            Source = Source,
            Lines = [.. Enumerable.Range(0, 8).Where(bit => (waiver.Mask >> bit & 1) == 1).Select(bit => $"line-{bit}")],
            Percent = waiver.Percent / 100m,
            When = waiver.Judged ? null : new Formula("asked"),
            Proof = waiver.Judged ? new("asked") : null,
        })],
    };
}
