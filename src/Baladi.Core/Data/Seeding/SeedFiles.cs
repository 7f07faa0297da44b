using System.Text.Json;
using System.Text.Json.Nodes;
using Baladi.Core.Publishing;

namespace Baladi.Core.Data.Seeding;

/// <summary>The seed files, embedded in this assembly under the paths they have in Data/Seed.</summary>
internal static class SeedFiles
{
    private const string Root = "Seed/";

    /// <summary>Published content, as (kind, code, JSON): the kind is the file name up to its first dot, the code stands inside.</summary>
    public static IEnumerable<(string Kind, string Code, string Content)> Published()
    {
        foreach (var name in typeof(SeedFiles).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Root + "published/", StringComparison.Ordinal) || name.StartsWith(Root + "services/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var node = JsonNode.Parse(Read(name), documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;
            yield return (Path.GetFileName(name).Split('.')[0], node["code"]!.GetValue<string>(), node.ToJsonString(PublishedJson.Options));
        }
    }

    public static T Read<T>(string path) => JsonSerializer.Deserialize<T>(Read(Root + path), PublishedJson.Options)!;

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(SeedFiles).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException(name));
        return reader.ReadToEnd();
    }
}
