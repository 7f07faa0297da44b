using System.Globalization;
using Baladi.Core.Basics;

namespace Baladi.Web.Shared.Localization;

/// <summary>Dates and durations as people read them, in the language of the request. Instants are shown as Riyadh sees them.</summary>
public sealed class Dates(Texts texts, TimeProvider time)
{
    private static readonly UmAlQuraCalendar Hijri = new();
    private static readonly DateOnly FirstHijri = DateOnly.FromDateTime(Hijri.MinSupportedDateTime);
    private static readonly DateOnly LastHijri = DateOnly.FromDateTime(Hijri.MaxSupportedDateTime);

    /// <summary>The civil date, month by name, with the sign of its calendar.</summary>
    public string Gregorian(DateOnly date) => texts["dates.gregorian", date.Day, texts[$"dates.gregorian.{date.Month}"], date.Year];

    /// <summary>The Umm al-Qura date, month by name, with the sign of its calendar; null outside the years the Umm al-Qura tables cover.</summary>
    public string? UmmAlQura(DateOnly date)
    {
        if (date < FirstHijri || date > LastHijri) return null;
        var day = date.ToDateTime(TimeOnly.MinValue);
        return texts["dates.hijri", Hijri.GetDayOfMonth(day), texts[$"dates.hijri.{Hijri.GetMonth(day)}"], Hijri.GetYear(day)];
    }

    /// <summary>Both calendars, the civil one first.</summary>
    public string Both(DateOnly date) => UmmAlQura(date) is { } hijri ? texts["dates.both", Gregorian(date), hijri] : Gregorian(date);

    public string Both(DateTimeOffset instant) => Both(RiyadhTime.DateOf(instant));

    public string Gregorian(DateTimeOffset instant) => Gregorian(RiyadhTime.DateOf(instant));

    /// <summary>The last day of a deadline, in both calendars.</summary>
    public string Deadline(DateTimeOffset due) => Both(RiyadhTime.LastDayOf(due));

    /// <summary>The last day of a deadline, in the civil calendar.</summary>
    public string DeadlineDay(DateTimeOffset due) => Gregorian(RiyadhTime.LastDayOf(due));

    /// <summary>In how many days the last day of a deadline is, or was: counted as on a calendar, whatever the hour.</summary>
    public string UntilDeadline(DateTimeOffset due) => (RiyadhTime.LastDayOf(due).DayNumber - time.Today().DayNumber) switch
    {
        0 => texts["dates.today"],
        < 0 and var days => texts["dates.ago", texts.Count("dates.days", -days)],
        var days => texts["dates.ahead", texts.Count("dates.days", days)],
    };

    /// <summary>The civil date and the time of day in Riyadh.</summary>
    public string WithTime(DateTimeOffset instant) => texts["dates.withTime", Gregorian(instant), TimeOf(instant)];

    public string TimeOf(DateTimeOffset instant) => TimeOf(TimeOnly.FromDateTime(RiyadhTime.Local(instant).DateTime));

    public string TimeOf(TimeOnly time) => texts[time.Hour < 12 ? "dates.morning" : "dates.evening", time.ToString("h:mm", CultureInfo.InvariantCulture)];

    /// <summary>The civil date with the day of the week.</summary>
    public string Weekday(DateOnly date) => texts["dates.weekday", texts[$"dates.weekday.{(int)date.DayOfWeek}"], Gregorian(date)];

    /// <summary>How long ago, or in how long: three days ago, in two hours, now.</summary>
    public string Relative(DateTimeOffset instant)
    {
        var distance = instant - time.GetUtcNow();
        if (distance.Duration() < TimeSpan.FromMinutes(1)) return texts["dates.now"];
        return texts[distance < TimeSpan.Zero ? "dates.ago" : "dates.ahead", Duration(distance.Duration())];
    }

    /// <summary>In the largest unit that fits, rounded down, in the plural form of the count.</summary>
    public string Duration(TimeSpan span) => span switch
    {
        { TotalDays: >= 365 } => texts.Count("dates.years", (long)(span.TotalDays / 365)),
        { TotalDays: >= 60 } => texts.Count("dates.months", (long)(span.TotalDays / 30)),
        { TotalDays: >= 1 } => texts.Count("dates.days", (long)span.TotalDays),
        { TotalHours: >= 1 } => texts.Count("dates.hours", (long)span.TotalHours),
        _ => texts.Count("dates.minutes", (long)span.TotalMinutes),
    };
}
