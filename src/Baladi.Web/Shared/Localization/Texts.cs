using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Baladi.Core.Language;
using Microsoft.AspNetCore.Html;

namespace Baladi.Web.Shared.Localization;

/// <summary>
/// Every string a person reads, from Texts/*.json: <c>@T["key", args]</c>, <c>@T.Count("key", n)</c>, <c>@T[localizedText]</c>.
/// The language is the one of the current request.
/// </summary>
public sealed class Texts
{
    private readonly Dictionary<string, TextEntry> entries = new(StringComparer.Ordinal);
    private readonly bool strict;

    public Texts(bool strict, params IEnumerable<(string Name, Stream Json)> files)
    {
        this.strict = strict;
        foreach (var (name, json) in files) Load(name, json);
    }

    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == Languages.English ? Languages.English : Languages.Arabic;
    public static bool IsArabic => Language == Languages.Arabic;
    public static string OtherLanguage => IsArabic ? Languages.English : Languages.Arabic;
    public static string Direction => IsArabic ? "rtl" : "ltr";

    public IEnumerable<string> Keys => entries.Keys;

    public string this[string key, params object?[] args] => Find(key)?.In(Language, args) ?? key;

    public string this[LocalizedText text] => text.In(Language);

    /// <summary>The plural form that goes with the count, which is argument 0 of the text.</summary>
    public string Count(string key, long count, params object?[] args) => Find(key)?.In(Language, count, args) ?? key;

    /// <summary>A text that holds markup of its own; the arguments are encoded and isolated from the direction around them.</summary>
    public IHtmlContent Html(string key, params object?[] args) =>
        new HtmlString(this[key, [.. args.Select(arg => arg is IHtmlContent html ? Render(html) : $"<bdi>{HtmlEncoder.Default.Encode(Convert.ToString(arg, CultureInfo.CurrentCulture) ?? "")}</bdi>")]]);

    /// <summary>The text in a language other than the page's, such as the language switch.</summary>
    public string In(string language, string key, params object?[] args) => Find(key)?.In(language, args) ?? key;

    public bool Has(string key) => entries.ContainsKey(key);

    public static Texts Embedded(bool strict)
    {
        var assembly = typeof(Texts).Assembly;
        var names = assembly.GetManifestResourceNames().Where(name => name.StartsWith("Texts/", StringComparison.Ordinal));
        return new(strict, names.Select(name => (name, assembly.GetManifestResourceStream(name)!)));
    }

    private TextEntry? Find(string key)
    {
        if (entries.TryGetValue(key, out var entry)) return entry;
        return strict ? throw new TextsException($"There is no text '{key}'.") : null;
    }

    private void Load(string name, Stream json)
    {
        using (json)
        using (var document = JsonDocument.Parse(json, new() { CommentHandling = JsonCommentHandling.Skip }))
            foreach (var property in document.RootElement.EnumerateObject())
                if (!entries.TryAdd(property.Name, new TextEntry(property.Name, property.Value)))
                    throw new TextsException($"'{property.Name}' in {name} stands twice.");
    }

    private static string Render(IHtmlContent html)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        html.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
