using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Baladi.Core.Publishing;

/// <summary>How published content is written: camelCase, enum names, readable Arabic, and nothing it does not know.</summary>
public static class PublishedJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>What tells an item of a list apart from the others, in whichever order they stand: its code, its date, else its number.</summary>
    internal static string KeyOf(JsonNode? item, int at) => ((item as JsonObject)?["code"] ?? (item as JsonObject)?["date"])?.ToString() ?? $"{at + 1}";
}
