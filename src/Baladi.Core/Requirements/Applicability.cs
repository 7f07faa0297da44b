using Baladi.Core.Authorities;
using Baladi.Core.Publishing;

namespace Baladi.Core.Requirements;

/// <summary>
/// The documents in force on a day, by what narrows them most: whoever asks looks at those that may apply, however many are
/// published for other activities and elsewhere.
/// </summary>
internal sealed class Applicability
{
    private const string Everywhere = "";
    private readonly Dictionary<(string What, string Where), List<(int Order, Published<RequirementDocument> Document)>> places = [];

    public Applicability(IEnumerable<Published<RequirementDocument>> documents)
    {
        foreach (var (document, order) in documents.Select((document, order) => (document, order)))
        {
            var scope = document.Content.Scope;
            foreach (var what in NarrowestOf(scope))
                foreach (var where in scope.Authorities.Count == 0 ? [Everywhere] : scope.Authorities)
                {
                    if (!places.TryGetValue((what, where), out var place)) places[(what, where)] = place = [];
                    place.Add((order, document));
                }
        }
    }

    /// <summary>In the order they were published in.</summary>
    public IReadOnlyList<Published<RequirementDocument>> Covering(string service, string? activity, string? group, Authority? authority)
    {
        // A path is the codes of an authority and all above it.
        string[] wheres = [Everywhere, .. authority?.Path.Split('/', StringSplitOptions.RemoveEmptyEntries) ?? []];
        var found = new SortedDictionary<int, Published<RequirementDocument>>();
        foreach (var what in new[] { Service(service), activity is null ? null : Activity(activity), group is null ? null : Group(group) }.OfType<string>())
            foreach (var where in wheres)
                foreach (var (order, document) in places.GetValueOrDefault((what, where), []))
                    if (document.Content.Scope.Covers(service, activity, group, authority)) found[order] = document;
        return [.. found.Values];
    }

    private static IEnumerable<string> NarrowestOf(RequirementScope scope) =>
        scope.Activities.Count > 0 ? scope.Activities.Select(Activity) : scope.Groups.Count > 0 ? scope.Groups.Select(Group) : scope.Services.Select(Service);

    private static string Activity(string code) => "activity:" + code;
    private static string Group(string code) => "group:" + code;
    private static string Service(string code) => "service:" + code;
}
