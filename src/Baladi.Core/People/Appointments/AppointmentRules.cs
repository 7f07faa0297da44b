using Baladi.Core.Basics;

namespace Baladi.Core.People.Appointments;

/// <summary>What holds for the dates and reasons of every change of an appointment.</summary>
internal static class AppointmentRules
{
    public const int MinReason = 10;
    /// <summary>An end further away than that is a slip of the hand; leave it open instead.</summary>
    public const int MostYears = 10;

    public static IEnumerable<Problem> Reason(string? reason, string field)
    {
        var length = reason?.Trim().Length ?? 0;
        if (length < MinReason) yield return new("words-required", field, MinReason);
        else if (length > AppointmentChange.ReasonLength) yield return new("reason-too-long", field, AppointmentChange.ReasonLength);
    }

    /// <summary>Posts begin today or later.</summary>
    public static IEnumerable<Problem> From(DateOnly? from, DateOnly today, string field)
    {
        if (from is not { } day) yield return new("required.date", field);
        else if (day < today) yield return new("date-too-early", field, today);
        else if (day > today.AddYears(1)) yield return new("date-too-late", field, today.AddYears(1));
    }

    /// <summary>The last day, where there is one, is not before the first and not past.</summary>
    public static IEnumerable<Problem> LastDay(DateOnly? last, DateOnly from, DateOnly today, string field)
    {
        var earliest = from > today ? from : today;
        if (last < earliest) yield return new("date-too-early", field, earliest);
        else if (last > today.AddYears(MostYears)) yield return new("date-too-late", field, today.AddYears(MostYears));
    }
}
