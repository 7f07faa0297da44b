using System.Globalization;
using System.Text;
using System.Text.Json;
using Baladi.Core.Language;

namespace Baladi.Web.Shared.Localization;

/// <summary>One text in both languages; each language has one form, or one for each plural category.</summary>
internal sealed class TextEntry
{
    private const string Single = "";

    private static readonly Dictionary<string, string[]> PluralForms = new()
    {
        [Languages.Arabic] = ["zero", "one", "two", "few", "many", "other"],
        [Languages.English] = ["one", "other"],
    };

    private readonly Dictionary<(string Language, string Form), CompositeFormat> formats = [];

    public TextEntry(string key, JsonElement json)
    {
        foreach (var language in Languages.All)
        {
            if (!json.TryGetProperty(language, out var value)) throw new TextsException($"'{key}' has no '{language}'.");
            if (value.ValueKind == JsonValueKind.String) Add(key, language, Single, value.GetString()!);
            else foreach (var form in PluralForms[language]) Add(key, language, form, value.TryGetProperty(form, out var text) ? text.GetString()! : "");
        }
        if (formats.Values.Select(format => format.MinimumArgumentCount).Distinct().Count() > 1 && !HasPlurals)
            throw new TextsException($"'{key}' takes other arguments in one language than in the other.");
    }

    private bool HasPlurals => !formats.ContainsKey((Languages.Arabic, Single));

    public string In(string language, object?[] args) => Fill(language, Single, args) ?? Fill(language, "other", args)!;

    /// <summary>The form that goes with the count; the count itself is argument 0.</summary>
    public string In(string language, long count, object?[] args) =>
        Fill(language, Plural.Form(language, count), [count, .. args]) ?? Fill(language, Single, [count, .. args])!;

    private string? Fill(string language, string form, object?[] args) =>
        formats.TryGetValue((language, form), out var format) ? string.Format(CultureInfo.CurrentCulture, format, args) : null;

    private void Add(string key, string language, string form, string text)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new TextsException($"'{key}' is empty in '{language}' {form}.");
        formats.Add((language, form), CompositeFormat.Parse(text));
    }
}

/// <summary>The texts cannot be served as they are; the application must not start.</summary>
public sealed class TextsException(string message) : Exception(message);
