using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Web.Shared.Localization;

namespace Baladi.Web.Areas.Desk;

/// <summary>How near a deadline is: the words, and the kind and icon of the badge around them.</summary>
public sealed record DueLook(string Text, string Kind, string? Icon, bool IsLate);

/// <summary>Says deadlines in working days, as they were promised.</summary>
public sealed class Deadlines(Texts texts, CaseClock clock, TimeProvider time)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public DueLook Of(DateTimeOffset due)
    {
        var now = time.GetUtcNow();
        if (due <= now) return new(Said("desk.due.late", Worked(due, now)), "error", "warning", IsLate: true);
        if (RiyadhTime.LastDayOf(due) == time.Today()) return new(texts["desk.due.today"], "warning", "clock", IsLate: false);
        var left = Worked(now, due);
        return left < Day ? new(Said("desk.due.left", left), "warning", "clock", IsLate: false) : new(Said("desk.due.left", left), "neutral", null, IsLate: false);
    }

    /// <summary>Working time between two instants, or until now.</summary>
    public TimeSpan Worked(DateTimeOffset from, DateTimeOffset? to) => clock.Calendar.Between(from, to ?? time.GetUtcNow());

    public DateTimeOffset After(int workingDays) => clock.Calendar.AddDays(time.GetUtcNow(), workingDays);

    /// <summary>"3 working days"; nothing at all, and less than a day, have words of their own.</summary>
    public string Say(TimeSpan worked) => worked == TimeSpan.Zero ? texts["desk.days.none"] : Said("desk.days", worked);

    private string Said(string key, TimeSpan worked) => worked < Day ? texts[key + ".less"] : texts.Count(key, (long)worked.TotalDays);
}
