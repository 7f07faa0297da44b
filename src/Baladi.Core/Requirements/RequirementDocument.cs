using System.Text.Json.Serialization;
using Baladi.Core.Authorities;
using Baladi.Core.Basics;
using Baladi.Core.Language;
using Baladi.Core.People;
using Baladi.Core.Publishing;

namespace Baladi.Core.Requirements;

/// <summary>
/// The published requirements of an activity group, an activity or a service: the same clauses feed the catalog, the form,
/// the checklist, the officer's screen and the refusal.
/// </summary>
public sealed record RequirementDocument : IPublishedContent
{
    public const string KindCode = "requirement";
    public static string Kind => KindCode;
    public required string Code { get; init; }
    public required LocalizedText Title { get; init; }
    public required LocalizedText Summary { get; init; }
    /// <summary>Services, activity groups, activities and authorities it applies to; an empty list does not narrow.</summary>
    public required RequirementScope Scope { get; init; }
    public required IReadOnlyList<Clause> Clauses { get; init; }

    /// <summary>The name of a clause across documents and versions: food.ventilation.</summary>
    public string CodeOf(Clause clause) => $"{Code}.{clause.Code}";

    [JsonIgnore] public IEnumerable<string> Codes => Clauses.Select(CodeOf);

    IEnumerable<(string Kind, string Code)> IPublishedContent.References => Scope.Services.Select(service => ("procedure", service));
    IEnumerable<string> IPublishedContent.Authorities => Scope.Authorities;

    public IEnumerable<Problem> Check(PublishedCatalog catalog)
    {
        if (Clauses.Count == 0) yield return new("publish-no-clauses", "clauses");
        foreach (var twice in Clauses.GroupBy(clause => clause.Code).Where(group => group.Count() > 1)) yield return new("publish-twice", $"clauses/{twice.Key}");
        foreach (var problem in Scope.Check(catalog)) yield return problem.At("scope");
        var names = new FactNames(catalog);
        var roles = catalog.AllInForce<RoleSet>().SelectMany(set => set.Content.Roles).Select(role => role.Code).ToHashSet();
        foreach (var clause in Clauses)
        {
            foreach (var problem in clause.Check(names)) yield return problem.At($"clauses/{clause.Code}");
            if (clause.WaivableBy is { } role && !roles.Contains(role)) yield return new("publish-not-role", $"clauses/{clause.Code}/waivableBy", role);
        }
    }
}

public sealed record RequirementScope
{
    public IReadOnlyList<string> Services { get; init; } = [];
    public IReadOnlyList<string> Groups { get; init; } = [];
    public IReadOnlyList<string> Activities { get; init; } = [];
    /// <summary>Amanat and municipalities, each with those under it.</summary>
    public IReadOnlyList<string> Authorities { get; init; } = [];
    /// <summary>Whether it is published for information: the activities it names are not licensed here yet.</summary>
    public bool ForInformation { get; init; }

    /// <summary>Every list that says something has to match.</summary>
    /// <param name="authority">The one that answers; null while it is not known.</param>
    public bool Covers(string service, string? activity, string? group, Authority? authority) => Concerns(service, activity, group) && Holds(authority);

    /// <summary>Whether it is about such a thing, wherever that is.</summary>
    public bool Concerns(string service, string? activity, string? group) =>
        (Services.Count == 0 || Services.Contains(service))
        && (Groups.Count == 0 || (group is not null && Groups.Contains(group)))
        && (Activities.Count == 0 || (activity is not null && Activities.Contains(activity)));

    /// <summary>Whether it holds where the authority answers.</summary>
    public bool Holds(Authority? authority) => Authorities.Count == 0 || (authority is not null && Authorities.Any(authority.IsUnder));

    internal IEnumerable<Problem> Check(PublishedCatalog catalog)
    {
        if (Services.Count + Groups.Count + Activities.Count == 0) yield return new("publish-scope-empty");
        var lists = catalog.AllInForce<ActivityList>().Select(list => list.Content).ToList();
        foreach (var group in Groups.Where(code => !lists.Exists(list => list.Groups.Any(group => group.Code == code)))) yield return new("publish-not-group", "groups", group);
        foreach (var activity in Activities.Where(code => !ForInformation && lists.TrueForAll(list => list.Find(code) is null))) yield return new("publish-not-activity", "activities", activity);
    }
}
