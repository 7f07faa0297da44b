using System.Reflection;
using System.Text.Json.Nodes;
using Baladi.Core.Authorities;
using Baladi.Core.Maps;

namespace Baladi.Core.Publishing;

/// <summary>Holds versions that are published together against everything in force, themselves included.</summary>
public sealed class PublicationChecks(PublishedCatalog catalog, Geography geography)
{
    private static readonly Dictionary<string, Type> Kinds = typeof(IPublishedContent).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && typeof(IPublishedContent).IsAssignableFrom(type))
        .ToDictionary(type => (string)type.GetProperty(nameof(IPublishedContent.Kind), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!);

    private static readonly MethodInfo CheckOne = typeof(PublicationChecks).GetMethod(nameof(Check), BindingFlags.NonPublic | BindingFlags.Instance)!;

    /// <returns>Every problem as "kind code: problem"; none where all may be published.</returns>
    public IReadOnlyList<string> Run(IReadOnlyCollection<PublicationVersion> versions)
    {
        using var preview = catalog.Preview(versions);
        return [.. versions.SelectMany(version => Kinds.TryGetValue(version.Kind, out var type)
            ? (IEnumerable<string>)CheckOne.MakeGenericMethod(type).Invoke(this, [version])!
            : [$"{version.Kind} {version.Code}: not a kind of content"])];
    }

    /// <exception cref="InvalidDataException">There are problems.</exception>
    public void Require(IReadOnlyCollection<PublicationVersion> versions)
    {
        if (Run(versions) is { Count: > 0 } problems) throw new InvalidDataException("This cannot be published:\n" + string.Join('\n', problems));
    }

    private List<string> Check<T>(PublicationVersion version) where T : class, IPublishedContent
    {
        var content = catalog.Version<T>(version.Id).Content;
        var unknown = content.Agencies.Where(code => geography.Authority(code)?.Kind != AuthorityKind.Agency).Select(code => $"'{code}' is not an agency");
        return [.. content.Check(catalog).Concat(unknown).Concat(Untranslated(JsonNode.Parse(version.Content))).Select(problem => $"{version.Kind} {version.Code}: {problem}")];
    }

    /// <summary>Every text, wherever the content keeps one: no kind can forget to look at some.</summary>
    private static IEnumerable<string> Untranslated(JsonNode? node) => node switch
    {
        JsonObject text when text["ar"] is JsonValue ar && text["en"] is JsonValue en => string.IsNullOrWhiteSpace(ar.GetValue<string>()) || string.IsNullOrWhiteSpace(en.GetValue<string>()) ? [$"{text.GetPath()}: a translation is missing"] : [],
        JsonObject inner => inner.SelectMany(pair => Untranslated(pair.Value)),
        JsonArray list => list.SelectMany(Untranslated),
        _ => [],
    };
}
