using Baladi.Web.Shared.Localization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Baladi.Web.Shared.TagHelpers;

/// <summary><c>&lt;a ui-button asp-action="…"&gt;</c>, <c>&lt;button ui-button="secondary" ui-icon="download"&gt;</c>: primary, secondary, quiet, danger, light; "primary large".</summary>
[HtmlTargetElement("a", Attributes = "ui-button")]
[HtmlTargetElement("button", Attributes = "ui-button")]
public sealed class ButtonTagHelper(Texts texts) : UiTagHelper(texts)
{
    [HtmlAttributeName("ui-button")] public string Kind { get; set; } = "primary";
    /// <summary>Before the text; the arrow stands after it.</summary>
    [HtmlAttributeName("ui-icon")] public string? Icon { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var kinds = Kind.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(kind => kind != "primary").Select(kind => " button--" + kind);
        AddClass(output, "button" + string.Concat(kinds));
        if (output.TagName == "button" && !output.Attributes.ContainsName("type")) output.Attributes.SetAttribute("type", "submit");
        if (string.IsNullOrEmpty(Icon)) return;
        var text = await output.GetChildContentAsync();
        output.Content.SetHtmlContent(Icon == "arrow" ? All(text, Icons.Draw(Icon)) : All(Icons.Draw(Icon), text));
    }
}

/// <summary><c>&lt;ui-icon name="clock" /&gt;</c>, always decoration: the words stand beside it.</summary>
[HtmlTargetElement("ui-icon", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    public required string Name { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Icons.Draw(Name));
    }
}

/// <summary><c>&lt;ui-buttons&gt;</c>: the row of actions that ends a form.</summary>
[HtmlTargetElement("ui-buttons")]
public sealed class ButtonsTagHelper(Texts texts) : UiTagHelper(texts)
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => Become(output, "div", "buttons");
}

/// <summary><c>&lt;ui-back href="@Url.Action(…)" /&gt;</c>: one page back, at the top of a form.</summary>
[HtmlTargetElement("ui-back", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class BackTagHelper(Texts texts) : UiTagHelper(texts)
{
    public required string Href { get; set; }
    public string? Text { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "a", "back-link");
        output.Attributes.SetAttribute("href", Href);
        output.Content.SetHtmlContent(All(Icons.Draw("back"), Text ?? T["ui.back"]));
    }
}
