using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Baladi.Core.Documents.Pdf;

/// <summary>
/// Adds what Skia's writer for .NET cannot: the document's language, its reading direction, and a file identifier made from
/// the content. Done as an incremental update (ISO 32000-1, 7.5.6), so that nothing Skia wrote moves.
/// </summary>
internal static partial class PdfCatalog
{
    public static byte[] WithLanguage(byte[] pdf, string language)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var tail = Trailer().Match(text, text.LastIndexOf("trailer", StringComparison.Ordinal));
        var trailer = tail.Groups["entries"].Value;
        var root = Root().Match(trailer).Groups["number"].Value;
        var catalog = Regex.Match(text, $@"(?<=[\r\n]){root} 0 obj\s*<<(?<entries>.*?)>>\s*endobj", RegexOptions.Singleline).Groups["entries"].Value;
        var direction = language.StartsWith("ar", StringComparison.Ordinal) ? "R2L" : "L2R";
        var entries = catalog.Replace("/DisplayDocTitle true", $"/DisplayDocTitle true /Direction /{direction}", StringComparison.Ordinal);
        var id = Convert.ToHexString(SHA256.HashData(pdf).AsSpan(0, 16));

        var update = string.Create(CultureInfo.InvariantCulture, $"\n{root} 0 obj\n<<{entries}\n/Lang ({language})>>\nendobj\n");
        var xref = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            xref
            0 1
            0000000000 65535 f{' '}
            {root} 1
            {pdf.Length + 1:D10} 00000 n{' '}
            trailer
            <<{trailer}
            /Prev {tail.Groups["start"].Value}
            /ID [<{id}> <{id}>]>>
            startxref
            {pdf.Length + update.Length}
            %%EOF

            """).ReplaceLineEndings("\n");
        return [.. pdf, .. Encoding.Latin1.GetBytes(update), .. Encoding.Latin1.GetBytes(xref)];
    }

    [GeneratedRegex(@"trailer\s*<<(?<entries>.*?)>>\s*startxref\s+(?<start>\d+)\s+%%EOF", RegexOptions.Singleline)]
    private static partial Regex Trailer();

    [GeneratedRegex(@"/Root (?<number>\d+) 0 R")]
    private static partial Regex Root();
}
