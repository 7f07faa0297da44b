using Baladi.Web.Shared.Localization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Baladi.Web.Shared.TagHelpers;

/// <summary><c>&lt;ui-card title="…" href="…" icon="store"&gt;…&lt;/ui-card&gt;</c>; with <c>href</c> the whole card is the link.</summary>
[HtmlTargetElement("ui-card")]
public sealed class CardTagHelper(Texts texts) : UiTagHelper(texts)
{
    public string? Title { get; set; }
    public string? Href { get; set; }
    public string? Icon { get; set; }
    public int Level { get; set; } = 2;
    public bool Soft { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        Become(output, "article", "card" + (Href is null ? "" : " card--link") + (Soft ? " card--soft" : ""));
        output.Content.SetHtmlContent(All(
            Icon is null ? null : Tag("div", "card__icon", Icons.Draw(Icon)),
            Title is null ? null : Tag("h" + Level, "card__title", Href is null ? Title : Link(Href, Title)),
            content));
    }

    private static Microsoft.AspNetCore.Mvc.Rendering.TagBuilder Link(string href, string text)
    {
        var link = Tag("a", null, text);
        link.Attributes["href"] = href;
        return link;
    }
}

/// <summary>
/// <c>&lt;ui-next-action title="…" due="@T[…]"&gt;text and a button&lt;/ui-next-action&gt;</c>: what the applicant does now;
/// with <c>waiting</c> there is nothing to do, and it says who is at work.
/// </summary>
[HtmlTargetElement("ui-next-action")]
public sealed class NextActionTagHelper(Texts texts) : UiTagHelper(texts)
{
    public required string Title { get; set; }
    public string? Due { get; set; }
    public bool Waiting { get; set; }
    public int Level { get; set; } = 2;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        Become(output, "section", Waiting ? "next-action next-action--waiting" : "next-action");
        output.Content.SetHtmlContent(All(
            Tag("p", "next-action__eyebrow", Icons.Draw(Waiting ? "clock" : "arrow"), T[Waiting ? "ui.nextAction.waiting" : "ui.nextAction"]),
            Tag("h" + Level, null, Title), content,
            Due is null ? null : Tag("p", "small muted", Due)));
    }
}

/// <summary><c>&lt;ui-details summary="…"&gt;…&lt;/ui-details&gt;</c>; several inside <c>&lt;div class="accordion"&gt;</c> are an accordion.</summary>
[HtmlTargetElement("ui-details")]
public sealed class DetailsTagHelper(Texts texts) : UiTagHelper(texts)
{
    public required string Summary { get; set; }
    public bool Open { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        Become(output, "details", "details");
        if (Open) output.Attributes.SetAttribute(new TagHelperAttribute("open"));
        output.Content.SetHtmlContent(All(Tag("summary", null, Icons.Draw("chevron"), Tag("span", null, Summary)), Tag("div", "details__body", content)));
    }
}

/// <summary><c>&lt;ui-meter label="…" value="3" max="5" text="@T.Count(…)" /&gt;</c></summary>
[HtmlTargetElement("ui-meter", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MeterTagHelper(Texts texts) : UiTagHelper(texts)
{
    public required string Label { get; set; }
    public required double Value { get; set; }
    public double Max { get; set; } = 100;
    /// <summary>The value in words or figures; a share in percent otherwise.</summary>
    public string? Text { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "div", "meter");
        var bar = Tag("progress");
        bar.Attributes["aria-label"] = Label;
        bar.Attributes["value"] = FormattableString.Invariant($"{Value}");
        bar.Attributes["max"] = FormattableString.Invariant($"{Max}");
        output.Content.SetHtmlContent(All(
            Tag("div", "meter__head", Tag("span", null, Label), Tag("b", null, Tag("bdi", null, Text ?? T["ui.percent", Math.Round(Max == 0 ? 0 : Value / Max * 100)]))), bar));
    }
}
