using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Web.Shared.Localization;

namespace Baladi.Web.Areas.Desk;

/// <summary>How near a deadline is: the words, and the kind and icon of the badge around them.</summary>
public sealed record DueLook(string Text, string Kind, string? Icon, bool IsLate);

/// <summary>Says deadlines in working days, as they were promised.</summary>
public sealed class Deadlines(Texts texts, CaseClock clock, TimeProvider time)
{
    public DueLook Of(DateTimeOffset due)
    {
        var now = time.GetUtcNow();
        if (due <= now) return new(texts.Count("desk.due.late", Days(Worked(due, now))), "error", "warning", IsLate: true);
        if (RiyadhTime.DateOf(due) == time.Today()) return new(texts["desk.due.today"], "warning", "clock", IsLate: false);
        var left = Days(Worked(now, due));
        return new(texts.Count("desk.due.left", left), left < 1 ? "warning" : "neutral", left < 1 ? "clock" : null, IsLate: false);
    }

    /// <summary>Working time between two instants, or until now.</summary>
    public TimeSpan Worked(DateTimeOffset from, DateTimeOffset? to) => clock.Calendar.Between(from, to ?? time.GetUtcNow());

    public DateTimeOffset After(int workingDays) => clock.Calendar.AddDays(time.GetUtcNow(), workingDays);

    private static long Days(TimeSpan worked) => (long)worked.TotalDays;
}
