using System.Globalization;
using Baladi.Core.Basics;

namespace Baladi.Core.Cases.Visits;

/// <summary>Tells holders of visits they were announced.</summary>
public sealed class VisitNotifier(CaseNotifier notifier)
{
    public Task TellAsync(CaseFile file, string template, SiteVisit visit, string? reason, CancellationToken cancel) => notifier.TellApplicantAsync(file, template, new Dictionary<string, string>
    {
        ["day"] = RiyadhTime.DateOf(visit.From).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["from"] = Clock(visit.From),
        ["to"] = Clock(visit.To),
        ["reason"] = reason ?? "",
    }, cancel);

    /// <summary>A visit as an event names it: 2026-12-01 09:00-11:00.</summary>
    public static string Written(SiteVisit visit) => $"{RiyadhTime.Local(visit.From).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}-{Clock(visit.To)}";

    private static string Clock(DateTimeOffset at) => RiyadhTime.Local(at).ToString("HH:mm", CultureInfo.InvariantCulture);
}
