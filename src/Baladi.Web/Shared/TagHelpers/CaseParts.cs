using System.Globalization;
using Baladi.Web.Shared.Localization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Baladi.Web.Shared.TagHelpers;

/// <summary><c>&lt;ui-file-item name="lease.pdf" href="…" type="PDF" bytes="123456" status="…" status-kind="success"&gt;actions&lt;/ui-file-item&gt;</c></summary>
[HtmlTargetElement("ui-file-item")]
public sealed class FileItemTagHelper(Texts texts) : UiTagHelper(texts)
{
    public required string Name { get; set; }
    public string? Href { get; set; }
    public string? Type { get; set; }
    public long? Bytes { get; set; }
    public string? Status { get; set; }
    public string StatusKind { get; set; } = "neutral";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        Become(output, "div", "file");
        var name = Tag(Href is null ? "span" : "a", null, Tag("bdi", null, Name));
        if (Href is not null) name.Attributes["href"] = Href;
        // Two isolates: a type in Latin letters must not turn the size behind it around.
        var size = Bytes is { } bytes ? Tag("bdi", null, Size(bytes)) : null;
        var meta = Type is null && size is null ? null : Tag("span", "file__meta", Type is null ? null : Tag("bdi", null, Type), Type is null || size is null ? null : " · ", size);
        output.Content.SetHtmlContent(All(
            Icons.Draw("document"),
            Tag("div", "file__main", Tag("span", "file__name", name), meta),
            Status is null ? null : Tag("span", "badge badge--" + StatusKind, Status),
            content.IsEmptyOrWhiteSpace ? null : content));
    }

    private string Size(long bytes) => bytes < 1_000_000
        ? T["ui.file.kilobytes", Math.Max(1, bytes / 1_000)]
        : T["ui.file.megabytes", (bytes / 1_000_000m).ToString("0.#", CultureInfo.InvariantCulture)];
}

/// <summary>
/// <c>&lt;ui-clause title="…" verdict="fail" required="…" provided="…" reason="…" source="…" illustrative="true"&gt;the clause's text&lt;/ui-clause&gt;</c>;
/// without a verdict it is a line of the catalog.
/// </summary>
[HtmlTargetElement("ui-clause")]
public sealed class ClauseTagHelper(Texts texts) : UiTagHelper(texts)
{
    public required string Title { get; set; }
    public string? Verdict { get; set; }
    /// <summary>Other words on the badge: that it waits for somebody, where it is not that it could not be checked.</summary>
    public string? VerdictText { get; set; }
    public string? Required { get; set; }
    public string? Provided { get; set; }
    public string? Reason { get; set; }
    public string? Source { get; set; }
    public bool Illustrative { get; set; }
    public int Level { get; set; } = 3;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var look = Verdict is null ? null : VerdictLook.Of(Verdict);
        Become(output, "article", look is null ? "clause" : "clause clause--" + look.Css);
        output.Content.SetHtmlContent(All(
            Tag("div", "clause__head", Tag("h" + Level, "clause__title", Title),
                look is null ? null : Tag("span", "badge badge--" + look.Kind, Icons.Draw(VerdictText is null ? look.Icon : "clock"), VerdictText ?? T["verdict." + look.Name])),
            content.IsEmptyOrWhiteSpace ? null : content,
            Required is null && Provided is null ? null : Tag("dl", "clause__values", Value("ui.clause.required", Required), Value("ui.clause.provided", Provided)),
            Reason is null ? null : Tag("p", null, Reason),
            Source is null && !Illustrative ? null : Tag("p", "clause__source", Source is null ? null : T["ui.clause.source", Source] + " ",
                Illustrative ? Tag("span", "illustrative", Icons.Draw("info"), T["ui.illustrative"]) : null)));
    }

    private Microsoft.AspNetCore.Mvc.Rendering.TagBuilder? Value(string label, string? value) =>
        value is null ? null : Tag("div", null, Tag("dt", null, T[label]), Tag("dd", null, Tag("bdi", null, value)));
}
