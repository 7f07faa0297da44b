using Baladi.Web.Shared.Localization;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Baladi.Web.Shared.TagHelpers;

/// <summary>
/// <c>&lt;ui-error-summary /&gt;</c>, first thing in the main column of every form: what is wrong, each with a link to its field.
/// Nothing where nothing is wrong. The layout puts the word for error before the title of the same page.
/// </summary>
[HtmlTargetElement("ui-error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper(Texts texts) : UiTagHelper(texts)
{
    /// <summary>Whose properties give the order, where the form is not the page's model itself.</summary>
    public ModelExpression? For { get; set; }
    /// <summary>Names in the order of the page, for forms that are data.</summary>
    public IEnumerable<string>? Fields { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // The model state keeps its entries by the alphabet; readers want them as they stand on the page.
        var order = (Fields ?? (For?.Metadata ?? ViewContext.ViewData.ModelMetadata).Properties.Select(property => property.Name ?? "")).ToList();
        int Place(string name) => order.FindIndex(known => name == known || name.EndsWith("." + known, StringComparison.Ordinal) || name.StartsWith(known + ".", StringComparison.Ordinal) || name.StartsWith(known + "[", StringComparison.Ordinal)) is >= 0 and var place ? place : int.MaxValue;
        var errors = ViewContext.ModelState.Where(entry => entry.Value?.Errors.Count > 0).OrderBy(entry => Place(entry.Key)).ToList();
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
