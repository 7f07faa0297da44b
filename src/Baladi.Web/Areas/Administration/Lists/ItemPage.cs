using System.Text.Json.Nodes;
using Baladi.Core.Language;
using Baladi.Core.Publications.Shapes;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;
using Baladi.Web.Areas.Administration.Clauses;
using Baladi.Web.Areas.Administration.Drafts;
using Baladi.Web.Shared.TagHelpers;

namespace Baladi.Web.Areas.Administration.Lists;

/// <summary>The page on which an item of a list is written, or what belongs to the list and to no item.</summary>
public sealed record ItemPage
{
    public required ListDraftPage Draft { get; init; }
    /// <summary>Null for what belongs to no item.</summary>
    public required ListShape? List { get; init; }
    /// <summary>Null for a new one.</summary>
    public required string? Key { get; init; }
    public required LocalizedText? Title { get; init; }
    public required IReadOnlyList<FieldShape> Fields { get; init; }
    public required ItemForm Form { get; init; }
    public required IReadOnlyDictionary<string, IReadOnlyList<Choice>> Choices { get; init; }
    /// <summary>What a condition is made of, where there is one.</summary>
    public required IReadOnlyList<Choice> Facts { get; init; }
    /// <summary>The calculations in words.</summary>
    public required IReadOnlyDictionary<string, LocalizedText> Said { get; init; }

    public bool TypesCode => List is { Key: ItemKey.Typed } && Key is null;
}

/// <summary>Everything the page of an item shows.</summary>
public sealed class ItemFields(ItemChoices choices, FactChoices facts, FormulaTexts formulas)
{
    public ItemPage Of(ListDraftPage draft, ListShape? list, string? key, ItemForm form)
    {
        var fields = list?.Fields ?? draft.Shape.Own;
        var item = list is null || key is null ? null : ItemNames.Find(draft.Content, list, key);
        return new()
        {
            Draft = draft, List = list, Key = key, Fields = fields, Form = form,
            Title = list is null ? null : ItemNames.TitleOf(list, item),
            Choices = fields.Where(field => field.From != ChoiceSource.None).ToDictionary(field => field.Path, field => choices.Of(field, draft.Content, ItemForms.At(item ?? draft.Content, field.Path))),
            Facts = fields.Any(field => field.Look == FieldLook.Condition) ? facts.Of(Spoken(draft)) : [],
            Said = fields.Where(field => field.Look == FieldLook.Formula).Select(field => (field.Path, Said: Say(form.Input(ItemForms.NameOf(field))))).Where(one => one.Said is not null).ToDictionary(one => one.Path, one => one.Said!),
        };
    }

    private LocalizedText? Say(string? formula)
    {
        if (string.IsNullOrWhiteSpace(formula)) return null;
        try { return formulas.Say(new Formula(formula)); }
        catch (ExpressionException) { return null; }
    }

    // What the list speaks of already is what its next item is most likely about.
    private static IEnumerable<Formula> Spoken(ListDraftPage draft)
    {
        foreach (var list in draft.Shape.Lists)
            foreach (var item in ItemNames.Items(draft.Content, list))
                foreach (var field in list.Fields.Where(field => field.Look is FieldLook.Formula or FieldLook.Condition))
                {
                    Formula? formula = null;
                    try { formula = item[field.Path] is JsonValue text ? new(text.ToString()) : null; }
                    catch (ExpressionException) { }
                    if (formula is not null) yield return formula;
                }
    }
}
