using Baladi.Web.Shared.Localization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Baladi.Web.Shared.TagHelpers;

/// <summary>One answer among several.</summary>
public sealed record Choice(string Value, string Text, string? Hint = null, bool Disabled = false)
{
    /// <summary>The heading it stands under; answers of one group follow each other.</summary>
    public string? Group { get; init; }
    /// <summary>Other words it is found by where the list can be searched.</summary>
    public string? Keywords { get; init; }
}

public abstract class ChoiceFieldTagHelper(Texts texts) : FieldTagHelper(texts)
{
    public required IEnumerable<Choice> Items { get; set; }
    /// <summary>list; row for two short answers; cards where each answer has a sentence.</summary>
    public string Look { get; set; } = "list";
    /// <summary>Ticked boxes, where the field is not bound with <c>for</c>.</summary>
    public IEnumerable<string>? Values { get; set; }
    /// <summary>Where scripts run, the list can be searched; hamzas, taa marbuta and vowels do not count.</summary>
    public bool Filter { get; set; }

    protected IHtmlContent Choices(string type, Func<string, bool> isChosen)
    {
        var list = Tag("div", Look == "list" ? "choices" : "choices choices--" + Look);
        var index = 0;
        foreach (var group in Grouped())
        {
            var choices = group.Select(item => One(type, item, isChosen(item.Value), index++)).ToArray();
            if (group[0].Group is { } heading) list.InnerHtml.AppendHtml(Tag("fieldset", "choices__group", [Tag("legend", null, heading), .. choices]));
            else foreach (var choice in choices) list.InnerHtml.AppendHtml(choice);
        }
        if (Filter) MakeSearchable(list);
        return list;
    }

    /// <summary>Neighbours of one group together; an answer without a group stands alone.</summary>
    protected IEnumerable<IReadOnlyList<Choice>> Grouped()
    {
        var run = new List<Choice>();
        foreach (var item in Items)
        {
            if (run.Count > 0 && (item.Group is null || item.Group != run[0].Group)) { yield return run; run = []; }
            run.Add(item);
        }
        if (run.Count > 0) yield return run;
    }

    /// <summary>The words a script needs for the search it adds.</summary>
    protected void MakeSearchable(TagBuilder list)
    {
        list.Attributes["data-filter"] = T["ui.filter.label"];
        list.Attributes["data-filter-count"] = T["ui.filter.count", "#"];
        list.Attributes["data-filter-none"] = T["ui.filter.none"];
    }

    private TagBuilder One(string type, Choice item, bool chosen, int index)
    {
        // The first answer bears the field's own id: the error summary leads there.
        var id = index == 0 ? FieldId : $"{FieldId}-{index}";
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = type;
        input.Attributes["id"] = id;
        input.Attributes["name"] = FieldName;
        input.Attributes["value"] = item.Value;
        if (chosen) input.Attributes["checked"] = "checked";
        if (item.Disabled || Disabled) input.Attributes["disabled"] = "disabled";
        if (item.Hint is not null) input.Attributes["aria-describedby"] = id + "-about";
        var label = Tag("label", null, item.Text);
        label.Attributes["for"] = id;
        var hint = item.Hint is null ? null : Tag("div", "choice__hint", item.Hint);
        if (hint is not null) hint.Attributes["id"] = id + "-about";
        var choice = Tag("div", "choice", input, label, hint);
        if (item.Keywords is not null) choice.Attributes["data-keywords"] = item.Keywords;
        return choice;
    }
}

/// <summary><c>&lt;ui-radios for="Zone" label="…" items="Model.Zones" look="cards" /&gt;</c></summary>
[HtmlTargetElement("ui-radios", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class RadiosTagHelper(Texts texts) : ChoiceFieldTagHelper(texts)
{
    /// <summary>False while nothing was answered: a choice whose value is empty is not chosen by that.</summary>
    public bool Answered { get; set; } = true;

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        WriteGroup(output, Choices("radio", value => (Answered || value.Length > 0) && string.Equals(value, Current, StringComparison.OrdinalIgnoreCase)));
}

/// <summary><c>&lt;ui-checkboxes for="Reasons" label="…" items="…" /&gt;</c>, bound to a list.</summary>
[HtmlTargetElement("ui-checkboxes", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckboxesTagHelper(Texts texts) : ChoiceFieldTagHelper(texts)
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var chosen = ViewContext.ModelState.TryGetValue(FieldName, out var entry) && entry.RawValue is not null
            ? (entry.RawValue as string[] ?? [entry.AttemptedValue ?? ""])
            : Values ?? (For?.Model as System.Collections.IEnumerable)?.Cast<object>().Select(value => value.ToString() ?? "") ?? [];
        var set = chosen.ToHashSet(StringComparer.OrdinalIgnoreCase);
        WriteGroup(output, Choices("checkbox", set.Contains));
    }
}

/// <summary><c>&lt;ui-checkbox for="Agree" label="…" /&gt;</c>: one box, bound to a bool; the label stands beside it.</summary>
[HtmlTargetElement("ui-checkbox", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class CheckboxTagHelper(Texts texts) : FieldTagHelper(texts)
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "div", Error is null ? "field" : "field field--wrong");
        var input = Input("input", "");
        input.Attributes["type"] = "checkbox";
        input.Attributes["value"] = "true";
        if (string.Equals(Current, "true", StringComparison.OrdinalIgnoreCase)) input.Attributes["checked"] = "checked";
        var label = Tag("label", null, Label);
        label.Attributes["for"] = FieldId;
        var hint = HintPart() as TagBuilder;
        hint?.AddCssClass("choice__hint");
        output.Content.SetHtmlContent(All(ErrorPart(), Tag("div", "choice", input, label, hint)));
    }
}

/// <summary><c>&lt;ui-select for="Municipality" label="…" items="…" placeholder="@T["…"]" /&gt;</c>; for more than seven answers, else radios.</summary>
[HtmlTargetElement("ui-select", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SelectTagHelper(Texts texts) : ChoiceFieldTagHelper(texts)
{
    public string? Placeholder { get; set; }
    public string? Size { get; set; } = "m";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var select = Input("select", string.IsNullOrEmpty(Size) ? "input" : "input input--" + Size);
        if (Placeholder is not null) select.InnerHtml.AppendHtml(Option("", Placeholder, false));
        foreach (var group in Grouped())
        {
            var options = group.Select(item => Option(item.Value, item.Text, string.Equals(item.Value, Current, StringComparison.OrdinalIgnoreCase))).ToArray();
            if (group[0].Group is { } heading)
            {
                var grouped = Tag("optgroup", null, [.. options]);
                grouped.Attributes["label"] = heading;
                select.InnerHtml.AppendHtml(grouped);
            }
            else foreach (var option in options) select.InnerHtml.AppendHtml(option);
        }
        if (Filter) MakeSearchable(select);
        WriteField(output, select);
    }

    private static TagBuilder Option(string value, string text, bool chosen)
    {
        var option = Tag("option", null, text);
        option.Attributes["value"] = value;
        if (chosen) option.Attributes["selected"] = "selected";
        return option;
    }
}
