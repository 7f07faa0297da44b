using System.Text.Json.Serialization;
using Baladi.Core.Basics;
using Baladi.Core.Language;
using Baladi.Core.Publishing;

namespace Baladi.Core.Calendars;

/// <summary>
/// The published working days. Promises count whole working days: a working day has 24 hours, weekends and holidays none,
/// so adding time and measuring it are exact inverses.
/// </summary>
public sealed record WorkingCalendar : IPublishedContent
{
    public static string Kind => "calendar";
    public required string Code { get; init; }
    public required string Source { get; init; }
    public required IReadOnlyList<DayOfWeek> Weekend { get; init; }
    public required IReadOnlyList<Holiday> Items { get; init; }

    [JsonIgnore] private HashSet<DateOnly> Holidays => field ??= [.. Items.Select(holiday => holiday.Date)];

    public bool IsWorkingDay(DateOnly date) => !Weekend.Contains(date.DayOfWeek) && !Holidays.Contains(date);

    /// <summary>The instant at which so much working time has passed since the start; the start itself for no time.</summary>
    public DateTimeOffset Add(DateTimeOffset start, TimeSpan workingTime)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workingTime, TimeSpan.Zero);
        var at = start;
        while (workingTime > TimeSpan.Zero)
        {
            var date = RiyadhTime.DateOf(at);
            var nextDay = RiyadhTime.StartOf(date.AddDays(1));
            if (IsWorkingDay(date))
            {
                if (workingTime <= nextDay - at) return at + workingTime;
                workingTime -= nextDay - at;
            }
            at = nextDay;
        }
        return at;
    }

    public DateTimeOffset AddDays(DateTimeOffset start, int workingDays) => Add(start, TimeSpan.FromDays(workingDays));

    /// <summary>The working time between two instants; zero where the end is not after the start.</summary>
    public TimeSpan Between(DateTimeOffset start, DateTimeOffset end)
    {
        var total = TimeSpan.Zero;
        for (var at = start; at < end;)
        {
            var date = RiyadhTime.DateOf(at);
            var next = RiyadhTime.StartOf(date.AddDays(1));
            var until = next < end ? next : end;
            if (IsWorkingDay(date)) total += until - at;
            at = until;
        }
        return total;
    }

    public IEnumerable<Problem> Check(PublishedCatalog catalog)
    {
        if (Weekend.Count is 0 or 7) yield return new("publish-weekend", "weekend");
        foreach (var twice in Items.GroupBy(holiday => holiday.Date).Where(group => group.Count() > 1)) yield return new("publish-twice", $"items/{twice.Key:yyyy-MM-dd}");
    }
}

public sealed record Holiday(DateOnly Date, LocalizedText Name, bool Illustrative);
