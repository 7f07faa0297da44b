using System.Globalization;
using System.Text.Json.Nodes;
using Baladi.Core.Basics;
using Baladi.Core.Language;
using Baladi.Core.Publications;
using Baladi.Core.Publications.Shapes;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;
using Baladi.Web.Areas.Administration.Clauses;
using Baladi.Web.Shared.TagHelpers;
using Microsoft.Extensions.Primitives;

namespace Baladi.Web.Areas.Administration.Lists;

/// <summary>One answer of a choice, as typed. A row with nothing in it is none.</summary>
public sealed record OptionForm
{
    public string? Code { get; init; }
    public string? Ar { get; init; }
    public string? En { get; init; }
    public string? HintAr { get; init; }
    public string? HintEn { get; init; }

    public bool IsEmpty => new[] { Code, Ar, En, HintAr, HintEn }.All(string.IsNullOrWhiteSpace);
}

// Lists that are bound cannot be read-only: what is posted is added to what is there.
/// <summary>An item as its author types it: the fields its shape names, and the two parts that are lists themselves.</summary>
public sealed record ItemForm : IConditionForm
{
    public const int MostOptions = 30;

    public bool Any { get; init; }
    public List<RowForm> When { get; init; } = [];
    public string? WhenFormula { get; init; }
    public List<OptionForm> Options { get; init; } = [];
    public long Version { get; init; }
    /// <summary>add-row, add-option: one line more, and nothing is saved. Anything else saves.</summary>
    public string? Do { get; init; }

    /// <summary>What stands in the other inputs, by their names.</summary>
    public IReadOnlyDictionary<string, StringValues> Inputs { get; init; } = new Dictionary<string, StringValues>();

    public string? Input(string name) => Inputs.TryGetValue(name, out var values) ? values.ToString() : null;
    public IReadOnlyList<string> All(string name) => Inputs.TryGetValue(name, out var values) ? [.. values.OfType<string>()] : [];
}

/// <summary>Turns an item of a published list into the form its author fills in, and back. Problems stand beside the inputs.</summary>
public sealed class ItemForms(PublishedCatalog catalog, ConditionForms conditions)
{
    private const int LongestWord = 80;

    /// <summary>The name of a field's input; its two languages follow it.</summary>
    public static string NameOf(FieldShape field) => field.Path.Replace('/', '-');

    public ItemForm Of(JsonObject item, IReadOnlyList<FieldShape> fields, long version)
    {
        var inputs = new Dictionary<string, StringValues>();
        foreach (var field in fields)
        {
            var (name, value) = (NameOf(field), At(item, field.Path));
            if (field.Look is FieldLook.Both or FieldLook.BothLong) (inputs[name + ".Ar"], inputs[name + ".En"]) = (value?["ar"]?.ToString(), value?["en"]?.ToString());
            else if (value is JsonArray list && field.Look == FieldLook.Words) inputs[name] = string.Join('\n', list.Select(word => word?.ToString()));
            else if (value is JsonArray many && field.Look == FieldLook.Choices) inputs[name] = many.Select(one => one?.ToString()).ToArray();
            else if (value is JsonValue) inputs[name] = value.ToString();
        }
        var when = conditions.Of(At(item, "when") is JsonValue formula ? new Formula(formula.ToString()) : null);
        var options = At(item, "options") is JsonArray answers ? answers.OfType<JsonObject>().Select(Option) : [];
        return new() { Any = when.Any, When = when.When, WhenFormula = when.WhenFormula, Options = [.. options], Version = version, Inputs = inputs };
    }

    /// <summary>The item with what was typed; what the shape does not name stays as it was.</summary>
    /// <param name="choices">The answers of a field that has some.</param>
    public (JsonObject Item, IReadOnlyList<Problem> Problems) Read(ItemForm form, JsonObject before, IReadOnlyList<FieldShape> fields, Func<FieldShape, IReadOnlyList<Choice>> choices)
    {
        var (item, problems) = (before.DeepClone().AsObject(), new List<Problem>());
        foreach (var field in fields) Put(item, field.Path, ValueOf(field, form, choices, problems));
        return (item, problems);
    }

