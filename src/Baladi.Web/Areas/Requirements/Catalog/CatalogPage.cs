using Baladi.Core.Authorities;
using Baladi.Core.Basics;
using Baladi.Core.Language;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Web.Pages.Services;
using Baladi.Web.Shared.Localization;

namespace Baladi.Web.Areas.Requirements.Catalog;

/// <summary>What the reader asked for, as it stands in the address; a code that there is none of counts as not asked.</summary>
public sealed record CatalogQuery(string? Sector = null, string? Activity = null, string? Service = null, string? Authority = null)
{
    public bool Narrows => this != new CatalogQuery();
    /// <summary>As route values, with what is empty left out.</summary>
    public object Values => new { sector = Sector, activity = Activity, service = Service, authority = Authority };
}

/// <summary>One document in the list.</summary>
public sealed record CatalogEntry(Published<RequirementDocument> Document)
{
    public int Clauses => Document.Content.Clauses.Count;
    public int Measured => Count(ClauseKind.Measured);
    public int Documents => Count(ClauseKind.Evidence);
    /// <summary>The day it last changed.</summary>
    public DateOnly Updated => Document.EffectiveFrom;

    private int Count(ClauseKind kind) => Document.Content.Clauses.Count(clause => clause.Kind == kind);
}

/// <param name="Sector">Null for what binds a service whatever is done there.</param>
public sealed record CatalogSection(CodedText? Sector, IReadOnlyList<CatalogEntry> Entries);

public sealed record CatalogPage
{
    public required CatalogQuery Query { get; init; }
    public required IReadOnlyList<CatalogSection> Sections { get; init; }
    public required IReadOnlyList<CodedText> Sectors { get; init; }
    public required IReadOnlyList<Activity> Activities { get; init; }
    public required IReadOnlyList<Published<Procedure>> Services { get; init; }
    public required IReadOnlyList<Authority> Authorities { get; init; }
    public Activity? Activity => Activities.FirstOrDefault(activity => activity.Code == Query.Activity);
    public int Documents => Sections.Sum(section => section.Entries.Count);
    public int Clauses => Sections.Sum(section => section.Entries.Sum(entry => entry.Clauses));
}

/// <summary>Reads the catalog from what is published.</summary>
public sealed class CatalogPages(PublishedCatalog catalog, ServiceCards services, Geography geography, Texts texts, TimeProvider time)
{
    public CatalogPage Of(CatalogQuery asked)
    {
        var today = time.Today();
        var lists = catalog.AllInForce<ActivityList>(today).Select(list => list.Content).ToList();
        var (sectors, activities) = (lists.SelectMany(list => list.Groups).ToList(), lists.SelectMany(list => list.Items).ToList());
        var offered = services.All.ToList();
        var authorities = geography.Authorities.Where(authority => authority.Kind == AuthorityKind.Amanah || authority.TakesCases).ToList();
        var query = new CatalogQuery(
            sectors.Find(sector => sector.Code == asked.Sector)?.Code, activities.Find(activity => activity.Code == asked.Activity)?.Code,
            offered.Find(service => service.Content.Code == asked.Service)?.Content.Code, authorities.Find(authority => authority.Code == asked.Authority)?.Code);
        var found = catalog.AllInForce<RequirementDocument>(today).Where(document => Fits(document.Content.Scope, query, activities, offered)).ToList();
        return new()
        {
            Query = query,
            Sectors = sectors,
            Activities = activities,
            Services = offered,
            Authorities = authorities,
            // What binds everybody is read first.
            Sections = [.. from document in found
                           group document by SectorOf(document.Content.Scope, activities) into section
                           let sector = sectors.Find(one => one.Code == section.Key)
                           orderby sector is null ? -1 : sectors.IndexOf(sector)
                           select new CatalogSection(sector, [.. section.OrderByDescending(document => document.Content.Clauses.Count > 3).ThenBy(document => texts[document.Content.Title], StringComparer.Ordinal).Select(document => new CatalogEntry(document))])],
        };
    }

    private bool Fits(RequirementScope scope, CatalogQuery query, List<Activity> activities, List<Published<Procedure>> offered)
    {
        if (query.Authority is { } authority && !scope.Holds(geography.Authority(authority))) return false;
        if (query.Service is { } service && scope.Services.Count > 0 && !scope.Services.Contains(service)) return false;
        // What binds activities is a matter of the services that license them.
        if (query.Service is { } licensing && scope.Services.Count == 0 && !activities.Exists(activity => Binds(scope, activity) && Licenses(offered, licensing, activity))) return false;
        if (query.Sector is { } sector && !activities.Exists(activity => activity.Group == sector && BindsAsLicensed(scope, activity, offered))) return false;
        return query.Activity is not { } code || BindsAsLicensed(scope, activities.Single(activity => activity.Code == code), offered);
    }

    private static bool Binds(RequirementScope scope, Activity activity) =>
        (scope.Groups.Count == 0 || scope.Groups.Contains(activity.Group)) && (scope.Activities.Count == 0 || scope.Activities.Contains(activity.Code));

    /// <summary>Whether it binds whoever applies for the license of the activity.</summary>
    private static bool BindsAsLicensed(RequirementScope scope, Activity activity, List<Published<Procedure>> offered) =>
        Binds(scope, activity) && (scope.Services.Count == 0 || scope.Services.Any(service => Licenses(offered, service, activity)));

    private static bool Licenses(List<Published<Procedure>> offered, string service, Activity activity) =>
        offered.Exists(one => one.Content.Code == service && one.Content.Concerns is null && one.Content.ActivityGroups.Contains(activity.Group));

    private static string? SectorOf(RequirementScope scope, List<Activity> activities) =>
        scope.Groups.Concat(activities.Where(activity => scope.Activities.Contains(activity.Code)).Select(activity => activity.Group)).FirstOrDefault();
}
