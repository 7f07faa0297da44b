using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Baladi.Web.Areas.Desk;

/// <summary>What happened on the last page, said once on the next.</summary>
/// <param name="Kind">A kind of notice.</param>
public sealed record Said(string Kind, string Text, string? Href, string? Link)
{
    public const string Key = "desk.said";

    public string Write() => JsonSerializer.Serialize(this);

    public static Said? Take(ITempDataDictionary data) => data[Key] is string text ? JsonSerializer.Deserialize<Said>(text) : null;
}