    private JsonNode? ValueOf(FieldShape field, ItemForm form, Func<FieldShape, IReadOnlyList<Choice>> choices, List<Problem> problems)
    {
        var name = NameOf(field);
        var typed = form.Input(name)?.Trim();
        if (field.Look is FieldLook.Both or FieldLook.BothLong) return Both(field, form.Input(name + ".Ar")?.Trim(), form.Input(name + ".En")?.Trim(), name, problems);
        if (field.Look == FieldLook.YesNo) return typed == "true";
        if (field.Look == FieldLook.Condition) return conditions.Read(form, problems)?.Text;
        if (field.Look == FieldLook.Options) return Options(form.Options, problems);
        if (field.Look == FieldLook.Words) return new JsonArray([.. (typed ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct().Select(word => (JsonNode?)word[..Math.Min(word.Length, LongestWord)])]);
        if (field.Look == FieldLook.Choices) return Choices(field, form.All(name), choices(field), problems);
        if (string.IsNullOrEmpty(typed) || (field.Look == FieldLook.Date && typed.Trim('-').Length == 0))
        {
            if (!field.Optional) problems.Add(new(field.Look switch { FieldLook.Date => "required.date", FieldLook.Number or FieldLook.Whole => "required.number", FieldLook.Choice => "required.choice", _ => "required.text" }, name));
            return null;
        }
        switch (field.Look)
        {
            case FieldLook.Number or FieldLook.Whole:
                if (Number(typed) is { } number && (field.Look == FieldLook.Number || number == decimal.Truncate(number) && Math.Abs(number) < int.MaxValue)) return field.Look == FieldLook.Whole ? (int)number : number;
                problems.Add(new("number-invalid", name));
                return null;
            case FieldLook.Date:
                if (Date(typed) is { } date) return date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                problems.Add(new("date-invalid", name));
                return null;
            case FieldLook.Choice:
                if (choices(field).Any(choice => choice.Value == typed)) return typed;
                problems.Add(new("publish-not-choice", name));
                return null;
            case FieldLook.Formula:
                if (Typed.Formula(typed, name, problems) is not { } formula) return null;
                if (field.Comes is { } comes && formula.Check(new FactNames(catalog).TypeOf, comes) is { } wrong) problems.Add(wrong with { Field = name });
                return formula.Text;
            default:
                return typed;
        }
    }

    private static JsonObject? Both(FieldShape field, string? ar, string? en, string name, List<Problem> problems)
    {
        if (field.Optional && string.IsNullOrEmpty(ar) && string.IsNullOrEmpty(en)) return null;
        if (string.IsNullOrEmpty(ar)) problems.Add(new("publish-write-arabic", name + ".Ar"));
        if (string.IsNullOrEmpty(en)) problems.Add(new("publish-write-english", name + ".En"));
        return new() { ["ar"] = ar ?? "", ["en"] = en ?? "" };
    }

    private static JsonArray Choices(FieldShape field, IReadOnlyList<string> typed, IReadOnlyList<Choice> offered, List<Problem> problems)
    {
        if (typed.Any(one => offered.All(choice => choice.Value != one)) || (typed.Count == 0 && !field.Optional)) problems.Add(new("publish-not-choice", NameOf(field)));
        // In the order they are offered.
        return new([.. offered.Where(choice => typed.Contains(choice.Value)).Select(choice => (JsonNode?)choice.Value)]);
    }

    private static JsonArray Options(List<OptionForm> options, List<Problem> problems)
    {
        var (read, taken) = (new JsonArray(), options.Select(option => option.Code?.Trim() ?? "").ToHashSet());
        foreach (var (option, at) in options.Select((option, at) => (option, at)).Where(one => !one.option.IsEmpty))
        {
            var label = Both(new("label", FieldLook.Both), option.Ar?.Trim(), option.En?.Trim(), $"Options[{at}]", problems);
            var hint = Both(new("hint", FieldLook.Both) { Optional = true }, option.HintAr?.Trim(), option.HintEn?.Trim(), $"Options[{at}].Hint", problems);
            var code = option.Code?.Trim() is { Length: > 0 } kept ? kept : ItemCodes.From(option.En ?? "", taken, "option");
            taken.Add(code);
            var one = new JsonObject { ["code"] = code, ["label"] = label };
            if (hint is not null) one["hint"] = hint;
            read.Add(one);
        }
        return read;
    }

    private static OptionForm Option(JsonObject option) => new()
    {
        Code = option["code"]?.ToString(), Ar = option["label"]?["ar"]?.ToString(), En = option["label"]?["en"]?.ToString(), HintAr = option["hint"]?["ar"]?.ToString(), HintEn = option["hint"]?["en"]?.ToString(),
    };

    private static decimal? Number(string typed) =>
        decimal.TryParse(DigitFolding.Fold(typed).Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateOnly? Date(string typed) => DateOnly.TryParse(DigitFolding.Fold(typed), CultureInfo.InvariantCulture, out var date) ? date : null;

    internal static JsonNode? At(JsonObject item, string path) => path.Split('/').Aggregate((JsonNode?)item, (node, name) => (node as JsonObject)?[name]);

    private static void Put(JsonObject item, string path, JsonNode? value)
    {
        var (names, within) = (path.Split('/'), item);
        foreach (var name in names[..^1])
        {
            if (within[name] is not JsonObject inner) within[name] = inner = [];
            within = inner;
        }
        if (value is null) within.Remove(names[^1]);
        else within[names[^1]] = value;
    }
}
