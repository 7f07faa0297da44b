using System.Globalization;

namespace Baladi.Core.Documents;

/// <summary>Dates on paper: year first, Latin digits, in either calendar, whatever the culture of the thread.</summary>
public static class DocumentDates
{
    private static readonly UmAlQuraCalendar UmmAlQura = new();

    public static string Gregorian(DateOnly date) => date.ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture);

    /// <summary>In the Umm al-Qura calendar; null outside its published range, 1900-04-30 to 2077-11-16.</summary>
    public static string? Hijri(DateOnly date)
    {
        var instant = date.ToDateTime(TimeOnly.MinValue);
        if (instant < UmmAlQura.MinSupportedDateTime || instant > UmmAlQura.MaxSupportedDateTime) return null;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{UmmAlQura.GetYear(instant):D4}/{UmmAlQura.GetMonth(instant):D2}/{UmmAlQura.GetDayOfMonth(instant):D2}");
    }
}
