using System.Globalization;
using Baladi.Core.Basics;
using Baladi.Web.Shared.Localization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Baladi.Web.Shared.TagHelpers;

/// <summary><c>&lt;ui-money amount="Model.Total" /&gt;</c>: the sign of the riyal (U+20C1, which few fonts have) drawn left of the number.</summary>
[HtmlTargetElement("ui-money", TagStructure = TagStructure.WithoutEndTag)]
public sealed class MoneyTagHelper(Texts texts) : UiTagHelper(texts)
{
    private const string Sign = "<svg viewBox='0 0 1124.14 1256.39' aria-hidden='true' focusable='false'><path d='M699.62 1113.02c-20.06 44.48-33.32 92.75-38.4 143.37l424.51-90.24c20.06-44.47 33.31-92.75 38.4-143.37l-424.51 90.24zM1085.73 895.8c20.06-44.47 33.32-92.75 38.4-143.37l-330.68 70.33v-135.2l292.27-62.11c20.06-44.47 33.32-92.75 38.4-143.37l-330.68 70.27V66.13c-50.67 28.45-95.67 66.32-132.25 110.99v403.35l-132.25 28.11V0c-50.67 28.44-95.67 66.32-132.25 110.99v525.69l-295.91 62.88c-20.06 44.47-33.33 92.75-38.42 143.37l334.33-71.05v170.26l-358.3 76.14c-20.06 44.47-33.32 92.75-38.4 143.37l375.04-79.7c30.53-6.35 56.77-24.4 73.83-49.24l68.78-101.97v-.02c7.14-10.55 11.3-23.27 11.3-36.97v-149.98l132.25-28.11v270.4l424.53-90.28z'/></svg>";

    public required Money Amount { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "span", "money");
        // Whole riyals need no halalas behind them.
        var figure = Amount.Halalas % 100 == 0 ? Amount.Riyals.ToString("#,##0", CultureInfo.InvariantCulture) : Amount.ToString();
        output.Content.SetHtmlContent(All(new HtmlString(Sign), Tag("span", "visually-hidden", T["ui.money.riyal"] + " "), figure));
    }
}

/// <summary>
/// <c>&lt;ui-when date="Model.Issued" /&gt;</c>, <c>&lt;ui-when instant="Model.Due" look="relative" /&gt;</c>.
/// Looks: both calendars (default), gregorian, time (with the hour), relative (the full date in the tooltip).
/// <c>&lt;ui-when due="Model.Due" /&gt;</c> shows the last day of a deadline.
/// </summary>
[HtmlTargetElement("ui-when", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WhenTagHelper(Texts texts, Dates dates) : UiTagHelper(texts)
{
    public DateOnly? Date { get; set; }
    public DateTimeOffset? Instant { get; set; }
    public DateTimeOffset? Due { get; set; }
    public string Look { get; set; } = "both";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Date is null && Instant is null && Due is null) { output.SuppressOutput(); return; }
        Become(output, "time", "when");
        var date = Date ?? (Due is { } due ? RiyadhTime.LastDayOf(due) : RiyadhTime.DateOf(Instant!.Value));
        output.Attributes.SetAttribute("datetime", Instant?.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture) ?? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (Look == "relative") output.Attributes.SetAttribute("title", dates.Both(date));
        output.Content.SetContent((Look, Instant) switch
        {
            ("relative", { } instant) => dates.Relative(instant),
            ("time", { } instant) => dates.WithTime(instant),
            ("gregorian", _) => dates.Gregorian(date),
            _ => dates.Both(date),
        });
    }
}

/// <summary><c>&lt;ui-updated date="…" /&gt;</c>: when what the page says was last changed.</summary>
[HtmlTargetElement("ui-updated", TagStructure = TagStructure.WithoutEndTag)]
public sealed class UpdatedTagHelper(Texts texts, Dates dates) : UiTagHelper(texts)
{
    public required DateOnly Date { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "p", "small muted");
        output.Content.SetContent(T["ui.updated", dates.Both(Date)]);
    }
}

/// <summary><c>&lt;ui-code value="1000000008" /&gt;</c>: an ID, phone or reference inside running text, read left to right.</summary>
[HtmlTargetElement("ui-code", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CodeTagHelper(Texts texts) : UiTagHelper(texts)
{
    public required string Value { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        Become(output, "bdi", "code");
        output.Content.SetContent(Value);
    }
}
