using Baladi.Web.Shared.Localization;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Baladi.Web.Shared.TagHelpers;

/// <summary>
/// <c>&lt;ui-error-summary /&gt;</c>, first thing in the main column of every form: what is wrong, each with a link to its field.
/// Nothing where nothing is wrong. The layout puts "خطأ:" before the title of the same page.
/// </summary>
[HtmlTargetElement("ui-error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper(Texts texts) : UiTagHelper(texts)
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = ViewContext.ModelState.Where(entry => entry.Value?.Errors.Count > 0).ToList();
        if (errors.Count == 0) { output.SuppressOutput(); return; }

        Become(output, "div", "error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("aria-labelledby", "error-summary-title");
        var title = Tag("h2", null, T["ui.error.summary"]);
        title.Attributes["id"] = "error-summary-title";
        var list = Tag("ul");
        foreach (var (name, entry) in errors)
            foreach (var error in entry!.Errors)
            {
                var link = Tag(name.Length == 0 ? "span" : "a", null, error.ErrorMessage);
                if (name.Length > 0) link.Attributes["href"] = "#" + FieldTagHelper.IdOf(name);
                list.InnerHtml.AppendHtml(Tag("li", null, link));
            }
        output.Content.SetHtmlContent(All(title, list));
    }
}
