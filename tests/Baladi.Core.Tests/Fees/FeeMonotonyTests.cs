using Baladi.Core.Basics;
using Baladi.Core.Fees;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;
using Baladi.Core.Tests.Publishing;
using CsCheck;
using Xunit;

namespace Baladi.Core.Tests.Fees;

/// <summary>Whoever takes more of what is paid for never pays less, line by line; and every total is the sum of its lines.</summary>
public class FeeMonotonyTests
{
    private static readonly FeeSchedule Commercial = Seeded.Content<FeeSchedule>("commercial");
    private static readonly FeeSchedule Event = Seeded.Content<FeeSchedule>("event-permit");
    private static readonly Activity[] Activities = [.. Seeded.Catalog().AllInForce<ActivityList>().SelectMany(list => list.Content.Items)];
    private static readonly DateOnly Day = new(2026, 4, 5);

    private static readonly VatTerms Vat = new(15);
    private static readonly Gen<Dictionary<string, Value>> Shops = Gen.Select(Gen.OneOf(Activities), Gen.Int[100, 2_000_000], Gen.Int[1, 5], Gen.Int[0, 3], Gen.Int[10, 5_000], Gen.Bool, Gen.Int[1, 5],
        (activity, area, years, signs, sign, inCity, feeClass) => new Dictionary<string, Value>
        {
            ["license.activity"] = Value.Of(activity.Code), [SystemNames.ActivityGroup] = Value.Of(activity.Group), ["shop.area"] = Value.Of(area / 100m), ["license.years"] = Value.Of((decimal)years),
            ["shop.frontSigns"] = Value.Of((decimal)signs), ["sign.area"] = Value.Of(sign / 100m), ["fuel.insideCity"] = Value.Of(inCity), [SystemNames.FeeClass] = Value.Of((decimal)feeClass),
            [SystemNames.LicenseDaysLate] = Value.Of(0m),
        });

    private static readonly Gen<Dictionary<string, Value>> Events = Gen.Select(Gen.OneOf(Gen.Const("market"), Gen.Const("community")), Gen.Int[1, 5_000_000], Gen.Int[0, 29], Gen.Int[1, 100_000], Gen.Int[1, 5],
        (kind, area, days, attendance, feeClass) => new Dictionary<string, Value>
        {
            ["event.kind"] = Value.Of(kind), ["event.area"] = Value.Of(area / 100m), ["event.from"] = Value.Of(Day), ["event.to"] = Value.Of(Day.AddDays(days)),
            ["event.attendance"] = Value.Of((decimal)attendance), ["event.asksWaiver"] = Value.Of(false), [SystemNames.FeeClass] = Value.Of((decimal)feeClass),
        });

    [Theory]
    [InlineData("shop.area", 1_000_000)]
    [InlineData("sign.area", 5_000)]
    [InlineData("license.years", 400)]
    [InlineData("shop.frontSigns", 300)]
    [InlineData(SystemNames.LicenseDaysLate, 60_000)]
    public void Commercial_MoreOfIt_NeverCostsLess(string fact, int most) => Gen.Select(Shops, Gen.Int[1, most]).Sample((facts, more) =>
    {
        // In hundredths; what is counted grows by whole ones.
        var by = fact is "license.years" or "shop.frontSigns" or SystemNames.LicenseDaysLate ? Math.Ceiling(more / 100m) : more / 100m;
        return NeverLess(Commercial, facts, fact, Value.Of(facts[fact].Number + by));
    });

    /// <summary>For each thirty days begun, twelve times at most, and nothing for who is in time.</summary>
    [Fact]
    public void Commercial_Late_PaysForEachThirtyDaysBegun() => Gen.Select(Shops, Gen.Int[0, 800]).Sample((facts, late) =>
    {
        var rate = new[] { 100, 80, 60, 40, 20 }[(int)facts[SystemNames.FeeClass].Number - 1];
        var fine = Commercial.Price(name => name == SystemNames.LicenseDaysLate ? Value.Of((decimal)late) : facts[name]).Lines.Where(line => line.Code == "late").Sum(line => line.Amount.Halalas);
        return fine == Money.FromRiyals(rate * Math.Min(12, (late + 29) / 30)).Halalas;
    });

    [Theory]
    [InlineData("event.area")]
    [InlineData("event.attendance")]
    public void Event_MoreOfIt_NeverCostsLess(string fact) => Gen.Select(Events, Gen.Int[1, 50_000]).Sample((facts, more) => NeverLess(Event, facts, fact, Value.Of(facts[fact].Number + more)));

    [Fact]
    public void Event_MoreDays_NeverCostsLess() => Gen.Select(Events, Gen.Int[1, 60]).Sample((facts, more) => NeverLess(Event, facts, "event.to", Value.Of(facts["event.to"].Date.AddDays(more))));

    [Fact]
    public void Event_AnyEvent_IsTheSumOfItsLinesAndNeverNegative() => Events.Sample(facts =>
    {
        var price = Event.Price(name => facts[name], Vat);
        return price.IsComplete && price.Lines.All(line => line.Amount >= Money.Zero) && price.Total.Halalas == price.Lines.Sum(line => line.Amount.Halalas + line.Tax.Halalas);
    });

    private static bool NeverLess(FeeSchedule schedule, Dictionary<string, Value> facts, string fact, Value more)
    {
        var (before, after) = (schedule.Price(name => facts[name], Vat), schedule.Price(name => name == fact ? more : facts[name], Vat));
        return before.IsComplete && after.IsComplete && before.Total <= after.Total;
    }
}
