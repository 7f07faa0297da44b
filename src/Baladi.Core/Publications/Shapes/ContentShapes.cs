using Baladi.Core.Calendars;
using Baladi.Core.Fees;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Publications.Shapes;

/// <summary>The published lists that admins write on pages: activities, facts, fees and calendars. The next one is an entry here.</summary>
public static class ContentShapes
{
    private static readonly FieldShape Source = new("source", FieldLook.Line);

    private static readonly IReadOnlyList<FieldShape> Legal =
    [
        new("source/name", FieldLook.Both),
        new("source/article", FieldLook.Both) { Optional = true },
        new("source/illustrative", FieldLook.YesNo),
    ];

    public static readonly IReadOnlyList<ContentShape> All =
    [
        new(FeeSchedule.Kind, [new("title", FieldLook.Both)],
        [
            new("lines", ItemKey.FromTitle, "text",
            [
                new("text", FieldLook.Both), new("explanation", FieldLook.BothLong),
                new("amount", FieldLook.Formula) { Comes = new(ValueKind.Number, new(Money: 1)) }, new("when", FieldLook.Condition), .. Legal,
            ]),
            new("waivers", ItemKey.FromTitle, "text",
            [
                new("text", FieldLook.Both), new("explanation", FieldLook.BothLong),
                new("percent", FieldLook.Number), new("lines", FieldLook.Choices) { From = ChoiceSource.Lines }, new("when", FieldLook.Condition), .. Legal,
            ]),
        ]),
        new(ActivityList.Kind, [Source],
        [
            new("items", ItemKey.FromTitle, "name",
            [
                new("name", FieldLook.Both), new("group", FieldLook.Choice) { From = ChoiceSource.Groups }, new("isic4", FieldLook.Choice) { From = ChoiceSource.IsicClasses },
                new("instant", FieldLook.YesNo), new("instantIllustrative", FieldLook.YesNo),
                new("synonyms/ar", FieldLook.Words) { Optional = true }, new("synonyms/en", FieldLook.Words) { Optional = true },
            ]),
            new("groups", ItemKey.FromTitle, "name", [new("name", FieldLook.Both)]),
        ]),
        new(FactSet.Kind, [Source],
        [
            new("facts", ItemKey.Typed, "label",
            [
                new("label", FieldLook.Both), new("hint", FieldLook.BothLong) { Optional = true }, new("type", FieldLook.Choice) { From = ChoiceSource.FactTypes },
                new("unit", FieldLook.Choice) { From = ChoiceSource.Units, Optional = true }, new("minimum", FieldLook.Number) { Optional = true }, new("maximum", FieldLook.Number) { Optional = true },
                new("maxLength", FieldLook.Whole) { Optional = true }, new("earliestDays", FieldLook.Whole) { Optional = true }, new("latestDays", FieldLook.Whole) { Optional = true },
                new("options", FieldLook.Options) { Optional = true }, new("illustrative", FieldLook.YesNo), new("personal", FieldLook.YesNo),
            ]),
        ]),
        new(WorkingCalendar.Kind, [Source, new("weekend", FieldLook.Choices) { From = ChoiceSource.Days }],
        [
            new("items", ItemKey.Date, "name", [new("date", FieldLook.Date), new("name", FieldLook.Both), new("illustrative", FieldLook.YesNo)]),
        ]),
    ];

    public static ContentShape? Of(string kind) => All.FirstOrDefault(shape => shape.Kind == kind);
}
