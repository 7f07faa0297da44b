using Baladi.Web.Shared.Localization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Baladi.Web.Shared.TagHelpers;

/// <summary><c>&lt;ui-task-list&gt;&lt;ui-task title="…" href="…" status="done" hint="…" /&gt;&lt;/ui-task-list&gt;</c></summary>
[HtmlTargetElement("ui-task-list")]
public sealed class TaskListTagHelper(Texts texts) : UiTagHelper(texts)
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => Become(output, "ul", "task-list");
}

/// <summary>Status: done, started, notStarted, blocked (no link yet), wrong, waiting.</summary>
[HtmlTargetElement("ui-task", ParentTag = "ui-task-list", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TaskTagHelper(Texts texts) : UiTagHelper(texts)
{
    public required string Title { get; set; }
    public required string Status { get; set; }
    public string? Href { get; set; }
    public string? Hint { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "li", "task");
        var kind = Status switch { "done" => "success", "started" => "info", "wrong" => "error", "waiting" => "gold", _ => "neutral" };
        var name = Tag(Href is null ? "span" : "a", null, Title);
        if (Href is not null) name.Attributes["href"] = Href;
        output.Content.SetHtmlContent(All(
            Tag("div", "task__main", name, Hint is null ? null : Tag("p", null, Hint)),
            Tag("span", "badge badge--" + kind, Status == "done" ? Icons.Draw("check") : null, T["ui.task." + Status])));
    }
}

/// <summary><c>&lt;ui-summary-list&gt;&lt;ui-summary-row label="…" change="@Url.Action(…)"&gt;answer&lt;/ui-summary-row&gt;&lt;/ui-summary-list&gt;</c></summary>
[HtmlTargetElement("ui-summary-list")]
public sealed class SummaryListTagHelper(Texts texts) : UiTagHelper(texts)
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => Become(output, "dl", "summary");
}

[HtmlTargetElement("ui-summary-row")]
public sealed class SummaryRowTagHelper(Texts texts) : UiTagHelper(texts)
{
    public required string Label { get; set; }
    public string? Change { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        Become(output, "div", "summary__row");
        TagBuilder? change = null;
        if (Change is not null)
        {
            // Many links say "change"; the hidden words tell them apart.
            var link = Tag("a", null, T["ui.change"], Tag("span", "visually-hidden", " " + Label));
            link.Attributes["href"] = Change;
            change = Tag("dd", "summary__change", link);
        }
        output.Content.SetHtmlContent(All(Tag("dt", null, Label), Tag("dd", null, content.IsEmptyOrWhiteSpace ? Tag("span", "muted", T["ui.notAnswered"]) : content), change));
    }
}

/// <summary><c>&lt;ui-facts&gt;&lt;ui-fact label="…"&gt;…&lt;/ui-fact&gt;&lt;/ui-facts&gt;</c>: key and value; <c>code</c> for IDs, phones and references.</summary>
[HtmlTargetElement("ui-facts")]
public sealed class FactsTagHelper(Texts texts) : UiTagHelper(texts)
{
    public bool Stacked { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) => Become(output, "dl", Stacked ? "facts facts--stacked" : "facts");
}

[HtmlTargetElement("ui-fact")]
public sealed class FactTagHelper(Texts texts) : UiTagHelper(texts)
{
    public required string Label { get; set; }
    public bool Code { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        Become(output, "div", "fact");
        output.Content.SetHtmlContent(All(Tag("dt", null, Label), Tag("dd", null, Code ? Tag("bdi", "code", content) : content)));
    }
}

/// <summary><c>&lt;ui-timeline&gt;&lt;ui-event title="…" when="…" state="done"&gt;…&lt;/ui-event&gt;&lt;/ui-timeline&gt;</c>: done, now, ahead, stopped.</summary>
[HtmlTargetElement("ui-timeline")]
public sealed class TimelineTagHelper(Texts texts) : UiTagHelper(texts)
{
    public override void Process(TagHelperContext context, TagHelperOutput output) => Become(output, "ol", "timeline");
}

[HtmlTargetElement("ui-event", ParentTag = "ui-timeline")]
public sealed class EventTagHelper(Texts texts) : UiTagHelper(texts)
{
    public required string Title { get; set; }
    public string? When { get; set; }
    public string State { get; set; } = "done";
    public int Level { get; set; } = 3;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        Become(output, "li", "timeline__item timeline__item--" + State);
        if (State == "now") output.Attributes.SetAttribute("aria-current", "step");
        IHtmlContent? mark = State switch { "done" => Icons.Draw("check"), "stopped" => Icons.Draw("close"), _ => null };
        output.Content.SetHtmlContent(All(
            Tag("span", "timeline__mark", mark),
            Tag("h" + Level, "timeline__title", Title, Tag("span", "visually-hidden", $" ({T["ui.timeline." + State]})")),
            When is null ? null : Tag("p", "timeline__when", When),
            content));
    }
}
