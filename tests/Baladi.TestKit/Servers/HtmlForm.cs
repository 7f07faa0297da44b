using System.Net;
using System.Text.RegularExpressions;

namespace Baladi.TestKit.Servers;

/// <summary>
/// A form as a browser would send it: its address and its fields with the values they stand at, hidden ones and the
/// antiforgery token included. Not a general HTML parser: it reads the pages of this portal.
/// </summary>
public sealed partial record HtmlForm(string Action, string Method, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    public string? this[string name] => Fields.FirstOrDefault(field => field.Key == name).Value;

    public static IReadOnlyList<HtmlForm> ReadAll(string html) =>
        [.. Form().Matches(html).Select(match => Read(match.Groups["attributes"].Value, match.Groups["body"].Value))];

    /// <summary>The fields with some of them typed over; one that the form lacks, such as the button pressed, is added.</summary>
    public FormUrlEncodedContent Filled(params IEnumerable<(string Name, string Value)> typed)
    {
        var given = typed.ToList();
        return new(Fields.Where(field => given.All(one => one.Name != field.Key))
            .Concat(given.Select(one => KeyValuePair.Create(one.Name, one.Value))));
    }

    private static HtmlForm Read(string attributes, string body) =>
        new(Attribute(attributes, "action") ?? "", (Attribute(attributes, "method") ?? "get").ToLowerInvariant(), [.. Inputs(body), .. Textareas(body), .. Selects(body)]);

    private static IEnumerable<KeyValuePair<string, string>> Inputs(string body) =>
        from Match input in Input().Matches(body)
        let attributes = input.Groups["attributes"].Value
        let name = Attribute(attributes, "name")
        let type = Attribute(attributes, "type") ?? "text"
        where name is not null && type is not ("submit" or "button" or "file") && (type is not ("radio" or "checkbox") || Checked().IsMatch(attributes))
        select KeyValuePair.Create(name, Attribute(attributes, "value") ?? (type == "checkbox" ? "on" : ""));

    private static IEnumerable<KeyValuePair<string, string>> Textareas(string body) =>
        from Match area in Textarea().Matches(body)
        let name = Attribute(area.Groups["attributes"].Value, "name")
        where name is not null
        select KeyValuePair.Create(name, WebUtility.HtmlDecode(area.Groups["text"].Value));

    private static IEnumerable<KeyValuePair<string, string>> Selects(string body) =>
        from Match list in Select().Matches(body)
        let name = Attribute(list.Groups["attributes"].Value, "name")
        let options = Option().Matches(list.Groups["options"].Value)
        let chosen = options.FirstOrDefault(option => option.Groups["attributes"].Value.Contains("selected", StringComparison.Ordinal)) ?? options.FirstOrDefault()
        where name is not null && chosen is not null
        select KeyValuePair.Create(name, Attribute(chosen.Groups["attributes"].Value, "value") ?? "");

    private static string? Attribute(string attributes, string name)
    {
        var match = Regex.Match(attributes, $@"(?:^|\s){name}\s*=\s*(?:""(?<value>[^""]*)""|'(?<value>[^']*)')", RegexOptions.Singleline);
        return match.Success ? WebUtility.HtmlDecode(match.Groups["value"].Value) : null;
    }

    [GeneratedRegex("<form(?<attributes>[^>]*)>(?<body>.*?)</form>", RegexOptions.Singleline)] private static partial Regex Form();
    [GeneratedRegex("<input(?<attributes>[^>]*)>", RegexOptions.Singleline)] private static partial Regex Input();
    [GeneratedRegex(@"<textarea(?<attributes>[^>]*)>\r?\n?(?<text>.*?)</textarea>", RegexOptions.Singleline)] private static partial Regex Textarea();
    [GeneratedRegex("<select(?<attributes>[^>]*)>(?<options>.*?)</select>", RegexOptions.Singleline)] private static partial Regex Select();
    [GeneratedRegex("<option(?<attributes>[^>]*)>", RegexOptions.Singleline)] private static partial Regex Option();
    [GeneratedRegex(@"\schecked(\s|=|$|/)")] private static partial Regex Checked();
}
