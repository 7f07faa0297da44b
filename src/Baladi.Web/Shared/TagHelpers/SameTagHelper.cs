using System.Collections.Concurrent;
using Baladi.Web.Shared.Localization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Baladi.Web.Shared.TagHelpers;

/// <summary>
/// <c>&lt;ui-same as="footer"&gt;…&lt;/ui-same&gt;</c>: what is the same on every page of a language, whoever reads it; rendered once
/// and kept. Nothing of a person, a request or a form may stand in it; <c>when</c> says whether that holds this time.
/// </summary>
[HtmlTargetElement("ui-same")]
public sealed class SameTagHelper(SameTagHelper.Kept kept) : TagHelper
{
    public required string As { get; set; }
    public bool When { get; set; } = true;

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (!When) return;
        var key = (As, Texts.Language, ViewContext.HttpContext.Request.PathBase.Value);
        if (!kept.Parts.TryGetValue(key, out var part))
            part = kept.Parts.GetOrAdd(key, new HtmlString((await output.GetChildContentAsync()).GetContent()));
        output.Content.SetHtmlContent(part);
    }

    /// <summary>What was rendered, as long as the portal runs.</summary>
    public sealed class Kept
    {
        internal ConcurrentDictionary<(string As, string Language, string? Base), HtmlString> Parts { get; } = new();
    }
}
