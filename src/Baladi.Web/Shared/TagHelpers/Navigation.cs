using Baladi.Web.Shared.Localization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Baladi.Web.Shared.TagHelpers;

/// <summary><c>&lt;ui-breadcrumbs&gt;&lt;ui-crumb&gt;&lt;a asp-route="…"&gt;…&lt;/a&gt;&lt;/ui-crumb&gt;&lt;ui-crumb current&gt;…&lt;/ui-crumb&gt;&lt;/ui-breadcrumbs&gt;</c>; "home" is added.</summary>
[HtmlTargetElement("ui-breadcrumbs")]
public sealed class BreadcrumbsTagHelper(Texts texts, Microsoft.AspNetCore.Mvc.Routing.IUrlHelperFactory urls) : UiTagHelper(texts)
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        Become(output, "nav", "breadcrumbs");
        output.Attributes.SetAttribute("aria-label", T["ui.breadcrumbs"]);
        var home = Tag("a", null, T["nav.home"]);
        home.Attributes["href"] = urls.GetUrlHelper(ViewContext).RouteUrl(new Microsoft.AspNetCore.Mvc.Routing.UrlRouteContext { RouteName = Routing.Routes.Home });
        output.Content.SetHtmlContent(Tag("ol", null, Tag("li", null, home), content));
    }
}

[HtmlTargetElement("ui-crumb", ParentTag = "ui-breadcrumbs")]
public sealed class CrumbTagHelper : TagHelper
{
    public bool Current { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "li";
        if (Current) output.Attributes.SetAttribute("aria-current", "page");
    }
}

/// <summary><c>&lt;ui-tabs label="…"&gt;&lt;ui-tab href="…" current="true" count="12"&gt;…&lt;/ui-tab&gt;&lt;/ui-tabs&gt;</c>: links, each a page of its own.</summary>
[HtmlTargetElement("ui-tabs")]
public sealed class TabsTagHelper(Texts texts) : UiTagHelper(texts)
{
    public required string Label { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        Become(output, "nav", "");
        output.Attributes.SetAttribute("aria-label", Label);
        output.Content.SetHtmlContent(Tag("ul", "tabs", content));
    }
}

[HtmlTargetElement("ui-tab", ParentTag = "ui-tabs")]
public sealed class TabTagHelper(Texts texts) : UiTagHelper(texts)
{
    public required string Href { get; set; }
    public bool Current { get; set; }
    public long? Count { get; set; }
    /// <summary>Counting stopped above this: more is shown as "99+".</summary>
    public long Most { get; set; } = long.MaxValue;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "li";
        var link = Tag("a", null, content, Count is { } count ? Tag("span", "count", Tag("bdi", null, count > Most ? $"{Most}+" : count)) : null);
        link.Attributes["href"] = Href;
        if (Current) link.Attributes["aria-current"] = "page";
        output.Content.SetHtmlContent(link);
    }
}

/// <summary><c>&lt;ui-pager previous="…" next="…" text="@T.Count(…)" /&gt;</c>: keyset paging; an address that is null is left out.</summary>
[HtmlTargetElement("ui-pager", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PagerTagHelper(Texts texts) : UiTagHelper(texts)
{
    public string? Previous { get; set; }
    public string? Next { get; set; }
    public string? Text { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Previous is null && Next is null && Text is null) { output.SuppressOutput(); return; }
        Become(output, "nav", "pager");
        output.Attributes.SetAttribute("aria-label", T["ui.pager"]);
        output.Content.SetHtmlContent(All(Text is null ? null : Tag("p", null, Text), Tag("div", "pager__links", Link(Previous, "prev", "back"), Link(Next, "next", "arrow"))));
    }

    private Microsoft.AspNetCore.Mvc.Rendering.TagBuilder? Link(string? href, string rel, string icon)
    {
        if (href is null) return null;
        var text = T["ui.pager." + rel];
        var link = rel == "prev" ? Tag("a", "button button--secondary", Icons.Draw(icon), text) : Tag("a", "button button--secondary", text, Icons.Draw(icon));
        link.Attributes["href"] = href;
        link.Attributes["rel"] = rel;
        return link;
    }
}

/// <summary><c>&lt;ui-steps items="Model.Steps" current="2" /&gt;</c>: the parts of a form that has few of them, counted from 1.</summary>
[HtmlTargetElement("ui-steps", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class StepsTagHelper(Texts texts) : UiTagHelper(texts)
{
    public required IReadOnlyList<string> Items { get; set; }
    public required int Current { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "ol", "steps");
        output.Attributes.SetAttribute("aria-label", T["ui.steps"]);
        for (var i = 1; i <= Items.Count; i++)
        {
            var step = Tag("li", i < Current ? "done" : null,
                Tag("span", "steps__number", T["ui.steps.number", i, Items.Count]), Tag("span", "steps__text", Items[i - 1], i < Current ? Tag("span", "visually-hidden", $" ({T["ui.task.done"]})") : null));
            if (i == Current) step.Attributes["aria-current"] = "step";
            output.Content.AppendHtml(step);
        }
    }
}
