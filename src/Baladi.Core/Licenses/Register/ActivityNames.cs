using Baladi.Core.Language;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;

namespace Baladi.Core.Licenses.Register;

/// <summary>The activities that licenses are issued for, by the lists in force.</summary>
public sealed class ActivityNames(PublishedCatalog catalog)
{
    public IEnumerable<Activity> All => catalog.AllInForce<ActivityList>().SelectMany(list => list.Content.Items);

    public Activity? Find(string? code) => code is null ? null : All.FirstOrDefault(activity => activity.Code == code);

    /// <summary>The code itself, where the activity is published no longer; null where there is none.</summary>
    public LocalizedText? NameOf(string? code) => code is null ? null : Find(code)?.Name ?? new LocalizedText(code, code);
}
