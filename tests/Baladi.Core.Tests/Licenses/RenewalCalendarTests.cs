using System.Collections.Immutable;
using Baladi.Core.Fees;
using Baladi.Core.Licenses;
using Baladi.Core.Procedures;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;
using Baladi.Core.Tests.Publishing;
using CsCheck;
using Xunit;

namespace Baladi.Core.Tests.Licenses;

/// <summary>The published renewal over any calendar: when it is open, until when it renews, what being late costs.</summary>
public class RenewalCalendarTests
{
    private const int OpensBefore = 90;
    private const int ClosesAfter = 365;
    private static readonly Procedure Renewal = Seeded.Content<Procedure>("license-renewal");
    private static readonly FeeSchedule Fees = Seeded.Content<FeeSchedule>("commercial");
    private static readonly Formula To = Renewal.Rules.SelectMany(rule => rule.Do).OfType<RenewLicense>().Single().To;

    private static readonly Gen<DateOnly> Days = Gen.Int[new DateOnly(2024, 1, 1).DayNumber, new DateOnly(2105, 1, 1).DayNumber].Select(DateOnly.FromDayNumber);
    // Around every boundary there is, and the leap days of a century that has one too few.
    private static readonly Gen<DateOnly> Ends = Gen.Frequency((6, Days), (1, Gen.OneOf([new DateOnly(2028, 2, 29), new DateOnly(2096, 2, 29), new DateOnly(2100, 2, 28), new DateOnly(2099, 12, 31), new DateOnly(2031, 2, 28)])));
    private static readonly Gen<int> Offsets = Gen.Frequency((3, Gen.Int[-500, 800]), (1, Gen.OneOf([-OpensBefore - 1, -OpensBefore, -1, 0, 1, ClosesAfter, ClosesAfter + 1])));

    [Fact]
    public void Renewal_IsOpenFromNinetyDaysBeforeUntilAYearAfter() => Gen.Select(Ends, Offsets).Sample((end, offset) =>
        Renewal.Concerns!.Opens.All(guard => guard.Holds(Names(end, end.AddDays(offset)))) == offset is >= -OpensBefore and <= ClosesAfter);

    [Fact]
    public void Days_LeftAndLate_AreNeverBoth_AndCountTheCalendar() => Gen.Select(Ends, Offsets).Sample((end, offset) =>
    {
        var names = Names(end, end.AddDays(offset));
        var (left, late) = (names(SystemNames.LicenseDaysLeft).Number, names(SystemNames.LicenseDaysLate).Number);
        return Math.Min(left, late) == 0 && late - left == offset;
    });

    /// <summary>Who renews early loses no day, who renews late gains none.</summary>
    [Fact]
    public void End_IsThatOfTheLicenseAndTheYears_WheneverSomebodyRenews() => Gen.Select(Ends, Gen.Int[-OpensBefore, ClosesAfter], Gen.Int[-OpensBefore, ClosesAfter], Gen.Int[1, 5]).Sample((end, one, other, years) =>
    {
        var renewed = Renewed(end, end.AddDays(one), years);
        return renewed == Renewed(end, end.AddDays(other), years)
            && renewed.DayNumber - end.DayNumber >= 365 * years && renewed.DayNumber - end.DayNumber <= (365 * years) + 2
            && (renewed.Month, renewed.Day) == ((end.Month, end.Day) == (2, 29) && !DateTime.IsLeapYear(renewed.Year) ? (2, 28) : (end.Month, end.Day));
    });

    [Fact]
    public void End_YearByYear_IsThatOfAllAtOnce_ButForALeapDay() => Gen.Select(Ends, Gen.Int[1, 5]).Sample((end, years) =>
    {
        var (stepwise, atOnce) = (Enumerable.Range(0, years).Aggregate(end, (from, _) => Renewed(from, from, 1)), Renewed(end, end, years));
        return stepwise == atOnce || ((end.Month, end.Day) == (2, 29) && stepwise.AddDays(1) == atOnce);
    });

    [Fact]
    public void Fine_IsNoneInTime_AndNeverFallsWithTheDays() => Gen.Select(Ends, Gen.Int[-OpensBefore, ClosesAfter - 1], Gen.Int[1, 5]).Sample((end, offset, feeClass) =>
    {
        var (today, tomorrow) = (Fine(end, end.AddDays(offset), feeClass), Fine(end, end.AddDays(offset + 1), feeClass));
        return (today == 0) == (offset <= 0) && today <= tomorrow;
    });

    private static DateOnly Renewed(DateOnly end, DateOnly on, int years) => To.Evaluate(name => name == "license.years" ? Value.Of((decimal)years) : Names(end, on)(name)).Date;

    private static long Fine(DateOnly end, DateOnly on, int feeClass)
    {
        var names = Names(end, on);
        return Fees.Price(name => name switch
        {
            SystemNames.FeeClass => Value.Of((decimal)feeClass),
            SystemNames.ActivityGroup => Value.Of("retail"),
            "license.activity" => Value.Of("clothing-shoes"),
            "license.years" => Value.Of(1m),
            "shop.area" => Value.Of(50m),
            "shop.frontSigns" or "sign.area" => Value.Of(0m),
            _ => names(name),
        }).Lines.Where(line => line.Code == "late").Sum(line => line.Amount.Halalas);
    }

    private static Func<string, Value> Names(DateOnly end, DateOnly on)
    {
        var names = new LicenseSubject
        {
            Id = 1, Number = "", Name = "", ServiceCode = "retail-license", AuthorityId = 1, EstablishmentId = null, PersonId = 1, Standing = ImmutableDictionary<string, Value>.Empty,
            OnFile = ImmutableDictionary<string, long>.Empty, DecidedBy = new HashSet<long>(), ValidTo = end, State = LicenseState.Active, StateSince = end.AddYears(-1), StateByAuthority = false, Danger = false, IsStayed = false, UnderWay = [],
        }.Names(on);
        return name => names.GetValueOrDefault(name) ?? Value.Unknown(ValueKind.Text, name);
    }
}
