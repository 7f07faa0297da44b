using System.Globalization;
using Baladi.Web.Shared.Localization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Baladi.Web.Shared.TagHelpers;

/// <summary>
/// <c>&lt;ui-input for="NationalId" label="@T["…"]" kind="code" size="m" /&gt;</c>. Kinds: text, code (an ID or number read
/// left to right, digits keypad), reference (left to right, any keyboard), phone, email, password, search.
/// </summary>
[HtmlTargetElement("ui-input", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class InputTagHelper(Texts texts) : FieldTagHelper(texts)
{
    public string Kind { get; set; } = "text";
    /// <summary>xs, s, m; full width otherwise. It tells how much is expected.</summary>
    public string? Size { get; set; }
    public string? Autocomplete { get; set; }
    public int? MaxLength { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var input = Input("input", Size is null ? "input" : "input input--" + Size);
        var (type, mode) = Kind switch
        {
            "code" => ("text", "numeric"),
            "phone" => ("tel", "tel"),
            "email" => ("email", "email"),
            "password" => ("password", null),
            "search" => ("search", "search"),
            _ => ("text", (string?)null),
        };
        input.Attributes["type"] = type;
        if (mode is not null) input.Attributes["inputmode"] = mode;
        input.Attributes["dir"] = Kind is "text" or "search" ? "auto" : "ltr";
        if (Kind != "text") input.Attributes["spellcheck"] = "false";
        if (Autocomplete is not null) input.Attributes["autocomplete"] = Autocomplete;
        if (MaxLength is { } most) input.Attributes["maxlength"] = most.ToString(CultureInfo.InvariantCulture);
        // A password is never sent back to the page.
        if (Kind != "password" && Current is { } value) input.Attributes["value"] = value;
        WriteField(output, input);
    }
}

/// <summary><c>&lt;ui-textarea for="Reason" label="…" limit="2000" rows="6" /&gt;</c></summary>
[HtmlTargetElement("ui-textarea", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class TextareaTagHelper(Texts texts) : FieldTagHelper(texts)
{
    public int Rows { get; set; } = 5;
    public int? Limit { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var input = Input("textarea");
        input.Attributes["rows"] = Rows.ToString(CultureInfo.InvariantCulture);
        input.Attributes["dir"] = "auto";
        // The first line break after the tag is the parser's, not the writer's.
        input.InnerHtml.AppendHtml("\n").Append(Current ?? "");
        if (Limit is not { } limit) { WriteField(output, input); return; }

        var counter = Tag("div", "counter", T["ui.field.limit", limit], " ", Tag("bdi"));
        counter.Attributes["id"] = FieldId + "-limit";
        counter.Attributes["data-counter-for"] = FieldId;
        counter.Attributes["data-limit"] = limit.ToString(CultureInfo.InvariantCulture);
        input.Attributes["aria-describedby"] = DescribedBy(FieldId + "-limit");
        WriteField(output, input, counter);
    }
}

/// <summary><c>&lt;ui-number for="Area" label="…" unit="@T["unit.m2"]" /&gt;</c>: typed as text with a digits keypad, in any digits; browsers' number boxes change on scrolling.</summary>
[HtmlTargetElement("ui-number", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NumberTagHelper(Texts texts) : FieldTagHelper(texts)
{
    public string? Unit { get; set; }
    public string Size { get; set; } = "s";
    public bool Whole { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var input = Input("input", "input input--" + Size);
        input.Attributes["type"] = "text";
        input.Attributes["inputmode"] = Whole ? "numeric" : "decimal";
        input.Attributes["dir"] = "ltr";
        input.Attributes["autocomplete"] = "off";
        if (Current is { } value) input.Attributes["value"] = value;
        if (Unit is null) { WriteField(output, input); return; }

        var unit = Tag("span", "with-unit__unit", Unit);
        unit.Attributes["id"] = FieldId + "-unit";
        input.Attributes["aria-describedby"] = DescribedBy(FieldId + "-unit");
        WriteField(output, Tag("div", "with-unit", input, unit));
    }
}

/// <summary><c>&lt;ui-date for="LeaseEnds" label="…" hint="…" /&gt;</c>: day, month and year as three boxes, bound to a <see cref="DateOnly"/>.</summary>
[HtmlTargetElement("ui-date", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DateTagHelper(Texts texts) : FieldTagHelper(texts)
{
    /// <summary>bday, for one's own date of birth.</summary>
    public string? Autocomplete { get; set; }

    // The first box is what the error summary leads to.
    protected override string FieldId => Id ?? IdOf(FieldName);

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var typed = (Current ?? "").Split('-');
        string At(int index) => typed.Length == 3 ? typed[index].TrimStart('0') : "";
        WriteGroup(output, Tag("div", "date-parts", Part("day", At(2), FieldId), Part("month", At(1), FieldId + "_month"), Part("year", At(0), FieldId + "_year")));
    }

    private Microsoft.AspNetCore.Mvc.Rendering.TagBuilder Part(string part, string value, string id)
    {
        var label = Tag("label", null, T["ui.date." + part]);
        label.Attributes["for"] = id;
        var input = Input("input");
        input.Attributes["id"] = id;
        input.Attributes["name"] = $"{FieldName}.{part}";
        input.Attributes["type"] = "text";
        input.Attributes["inputmode"] = "numeric";
        input.Attributes["dir"] = "ltr";
        input.Attributes["maxlength"] = part == "year" ? "4" : "2";
        if (Autocomplete is not null) input.Attributes["autocomplete"] = $"{Autocomplete}-{part}";
        if (value.Length > 0) input.Attributes["value"] = value;
        return Tag("div", "date-part date-part--" + part, label, input);
    }
}

/// <summary><c>&lt;ui-file name="Lease" label="…" accept=".pdf,.png,.jpg" hint="…" /&gt;</c>; the form needs <c>enctype="multipart/form-data"</c>.</summary>
[HtmlTargetElement("ui-file", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FileTagHelper(Texts texts) : FieldTagHelper(texts)
{
    public string? Accept { get; set; }
    public bool Multiple { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var input = Input("input", "");
        input.Attributes["type"] = "file";
        if (Accept is not null) input.Attributes["accept"] = Accept;
        if (Multiple) input.Attributes["multiple"] = "multiple";
        var choose = Tag("label", "button button--secondary", Icons.Draw("upload"), T[Multiple ? "ui.file.chooseMany" : "ui.file.choose"]);
        choose.Attributes["for"] = FieldId;
        var names = Tag("span", "upload__names muted", T["ui.file.none"]);
        names.Attributes["dir"] = "auto";
        WriteField(output, Tag("div", "upload", input, Tag("div", "upload__shown script-only", choose, names)));
    }
}
