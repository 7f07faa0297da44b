using Baladi.Web.Shared.Localization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Baladi.Web.Shared.TagHelpers;

/// <summary><c>&lt;ui-notice kind="warning" title="…"&gt;…&lt;/ui-notice&gt;</c>: info, success, warning, error or note. <c>live</c> makes it spoken as it appears.</summary>
[HtmlTargetElement("ui-notice")]
public sealed class NoticeTagHelper(Texts texts) : UiTagHelper(texts)
{
    public string Kind { get; set; } = "info";
    public string? Title { get; set; }
    /// <summary>The heading level of the title, 2 to 4.</summary>
    public int Level { get; set; } = 2;
    public bool Live { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        Become(output, "div", "notice notice--" + Kind);
        if (Live) output.Attributes.SetAttribute("role", Kind == "error" ? "alert" : "status");
        var icon = Kind switch { "success" => "check-circle", "warning" => "warning", "error" => "error", _ => "info" };
        output.Content.SetHtmlContent(All(Icons.Draw(icon), Tag("div", "notice__body",
            Title is null ? null : Tag("h" + Level, "notice__title", Title),
            content.IsEmptyOrWhiteSpace ? null : content)));
    }
}

/// <summary><c>&lt;ui-illustrative /&gt;</c>: marks figures and rules that are ours and not the ministry's.</summary>
[HtmlTargetElement("ui-illustrative", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IllustrativeTagHelper(Texts texts) : UiTagHelper(texts)
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Draw(T));
    }

    /// <summary>The same without a tag helper, for lists in which it stands many times.</summary>
    public static IHtmlContent Draw(Texts texts) => Tag("span", "illustrative", Icons.Draw("info"), texts["ui.illustrative"]);
}

/// <summary><c>&lt;ui-badge kind="success" icon="check"&gt;…&lt;/ui-badge&gt;</c>: neutral, info, success, warning, error, gold.</summary>
[HtmlTargetElement("ui-badge")]
public sealed class BadgeTagHelper(Texts texts) : UiTagHelper(texts)
{
    public string Kind { get; set; } = "neutral";
    public string? Icon { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        Become(output, "span", "badge badge--" + Kind);
        output.Content.SetHtmlContent(All(string.IsNullOrEmpty(Icon) ? null : Icons.Draw(Icon), content));
    }
}

/// <summary><c>&lt;ui-verdict value="pass" /&gt;</c>: the one vocabulary of results, in any spelling of pass, fail, unknown, toProvide, notApplicable.</summary>
[HtmlTargetElement("ui-verdict", TagStructure = TagStructure.WithoutEndTag)]
public sealed class VerdictTagHelper(Texts texts) : UiTagHelper(texts)
{
    public required string Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var verdict = VerdictLook.Of(Value);
        Become(output, "span", "badge badge--" + verdict.Kind);
        output.Content.SetHtmlContent(All(Icons.Draw(verdict.Icon), T["verdict." + verdict.Name]));
    }
}

internal sealed record VerdictLook(string Name, string Kind, string Icon, string Css)
{
    public static VerdictLook Of(string value) => value.ToLowerInvariant() switch
    {
        "pass" => new("pass", "success", "check", "pass"),
        "fail" => new("fail", "error", "close", "fail"),
        "unknown" => new("unknown", "warning", "question", "unknown"),
        "toprovide" => new("toProvide", "info", "upload", "to-provide"),
        "notapplicable" => new("notApplicable", "neutral", "minus-circle", "not-applicable"),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, null),
    };
}

/// <summary><c>&lt;ui-empty title="…" icon="search"&gt;what to do instead&lt;/ui-empty&gt;</c></summary>
[HtmlTargetElement("ui-empty")]
public sealed class EmptyTagHelper(Texts texts) : UiTagHelper(texts)
{
    public required string Title { get; set; }
    public string Icon { get; set; } = "empty";
    public int Level { get; set; } = 2;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        Become(output, "div", "empty");
        output.Content.SetHtmlContent(All(Icons.Draw(Icon), Tag("h" + Level, null, Title), content));
    }
}

/// <summary><c>&lt;ui-confirmation title="…" reference="7KQ2M-9XMP4-T"&gt;what happens next, in a sentence&lt;/ui-confirmation&gt;</c>: the page's h1.</summary>
[HtmlTargetElement("ui-confirmation")]
public sealed class ConfirmationTagHelper(Texts texts) : UiTagHelper(texts)
{
    public required string Title { get; set; }
    public string? Reference { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        Become(output, "div", "confirmation");
        output.Content.SetHtmlContent(All(Icons.Draw("check-circle"), Tag("h1", null, Title),
            Reference is null ? null : All(Tag("p", null, T["ui.reference"]), Tag("p", "confirmation__reference", Tag("bdi", "code", Reference))),
            content));
    }
}
