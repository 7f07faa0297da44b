using Baladi.Core.Authorities;
using Baladi.Core.Language;
using Baladi.Core.Procedures;
using Baladi.Core.Requirements;

namespace Baladi.Core.Search;

/// <summary>Everything that can be found, made of what is published and of the authorities.</summary>
public static class Searchables
{
    /// <summary>The services offered to applicants, activities, ISIC classes, documents with their clauses, and authorities, in this order; clauses last.</summary>
    public static IEnumerable<Searchable> Of(IReadOnlyList<Procedure> procedures, IReadOnlyList<ActivityList> lists, IReadOnlyList<RequirementDocument> documents, IEnumerable<Authority> authorities, IReadOnlyList<City> cities)
    {
        var activities = lists.SelectMany(list => list.Items).ToList();
        var groups = lists.SelectMany(list => list.Groups).DistinctBy(group => group.Code).ToDictionary(group => group.Code, group => group.Name);
        var covered = documents.Select(document => (Document: document, Activities: activities.Where(activity => document.Scope.Groups.Contains(activity.Group) || document.Scope.Activities.Contains(activity.Code)).ToList())).ToList();
        return
        [
            .. procedures.Where(procedure => !procedure.IsOfficial).Select(procedure => Of(procedure, activities)),
            .. activities.Select(activity => Of(activity, groups.GetValueOrDefault(activity.Group))),
            .. lists.SelectMany(list => list.IsicClasses).DistinctBy(isic => isic.Code).Select(isic => new Searchable(SearchKind.IsicClass, isic.Code, isic.Name) { Words = [isic.Code] }),
            .. covered.Select(one => Of(one.Document, one.Activities)),
            .. Of([.. authorities], cities),
            .. covered.SelectMany(one => ClausesOf(one.Document, one.Activities)),
        ];
    }

    private static Searchable Of(Procedure procedure, List<Activity> activities) => new(SearchKind.Service, procedure.Code, procedure.Service.Name)
    {
        Text = procedure.Service.Summary,
        Covers = procedure.Concerns is null ? [.. activities.Where(activity => procedure.ActivityGroups.Contains(activity.Group)).SelectMany(NamesOf)] : [],
    };

    private static Searchable Of(Activity activity, LocalizedText? sector) => new(SearchKind.Activity, activity.Code, activity.Name)
    {
        Within = sector,
        Words = [.. activity.Synonyms.Values.SelectMany(words => words), activity.Isic4],
    };

    private static Searchable Of(RequirementDocument document, List<Activity> activities) => new(SearchKind.Document, document.Code, document.Title)
    {
        Text = document.Summary,
        // Made for one trade alone, it answers to the names of that trade.
        Words = activities is [var sole] && document.Scope.Services.Count == 0 ? [.. NamesOf(sole)] : [],
        Covers = [.. activities.SelectMany(NamesOf)],
    };

    private static IEnumerable<Searchable> ClausesOf(RequirementDocument document, List<Activity> activities)
    {
        string[] covers = [.. activities.SelectMany(NamesOf)];
        return document.Clauses.Select(clause => new Searchable(SearchKind.Clause, document.CodeOf(clause), clause.Title) { Text = clause.Text, Within = document.Title, Covers = covers, Parent = document.Code });
    }

    private static IEnumerable<Searchable> Of(List<Authority> authorities, IReadOnlyList<City> cities)
    {
        var names = authorities.ToDictionary(authority => authority.Id);
        foreach (var authority in authorities)
        {
            var amanah = authority;
            while (amanah is { Kind: not AuthorityKind.Amanah }) amanah = amanah.ParentId is { } above ? names.GetValueOrDefault(above) : null;
            yield return new(SearchKind.Authority, authority.Code, authority.Name)
            {
                Within = amanah == authority ? null : amanah?.Name,
                Words = [.. cities.Where(city => city.MunicipalityId == authority.Id).SelectMany(city => new[] { city.Name.Ar, city.Name.En })],
            };
        }
    }

    private static IEnumerable<string> NamesOf(Activity activity) => [activity.Name.Ar, activity.Name.En, .. activity.Synonyms.Values.SelectMany(words => words)];
}
