using System.Text.Json.Nodes;
using Baladi.Core.Language;
using Baladi.Core.Publications.Shapes;

namespace Baladi.Web.Areas.Administration.Drafts;

/// <summary>Finds the items of a published list, and what they are called.</summary>
public static class ItemNames
{
    /// <summary>Names the item at a place of a content, or of the one before it where it is gone.</summary>
    public static Func<string, LocalizedText?> Of(string kind, string content, string? before)
    {
        var (shape, now, earlier) = (ContentShapes.Of(kind), JsonNode.Parse(content) as JsonObject, before is null ? null : JsonNode.Parse(before) as JsonObject);
        return place => At(place, shape, now, earlier);
    }

    public static LocalizedText? At(string place, ContentShape? shape, JsonObject? content, JsonObject? before) =>
        place.Split('/') is [var list, var item, ..] && shape?.List(list) is { } found ? TitleOf(found, Find(content, found, item) ?? Find(before, found, item)) : null;

    public static IEnumerable<JsonObject> Items(JsonObject? content, ListShape list) => content?[list.Name] is JsonArray items ? items.OfType<JsonObject>() : [];

    public static JsonObject? Find(JsonObject? content, ListShape list, string key) => Items(content, list).FirstOrDefault(item => KeyOf(list, item) == key);

    public static string KeyOf(ListShape list, JsonObject item) => item[list.KeyName]?.ToString() ?? "";

    public static LocalizedText? TitleOf(ListShape list, JsonObject? item) => item?[list.Title] is JsonObject title ? new(title["ar"]?.ToString() ?? "", title["en"]?.ToString() ?? "") : null;
}
