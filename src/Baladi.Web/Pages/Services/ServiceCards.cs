using Baladi.Core.Fees;
using Baladi.Core.Language;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using ServiceCard = Baladi.Web.Shared.ServiceCard;

namespace Baladi.Web.Pages.Services;

/// <summary>The services in force, as cards, and the search among them.</summary>
public sealed class ServiceCards(PublishedCatalog catalog, Texts texts, LinkGenerator links)
{
    /// <summary>Those that people apply for, in the order the ministry gave them.</summary>
    public IEnumerable<Published<Procedure>> All => catalog.AllInForce<Procedure>().Where(p => !p.Content.IsOfficial).OrderBy(p => p.Content.Service.Order).ThenBy(p => p.Content.Code, StringComparer.Ordinal);

    public ServiceCard Of(Procedure procedure, IEnumerable<string> found)
    {
        var service = procedure.Service;
        return new()
        {
            Title = texts[service.Name],
            Summary = texts[service.Summary],
            Address = links.GetPathByRouteValues(Routes.Service, new { code = procedure.Code })!,
            Icon = IconOf(service.Category),
            Instant = service.Instant == InstantRoute.Always,
            Tags = service.Instant == InstantRoute.Sometimes ? [texts["services.sometimesInstant"], .. found] : [.. found],
            Duration = Duration(procedure),
            Fees = texts[procedure.Fees is null ? "services.free" : "services.feesByAnswers"],
            Illustrative = service.Source.Illustrative,
        };
    }

    public string Duration(Procedure procedure) => procedure.Service.Instant switch
    {
        InstantRoute.Always => texts["services.duration.instant"],
        InstantRoute.Sometimes => texts["services.duration.sometimes", texts.Count("dates.workingDays", procedure.Days)],
        _ => texts.Count("dates.workingDays", procedure.Days),
    };

    /// <summary>Every word has to occur in the name, the texts or the activities of the service, in either language; hamzas, taa marbuta and the article do not count.</summary>
    /// <returns>The service with the activities that were found by name.</returns>
    public IEnumerable<(Procedure Procedure, IReadOnlyList<string> Activities)> Search(string? query)
    {
        var words = ArabicFolding.Fold(query ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(ArabicFolding.WithoutArticle).ToList();
        foreach (var procedure in All.Select(published => published.Content))
        {
            if (words.Count == 0) { yield return (procedure, []); continue; }
            var service = procedure.Service;
            var own = Folded([service.Name, service.Summary, service.Description]);
            var found = ActivitiesOf(procedure).Where(activity => words.TrueForAll((own + Folded(activity)).Contains) && words.Exists(Folded(activity).Contains)).ToList();
            if (found.Count > 0 || words.TrueForAll(own.Contains)) yield return (procedure, [.. found.Select(activity => texts[activity.Name])]);
        }
    }

    /// <summary>The activities a service licenses; none, where it licenses something else.</summary>
    public IEnumerable<Activity> ActivitiesOf(Procedure procedure) =>
        catalog.AllInForce<ActivityList>().SelectMany(list => list.Content.Items).Where(activity => procedure.ActivityGroups.Contains(activity.Group));

    public Published<FeeSchedule>? FeesOf(Procedure procedure) => procedure.Fees is { } fees ? catalog.InForce<FeeSchedule>(fees) : null;

    public static string IconOf(string category) => category switch
    {
        "commercial" => "store",
        "permits" => "calendar",
        "construction" => "building",
        "planning" => "plan",
        _ => "document",
    };

    private static string Folded(IEnumerable<LocalizedText> all) => ArabicFolding.Fold(string.Join(' ', all.SelectMany(text => new[] { text.Ar, text.En })));

    private static string Folded(Activity activity) => ArabicFolding.Fold(string.Join(' ', [activity.Name.Ar, activity.Name.En, .. activity.Synonyms.Values.SelectMany(words => words)]));
}
