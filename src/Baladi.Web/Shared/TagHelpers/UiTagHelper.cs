using System.Collections.Concurrent;
using System.Reflection;
using Baladi.Web.Shared.Localization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Baladi.Web.Shared.TagHelpers;

/// <summary>What the components share: the texts, and building of HTML that encodes what it is given.</summary>
public abstract class UiTagHelper(Texts texts) : TagHelper
{
    protected Texts T { get; } = texts;

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Optional = new();

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    // Razor writes an expression that is null as an empty text; an attribute that says nothing is one that was left out.
    // Values stay: "" may be an answer that was given.
    public override void Init(TagHelperContext context)
    {
        foreach (var property in Optional.GetOrAdd(GetType(), OptionalTexts))
            if (property.GetValue(this) is "") property.SetValue(this, null);
    }

    private static PropertyInfo[] OptionalTexts(Type type)
    {
        var nullability = new NullabilityInfoContext();
        return [.. type.GetProperties().Where(property => property.PropertyType == typeof(string) && property.CanWrite && property.Name != "Value" && nullability.Create(property).WriteState == NullabilityState.Nullable)];
    }

    protected static TagBuilder Tag(string name, string? css = null, params object?[] content)
    {
        var tag = new TagBuilder(name);
        if (css is not null) tag.AddCssClass(css);
        foreach (var part in content) Append(tag.InnerHtml, part);
        return tag;
    }

    protected static HtmlContentBuilder All(params object?[] content)
    {
        var builder = new HtmlContentBuilder();
        foreach (var part in content) Append(builder, part);
        return builder;
    }

    /// <summary>Turns the tag into another one, keeping the classes and attributes the view wrote.</summary>
    protected static void Become(TagHelperOutput output, string name, string css)
    {
        output.TagName = name;
        output.TagMode = TagMode.StartTagAndEndTag;
        AddClass(output, css);
    }

    protected static void AddClass(TagHelperOutput output, string css)
    {
        var written = output.Attributes.TryGetAttribute("class", out var existing) ? existing.Value?.ToString() : null;
        output.Attributes.SetAttribute("class", string.IsNullOrEmpty(written) ? css : $"{css} {written}");
    }

    private static void Append(IHtmlContentBuilder builder, object? part)
    {
        switch (part)
        {
            case null: break;
            case IHtmlContent html: builder.AppendHtml(html); break;
            default: builder.Append(part.ToString() ?? ""); break;
        }
    }
}
