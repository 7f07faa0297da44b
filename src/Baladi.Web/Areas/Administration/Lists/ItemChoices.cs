using System.Text.Json;
using System.Text.Json.Nodes;
using Baladi.Core.Language;
using Baladi.Core.Publications.Shapes;
using Baladi.Core.Requirements;
using Baladi.Web.Areas.Administration.Clauses;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.TagHelpers;

namespace Baladi.Web.Areas.Administration.Lists;

/// <summary>The answers of the choices in a published list, some of which the list itself holds.</summary>
public sealed class ItemChoices(FactChoices facts, FactTexts units, Texts texts)
{
    private static readonly DayOfWeek[] Week = [DayOfWeek.Sunday, DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday];

    /// <param name="now">What stands in the field: it may stay, even where nobody would choose it any more.</param>
    public IReadOnlyList<Choice> Of(FieldShape field, JsonObject content, JsonNode? now)
    {
        var offered = Of(field, content);
        return field.Look == FieldLook.Choice && now?.ToString() is { Length: > 0 } kept && offered.All(choice => choice.Value != kept) ? [.. offered, new(kept, field.From == ChoiceSource.Units ? texts[units.Unit(kept)] : kept)] : offered;
    }

    private List<Choice> Of(FieldShape field, JsonObject content) => field.From switch
    {
        ChoiceSource.FactTypes => [.. Enum.GetNames<FactType>().Select(name => new Choice(JsonNamingPolicy.CamelCase.ConvertName(name), texts[$"publication.factType.{name}"]))],
        ChoiceSource.Units => [.. facts.Units.Where(unit => unit.Value.Length > 0)],
        ChoiceSource.Days => [.. Week.Select(day => new Choice(JsonNamingPolicy.CamelCase.ConvertName(day.ToString()), texts[$"publication.day.{day}"]))],
        ChoiceSource.Groups => Named(content, "groups", "name", showsCode: false),
        ChoiceSource.IsicClasses => Named(content, "isicClasses", "name", showsCode: true),
        ChoiceSource.Lines => Named(content, "lines", "text", showsCode: false),
        _ => [],
    };

    private List<Choice> Named(JsonObject content, string list, string title, bool showsCode) => content[list] is not JsonArray items ? [] :
    [
        .. from item in items.OfType<JsonObject>()
           let code = item["code"]?.ToString() ?? ""
           let name = texts[new LocalizedText(item[title]?["ar"]?.ToString() ?? code, item[title]?["en"]?.ToString() ?? code)]
           select new Choice(code, showsCode ? $"{code} · {name}" : name),
    ];
}
