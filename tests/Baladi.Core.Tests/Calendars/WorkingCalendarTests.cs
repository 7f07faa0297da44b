using Baladi.Core.Basics;
using Baladi.Core.Calendars;
using Baladi.Core.Language;
using CsCheck;
using Xunit;

namespace Baladi.Core.Tests.Calendars;

public class WorkingCalendarTests
{
    private static readonly DateOnly Sunday = new(2026, 4, 5);
    private static readonly Gen<TimeSpan> Time = Gen.Long[0, TimeSpan.TicksPerDay * 40].Select(TimeSpan.FromTicks);
    private static readonly Gen<DateTimeOffset> Instant = Time.Select(time => At(Sunday) + time);

    private static readonly Gen<WorkingCalendar> Calendar = Gen.Select(Gen.Int[0, 6].HashSet[1, 6], Gen.Int[0, 60].HashSet[0, 20], (weekend, holidays) =>
        Of([.. weekend.Select(day => (DayOfWeek)day)], [.. holidays.Select(Sunday.AddDays)]));

    [Fact]
    public void Between_AfterAdd_IsWhatWasAdded() => Gen.Select(Calendar, Instant, Time).Sample((calendar, start, time) =>
        calendar.Between(start, calendar.Add(start, time)) == time);

    [Fact]
    public void Add_InTwoSteps_IsAddingTheSum() => Gen.Select(Calendar, Instant, Time, Time).Sample((calendar, start, a, b) =>
        calendar.Add(calendar.Add(start, a), b) == calendar.Add(start, a + b));

    [Fact]
    public void Add_LaterOrLonger_NeverEndsEarlier() => Gen.Select(Calendar, Instant, Time, Time, Time).Sample((calendar, start, later, time, longer) =>
        calendar.Add(start + later, time) >= calendar.Add(start, time) && calendar.Add(start, time + longer) >= calendar.Add(start, time));

    [Fact]
    public void Between_SplitAnywhere_IsTheSumOfItsParts() => Gen.Select(Calendar, Instant, Time, Time).Sample((calendar, start, a, b) =>
        calendar.Between(start, start + a) + calendar.Between(start + a, start + a + b) == calendar.Between(start, start + a + b));

    [Fact]
    public void Add_SomeTime_EndsOnAWorkingDay() => Gen.Select(Calendar, Instant, Time).Sample((calendar, start, time) =>
        time == TimeSpan.Zero || calendar.IsWorkingDay(RiyadhTime.DateOf(calendar.Add(start, time) - TimeSpan.FromTicks(1))));

    [Theory]
    [InlineData(0, 10, 1, 1, 10)]
    [InlineData(4, 10, 1, 7, 10)]
    [InlineData(5, 10, 1, 8, 0)]
    [InlineData(0, 10, 5, 7, 10)]
    public void AddDays_OverTheWeekend_SkipsIt(int startDay, int hour, int days, int endDay, int endHour)
    {
        var calendar = Of([DayOfWeek.Friday, DayOfWeek.Saturday]);

        var end = calendar.AddDays(At(Sunday.AddDays(startDay)).AddHours(hour), days);

        Assert.Equal(At(Sunday.AddDays(endDay)).AddHours(endHour), end);
    }

    [Fact]
    public void AddDays_OverAHoliday_SkipsIt()
    {
        var calendar = Of([DayOfWeek.Friday, DayOfWeek.Saturday], Sunday.AddDays(1));

        Assert.Equal(At(Sunday.AddDays(2)).AddHours(10), calendar.AddDays(At(Sunday).AddHours(10), 1));
    }

    [Fact]
    public void IsWorkingDay_ByRiyadhDate_NotByUtc()
    {
        var calendar = Of([DayOfWeek.Friday, DayOfWeek.Saturday]);
        // Late on Thursday in UTC it is Friday in Riyadh.
        var thursday = new DateTimeOffset(2026, 4, 9, 22, 0, 0, TimeSpan.Zero);

        Assert.Equal(TimeSpan.Zero, calendar.Between(thursday, thursday.AddHours(5)));
    }

    [Fact]
    public void Add_NegativeTime_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => Of([DayOfWeek.Friday]).Add(At(Sunday), TimeSpan.FromTicks(-1)));

    [Fact]
    public void Between_EndBeforeStart_IsNothing() => Assert.Equal(TimeSpan.Zero, Of([DayOfWeek.Friday]).Between(At(Sunday).AddDays(1), At(Sunday)));

    private static DateTimeOffset At(DateOnly date) => RiyadhTime.StartOf(date);

    private static WorkingCalendar Of(DayOfWeek[] weekend, params DateOnly[] holidays) => new()
    {
        Code = "test",
        Source = "",
        Weekend = weekend,
        Items = [.. holidays.Select(date => new Holiday(date, new LocalizedText("عطلة", "Holiday"), true))],
    };
}
