namespace Baladi.Core.Basics;

/// <summary>Civil dates of the Kingdom. Asia/Riyadh is UTC+3 all year since 1947, so no time-zone database is needed.</summary>
public static class RiyadhTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(3);

    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The instant, in UTC, at which the civil date begins.</summary>
    public static DateTimeOffset StartOf(DateOnly date) => new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), Offset).ToUniversalTime();

    /// <summary>The instant, in UTC, of a time of day on a civil date.</summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time) => new DateTimeOffset(date.ToDateTime(time), Offset).ToUniversalTime();

    /// <summary>The instant as clocks in the Kingdom show it.</summary>
    public static DateTimeOffset Local(DateTimeOffset instant) => instant.ToOffset(Offset);

    /// <summary>The last civil date that is wholly or partly before the instant: the day to name for a deadline, which ends where the next begins.</summary>
    public static DateOnly LastDayOf(DateTimeOffset due) => DateOf(due.AddTicks(-1));

    /// <summary>The end of the civil date the deadline falls on.</summary>
    public static DateTimeOffset EndOfDay(DateTimeOffset due) => StartOf(LastDayOf(due).AddDays(1));

    public static DateOnly Today(this TimeProvider time) => DateOf(time.GetUtcNow());
}
