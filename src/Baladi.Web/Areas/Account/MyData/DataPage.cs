using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Baladi.Core.Privacy;
using Baladi.Core.Publishing;
using Baladi.Web.Shared.Localization;

namespace Baladi.Web.Areas.Account.MyData;

/// <summary>
/// The copy of somebody's data as a page that opens anywhere: the same tree as the file for programs, with a text for each
/// name (<c>copy.{name}</c>) and for each value that is a code (<c>copy.{name}.{value}</c>).
/// </summary>
public sealed class DataPage(Texts texts, Dates dates)
{
    // Names whose values are codes of ours.
    private static readonly HashSet<string> Coded = ["identitySource", "language", "capacity", "kind", "party", "channel", "state", "what", "purpose", "closeness", "mandate", "outcome", "registry", "verdict"];

    // Codes that other pages have words for already.
    private static readonly Dictionary<string, string> Elsewhere = new() { ["accountEvent"] = "security.event", ["personEvent"] = "personEvent" };

    private static readonly HashSet<string> Days = ["from", "to", "validFrom", "validTo", "idExpiresOn"];

    public string Write(DataCopy copy)
    {
        var page = new StringBuilder();
        var language = Texts.Language;
        page.Append(CultureInfo.InvariantCulture, $"<!doctype html><html lang=\"{language}\" dir=\"{(language == "ar" ? "rtl" : "ltr")}\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{Text("copy.page.title")}</title>")
            .Append("<style>body{font-family:system-ui,sans-serif;line-height:1.7;max-width:60rem;margin:2rem auto;padding:0 1rem}dt{color:#555}dd{margin:0 0 .5rem;white-space:pre-wrap}section,article{border-top:1px solid #ccc;margin-top:1rem;padding-top:.5rem}</style>")
            .Append(CultureInfo.InvariantCulture, $"<h1>{Text("copy.page.title")}</h1><p>{Text("copy.page.about")}</p>");
        Object(page, (JsonObject)JsonSerializer.SerializeToNode(copy, PublishedJson.Options)!, level: 2);
        return page.ToString();
    }

    private void Object(StringBuilder page, JsonObject node, int level)
    {
        var values = node.Where(member => member.Value is JsonValue || IsText(member.Value)).ToList();
        if (values.Count > 0) page.Append("<dl>");
        foreach (var (name, value) in values)
            page.Append(CultureInfo.InvariantCulture, $"<dt>{Text("copy." + name)}</dt><dd><bdi>{Shown(name, value!)}</bdi></dd>");
        if (values.Count > 0) page.Append("</dl>");
        foreach (var (name, value) in node.Where(member => !values.Contains(member)))
        {
            page.Append(CultureInfo.InvariantCulture, $"<section><h{level}>{Text("copy." + name)}</h{level}>");
            if (value is JsonObject inner) Object(page, inner, level + 1);
            else if (value is JsonArray { Count: > 0 } rows)
                foreach (var row in rows)
                {
                    page.Append("<article>");
                    Object(page, (JsonObject)row!, level + 1);
                    page.Append("</article>");
                }
            else page.Append(CultureInfo.InvariantCulture, $"<p>{Text("copy.page.none")}</p>");
            page.Append("</section>");
        }
    }

    private string Shown(string name, JsonNode value)
    {
        if (IsText(value)) return WebUtility.HtmlEncode((string?)value[Texts.Language] ?? "");
        var text = value.ToString();
        if (Coded.Contains(name)) return Text($"copy.{name}.{text}");
        if (Elsewhere.TryGetValue(name, out var words)) return Text($"{words}.{char.ToUpperInvariant(text[0])}{text[1..]}");
        if (value.GetValueKind() is JsonValueKind.True or JsonValueKind.False) return Text(value.GetValue<bool>() ? "copy.page.yes" : "copy.page.no");
        if (name == "file") return $"<a href=\"{WebUtility.HtmlEncode(text)}\">{WebUtility.HtmlEncode(text)}</a>";
        if (Days.Contains(name)) return WebUtility.HtmlEncode(dates.Gregorian(DateOnly.Parse(text, CultureInfo.InvariantCulture)));
        if (name.EndsWith("At", StringComparison.Ordinal) || name == "at") return WebUtility.HtmlEncode(dates.WithTime(value.GetValue<DateTimeOffset>()));
        return WebUtility.HtmlEncode(text);
    }

    private static bool IsText(JsonNode? node) => node is JsonObject { Count: 2 } text && text.ContainsKey("ar") && text.ContainsKey("en");

    private string Text(string key) => WebUtility.HtmlEncode(texts[key]);
}
