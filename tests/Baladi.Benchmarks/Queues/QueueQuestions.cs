using System.Net;
using System.Text.RegularExpressions;

namespace Baladi.Benchmarks.Queues;

/// <summary>What an officer can ask of the queue, read from the page that offers it.</summary>
public static partial class QueueQuestions
{
    private const string Desk = "/ar/desk";

    /// <summary>The addresses of every post × tab × holder × service × sort.</summary>
    public static async Task<IReadOnlyList<string>> OfferedAsync(HttpClient client, CancellationToken cancel)
    {
        var first = await PageAsync(client, Desk, cancel);
        var questions = new List<string>();
        foreach (var post in Part(first, "posts") is { } posts ? Addresses(posts) : [Desk])
        {
            var page = await PageAsync(client, post, cancel);
            foreach (var tab in Addresses(Part(page, "tabs")!))
            {
                var shown = await PageAsync(client, tab, cancel);
                questions.AddRange(from holder in Addresses(Part(shown, "segments")!)
                                   from service in Options(shown, "service")
                                   from sort in Options(shown, "sort")
                                   select $"{holder}{(holder.Contains('?', StringComparison.Ordinal) ? '&' : '?')}service={service}&sort={sort}");
            }
        }
        return questions;
    }

    /// <summary>Where the link to the next page leads; null on the last.</summary>
    public static async Task<string?> NextAsync(HttpClient client, string page) =>
        Next().Match(await PageAsync(client, page, CancellationToken.None)) is { Success: true } link ? Address(link.Value) : null;

    private static async Task<string> PageAsync(HttpClient client, string address, CancellationToken cancel) => await client.GetStringAsync(new Uri(address, UriKind.Relative), cancel);

    private static string? Part(string page, string name) =>
        Regex.Match(page, $"<(nav|ul)[^>]* class=\"{name}\".*?</\\1>", RegexOptions.Singleline) is { Success: true } part ? part.Value : null;

    private static List<string> Addresses(string part) => [.. Link().Matches(part).Select(link => Address(link.Value))];

    private static string Address(string link) => WebUtility.HtmlDecode(Href().Match(link).Groups[1].Value);

    private static IEnumerable<string> Options(string page, string name) =>
        Option().Matches(Regex.Match(page, $"<select[^>]* name=\"{name}\".*?</select>", RegexOptions.Singleline).Value).Select(option => option.Groups[1].Value);

    [GeneratedRegex("<a [^>]*>")] private static partial Regex Link();
    [GeneratedRegex("<a [^>]*rel=\"next\"[^>]*>")] private static partial Regex Next();
    [GeneratedRegex("href=\"([^\"]*)\"")] private static partial Regex Href();
    [GeneratedRegex("<option[^>]* value=\"([^\"]*)\"")] private static partial Regex Option();
}
