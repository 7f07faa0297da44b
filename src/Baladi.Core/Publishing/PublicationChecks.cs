using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Baladi.Core.Authorities;
using Baladi.Core.Basics;

namespace Baladi.Core.Publishing;

/// <summary>A problem of one content.</summary>
/// <param name="On">The day from which it shows.</param>
public sealed record PublicationProblem(string Kind, string Code, DateOnly On, Problem Problem)
{
    /// <summary>Whether it only asks for a second look, and publishing may go on.</summary>
    public bool IsRemark { get; init; }

    public override string ToString() => $"{Kind} {Code}: {Problem}";
}

/// <summary>Holds versions that are published together against everything in force on their day, themselves included.</summary>
public sealed class PublicationChecks(PublishedCatalog catalog, Geography geography, IEnumerable<IPublicationCheck> together)
{
    private const string Unreadable = "publish-unreadable";

    private static readonly Dictionary<string, Type> Kinds = typeof(IPublishedContent).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IPublishedContent).IsAssignableFrom(type))
        .ToDictionary(type => (string)type.GetProperty(nameof(IPublishedContent.Kind), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!);

    private static readonly MethodInfo CheckOne = typeof(PublicationChecks).GetMethod(nameof(Check), BindingFlags.NonPublic | BindingFlags.Instance)!;

    /// <returns>Every problem of the versions themselves, and remarks; no problem where all may be published.</returns>
    public IReadOnlyList<PublicationProblem> Run(IReadOnlyCollection<PublicationVersion> versions) =>
        [.. versions.Select(version => version.EffectiveFrom).Distinct().SelectMany(day => Own(day, [.. versions.Where(version => version.EffectiveFrom <= day)]))];

    /// <summary>
    /// Those of the versions, and what they would break of everything else, on their day and on every later day that is already decided.
    /// What was wrong before is nobody's fault now.
    /// </summary>
    public IReadOnlyList<PublicationProblem> RunWithConsequences(IReadOnlyCollection<PublicationVersion> versions)
    {
        var first = versions.Min(version => version.EffectiveFrom);
        var changed = Names(versions);
        var problems = new List<PublicationProblem>();
        foreach (var day in catalog.ChangesAfter(first).Prepend(first).Distinct())
        {
            var others = catalog.NamesInForce(day).Where(name => !changed.Contains(name)).Select(name => (name.Kind, name.Code, (PublicationVersion?)null)).ToList();
            var before = On(day, [], others).Select(Same).ToHashSet();
            problems.AddRange(Own(day, versions));
            problems.AddRange(On(day, versions, others).Where(problem => !before.Contains(Same(problem))));
        }
        return [.. problems.DistinctBy(Same)];
    }

    /// <summary>What would not hold together any more without a version that waits for its day.</summary>
    public IReadOnlyList<PublicationProblem> RunWithout(PublicationVersion version)
    {
        var (problems, before) = (new List<PublicationProblem>(), catalog.Before(version));
        foreach (var day in catalog.ChangesAfter(version.EffectiveFrom).Prepend(version.EffectiveFrom).Where(day => version.EffectiveTo is null || day < version.EffectiveTo))
        {
            var others = catalog.NamesInForce(day).Where(name => name != (version.Kind, version.Code)).Select(name => (name.Kind, name.Code, (PublicationVersion?)null)).ToList();
            var with = On(day, [], others).Select(Same).ToHashSet();
            using var without = catalog.Preview(before is null ? [] : [before], day, without: (version.Kind, version.Code));
            problems.AddRange(Of(day, others).Where(problem => !with.Contains(Same(problem))));
        }
        return problems;
    }

    /// <summary>
    /// A content with everything written out that it leaves to defaults: two that say the same are then the same text. As it is, where it cannot be read.
    /// </summary>
    public static string Normal(string kind, string content)
    {
        if (!Kinds.TryGetValue(kind, out var type)) return content;
        try { return JsonSerializer.Serialize(Read(kind, content), type, PublishedJson.Options); }
        catch (JsonException) { return content; }
    }

    /// <summary>The typed content of a JSON text.</summary>
    /// <exception cref="JsonException">It is none of that kind.</exception>
    public static IPublishedContent Read(string kind, string content) => (IPublishedContent?)JsonSerializer.Deserialize(content, Kinds[kind], PublishedJson.Options) ?? throw new JsonException();

    /// <summary>The kind of a content.</summary>
    internal static string KindOf(IPublishedContent content) => Kinds.First(kind => kind.Value == content.GetType()).Key;

    /// <exception cref="InvalidDataException">There are problems.</exception>
    public void Require(IReadOnlyCollection<PublicationVersion> versions)
    {
        if (Run(versions).Where(problem => !problem.IsRemark).ToList() is { Count: > 0 } problems) throw new InvalidDataException("This cannot be published:\n" + string.Join('\n', problems));
    }

    private List<PublicationProblem> Own(DateOnly day, IReadOnlyCollection<PublicationVersion> versions)
    {
        var own = On(day, versions, versions.Select(version => (version.Kind, version.Code, (PublicationVersion?)version)));
        // What cannot be read cannot be held against others.
        if (own.Exists(problem => problem.Problem.Code == Unreadable)) return own;
        using var preview = catalog.Preview(versions, day);
        return [.. own, .. together.SelectMany(check => check.Run(Names(versions), day)).Select(problem => problem with { On = day })];
    }

    private static HashSet<(string Kind, string Code)> Names(IEnumerable<PublicationVersion> versions) => [.. versions.Select(version => (version.Kind, version.Code))];

    private static (string, string, string) Same(PublicationProblem problem) => (problem.Kind, problem.Code, problem.Problem.ToString());

    private List<PublicationProblem> On(DateOnly day, IReadOnlyCollection<PublicationVersion> versions, IEnumerable<(string Kind, string Code, PublicationVersion? Version)> which)
    {
        using var preview = catalog.Preview(versions, day);
        return Of(day, which);
    }

    private List<PublicationProblem> Of(DateOnly day, IEnumerable<(string Kind, string Code, PublicationVersion? Version)> which) =>
        [.. from one in which
                   from problem in Kinds.TryGetValue(one.Kind, out var type)
                       ? (IEnumerable<Problem>)CheckOne.MakeGenericMethod(type).Invoke(this, [one.Code, one.Version])!
                       : [new Problem("publish-no-kind")]
                   select new PublicationProblem(one.Kind, one.Code, day, problem)];

    private List<Problem> Check<T>(string code, PublicationVersion? version) where T : class, IPublishedContent
    {
        T content;
        try { content = version is null ? catalog.InForce<T>(code)!.Content : catalog.Version<T>(version.Id).Content; }
        catch (JsonException wrong) { return [new(Unreadable, wrong.Path ?? "", wrong.Message)]; }
        return
        [
            .. content.Check(catalog),
            .. content.Agencies.Where(agency => geography.Authority(agency)?.Kind != AuthorityKind.Agency).Select(agency => new Problem("publish-not-agency", "", agency)),
            .. content.Authorities.Where(authority => geography.Authority(authority) is null).Select(authority => new Problem("publish-not-authority", "", authority)),
            .. content.References.Where(other => !catalog.IsInForce(other.Kind, other.Code)).Select(other => new Problem("publish-not-in-force", "", other.Code)),
            .. version is null ? [] : Untranslated(JsonNode.Parse(version.Content), ""),
        ];
    }

    /// <summary>Every text, wherever the content keeps one: no kind can forget to look at some.</summary>
    private static IEnumerable<Problem> Untranslated(JsonNode? node, string place) => node switch
    {
        JsonObject text when text["ar"] is JsonValue ar && text["en"] is JsonValue en => string.IsNullOrWhiteSpace(ar.GetValue<string>()) || string.IsNullOrWhiteSpace(en.GetValue<string>()) ? [new("publish-untranslated", place)] : [],
        JsonObject inner => inner.SelectMany(pair => Untranslated(pair.Value, Under(place, pair.Key))),
        JsonArray list => list.SelectMany((item, index) => Untranslated(item, Under(place, PublishedJson.KeyOf(item, index)))),
        _ => [],
    };

    private static string Under(string place, string name) => place.Length == 0 ? name : $"{place}/{name}";
}
