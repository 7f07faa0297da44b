using System.Text.RegularExpressions;

namespace Baladi.Core.Documents.Pdf.Text;

/// <summary>
/// UAX #9 alone shows 1010-ABC/25 as ABC/25-1010 and +966… as …966+ inside Arabic, which is why pages use bdi.
/// On paper the same is done with LRI and PDI around whatever looks like an identifier.
/// </summary>
public static partial class Identifiers
{
    private const string LeftToRightIsolate = "\u2066";
    private const string PopIsolate = "\u2069";

    public static string Isolate(string text) =>
        Pattern().Replace(text, match => LeftToRightIsolate + match.Value + PopIsolate);

    // A phone with its plus; or ASCII words joined by separators, holding a digit, an @ or a ://, and ending in a word.
    // A comma joins digits too: isolating only the 250.75 of 48,250.75 would tear the number apart.
    [GeneratedRegex(
        @"(?<![A-Za-z0-9])(?:\+\d(?:[\d -]{0,20}\d)?|(?=[^\s]*?[0-9@]|[a-z]+://)[A-Za-z0-9]+(?:(?:[-/.:@_#=?&%~+]+|,(?=[0-9]))[A-Za-z0-9]+)+)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
