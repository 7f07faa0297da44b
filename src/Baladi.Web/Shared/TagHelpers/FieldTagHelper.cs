using Baladi.Web.Shared.Localization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Baladi.Web.Shared.TagHelpers;

/// <summary>
/// A question: label, hint, error and input. Bound with <c>for="Property"</c>, or by hand with <c>name</c> and <c>value</c>
/// for forms that are data; either way the error is the model state's. With <c>heading</c> the label is the page's h1.
/// </summary>
public abstract class FieldTagHelper(Texts texts) : UiTagHelper(texts)
{
    public ModelExpression? For { get; set; }
    public string? Name { get; set; }
    public string? Value { get; set; }
    public string? Id { get; set; }
    public required string Label { get; set; }
    public string? Hint { get; set; }
    /// <summary>Fields are required unless they say so.</summary>
    public bool Optional { get; set; }
    public bool Heading { get; set; }
    public bool Disabled { get; set; }

    protected string FieldName => For is null
        ? Name ?? throw new InvalidOperationException($"'{Label}' has neither 'for' nor 'name'.")
        : ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    protected virtual string FieldId => Id ?? IdOf(FieldName);
    protected string? Error => ViewContext.ModelState.TryGetValue(FieldName, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    /// <summary>What was typed, even if it could not be read, else what the model holds.</summary>
    protected virtual string? Current => ViewContext.ModelState.TryGetValue(FieldName, out var entry) && entry.AttemptedValue is { } typed ? typed : Value ?? Written(For?.Model);

    internal static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    /// <summary>Numbers and dates as inputs take them, in every language.</summary>
    protected static string? Written(object? value) => value switch
    {
        null => null,
        DateOnly date => date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    protected string LabelText => Optional ? T["ui.field.optional", Label] : Label;

    protected string? DescribedBy(params string?[] more)
    {
        var ids = new[] { Hint is null ? null : FieldId + "-hint", Error is null ? null : FieldId + "-error" }.Concat(more).Where(id => id is not null);
        return string.Join(' ', ids) is { Length: > 0 } all ? all : null;
    }

    protected IHtmlContent? HintPart()
    {
        if (Hint is null) return null;
        var hint = Tag("div", "field__hint", Hint);
        hint.Attributes["id"] = FieldId + "-hint";
        return hint;
    }

    protected IHtmlContent? ErrorPart()
    {
        if (Error is null) return null;
        var error = Tag("div", "field__error", Icons.Draw("error"), Tag("span", null, Tag("span", "visually-hidden", T["ui.error.prefix"] + " "), Error));
        error.Attributes["id"] = FieldId + "-error";
        return error;
    }

    /// <summary>One input with its label before it.</summary>
    protected void WriteField(TagHelperOutput output, params object?[] input)
    {
        Become(output, "div", Error is null ? "field" : "field field--wrong");
        var label = Tag("label", Heading ? "field__label field__label--heading" : "field__label", LabelText);
        label.Attributes["for"] = FieldId;
        output.Content.SetHtmlContent(All([Heading ? Tag("h1", null, label) : label, HintPart(), ErrorPart(), .. input]));
    }

    /// <summary>Several inputs under one question.</summary>
    protected void WriteGroup(TagHelperOutput output, params object?[] inputs)
    {
        Become(output, "fieldset", Error is null ? "field" : "field field--wrong");
        if (DescribedBy() is { } ids) output.Attributes.SetAttribute("aria-describedby", ids);
        var legend = Tag("legend", Heading ? "field__label field__label--heading" : "field__label", Heading ? Tag("h1", null, LabelText) : LabelText);
        output.Content.SetHtmlContent(All([legend, HintPart(), ErrorPart(), .. inputs]));
    }

    protected TagBuilder Input(string tag, string css = "input")
    {
        var input = Tag(tag, css);
        input.Attributes["id"] = FieldId;
        input.Attributes["name"] = FieldName;
        if (tag == "input") input.TagRenderMode = TagRenderMode.SelfClosing;
        if (DescribedBy() is { } ids) input.Attributes["aria-describedby"] = ids;
        if (Error is not null) input.Attributes["aria-invalid"] = "true";
        if (Disabled) input.Attributes["disabled"] = "disabled";
        return input;
    }
}
