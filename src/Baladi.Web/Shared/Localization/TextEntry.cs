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

    private readonly Dictionary<(string Language, string Form), Text> texts = [];

    public TextEntry(string key, JsonElement json)
    {
        foreach (var language in Languages.All)
        {
            if (!json.TryGetProperty(language, out var value)) throw new TextsException($"'{key}' has no '{language}'.");
            if (value.ValueKind == JsonValueKind.String) Add(key, language, Single, value.GetString()!);
            else foreach (var form in PluralForms[language]) Add(key, language, form, value.TryGetProperty(form, out var text) ? text.GetString()! : "");
        }
        if (texts.Values.Select(text => text.Format.MinimumArgumentCount).Distinct().Count() > 1 && !HasPlurals)
            throw new TextsException($"'{key}' takes other arguments in one language than in the other.");
    }

    private bool HasPlurals => !texts.ContainsKey((Languages.Arabic, Single));

    public string In(string language, object?[] args) => Fill(language, Single, args) ?? Fill(language, "other", args)!;

    /// <summary>The form that goes with the count; the count itself is argument 0.</summary>
    public string In(string language, long count, object?[] args) =>
        Fill(language, Plural.Form(language, count), [count, .. args]) ?? Fill(language, Single, [count, .. args])!;

    private string? Fill(string language, string form, object?[] args) =>
        texts.TryGetValue((language, form), out var text) ? text.Whole ?? string.Format(CultureInfo.CurrentCulture, text.Format, args) : null;

    private void Add(string key, string language, string form, string text)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new TextsException($"'{key}' is empty in '{language}' {form}.");
        var format = CompositeFormat.Parse(text);
        texts.Add((language, form), new(format, format.MinimumArgumentCount == 0 ? string.Format(CultureInfo.InvariantCulture, format) : null));
    }

    /// <param name="Whole">The text itself where there is nothing to fill in, as in most.</param>
    private readonly record struct Text(CompositeFormat Format, string? Whole);
}

/// <summary>The texts cannot be served as they are; the application must not start.</summary>
public sealed class TextsException(string message) : Exception(message);
