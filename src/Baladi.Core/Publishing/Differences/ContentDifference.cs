using System.Text.Json.Nodes;
using Baladi.Core.Language;

namespace Baladi.Core.Publishing.Differences;

public enum ChangeKind { Added, Removed, Changed }

/// <summary>What one part of a content said before and says now; null where it said or says nothing. What has no language stands in both alike.</summary>
/// <param name="Part">Within the item: title, measure/limit.</param>
public sealed record PartChange(string Part, LocalizedText? Before, LocalizedText? After);

/// <summary>One thing that was added, removed or changed: a clause, a fact, a line; or a part of the content itself.</summary>
/// <param name="Item">clauses/ventilation; the name of the part alone, where it belongs to no item.</param>
public sealed record ItemChange(string Item, ChangeKind Kind, IReadOnlyList<PartChange> Parts)
{
    /// <summary>The code of the item within its list; empty where it belongs to none.</summary>
    public string Code => Item.Contains('/', StringComparison.Ordinal) ? Item[(Item.IndexOf('/', StringComparison.Ordinal) + 1)..] : "";
}

/// <summary>Compares two versions of any content, item by item and part by part, by codes and not by order.</summary>
public static class ContentDifference
{
    public static IReadOnlyList<ItemChange> Between(string kind, string? before, string after)
    {
        var (old, now) = (Parts(before is null ? null : PublicationChecks.Normal(kind, before)), Parts(PublicationChecks.Normal(kind, after)));
        return [.. from place in now.Keys.Concat(old.Keys.Where(place => !now.ContainsKey(place)))
                   group place by ItemOf(place) into item
                   let parts = item.Where(place => old.GetValueOrDefault(place) != now.GetValueOrDefault(place)).Select(place => new PartChange(PartOf(place), old.GetValueOrDefault(place), now.GetValueOrDefault(place))).ToList()
                   where parts.Count > 0
                   select new ItemChange(item.Key, item.All(place => !old.ContainsKey(place)) ? ChangeKind.Added : item.All(place => !now.ContainsKey(place)) ? ChangeKind.Removed : ChangeKind.Changed, parts)];
    }

    private static Dictionary<string, LocalizedText> Parts(string? content)
    {
        var parts = new Dictionary<string, LocalizedText>();
        if (content is not null) Read(JsonNode.Parse(content), "", parts);
        return parts;
    }

    private static void Read(JsonNode? node, string place, Dictionary<string, LocalizedText> parts)
    {
        switch (node)
        {
            case JsonObject text when text.Count == 2 && text["ar"] is JsonValue ar && text["en"] is JsonValue en:
                parts[place] = new(ar.ToString(), en.ToString());
                break;
            case JsonObject inner:
                foreach (var (name, value) in inner) Read(value, Under(place, name), parts);
                break;
            case JsonArray { Count: 0 }:
                break;
            case JsonArray list when list.All(item => item is JsonValue):
                parts[place] = Same(string.Join(", ", list.Select(item => item!.ToString())));
                break;
            case JsonArray list:
                for (var at = 0; at < list.Count; at++) Read(list[at], Under(place, PublishedJson.KeyOf(list[at], at)), parts);
                break;
            case JsonValue value:
                parts[place] = Same(value.ToString());
                break;
        }
    }

    private static LocalizedText Same(string text) => new(text, text);

    private static string Under(string place, string name) => place.Length == 0 ? name : $"{place}/{name}";

    private static string ItemOf(string place) => string.Join('/', place.Split('/').Take(2));

    private static string PartOf(string place) => string.Join('/', place.Split('/').Skip(2));
}
