using System.Text;
using Baladi.Core.Language;

namespace Baladi.Core.Documents.Pdf.Text;

/// <summary>Makes any string safe to print on an official document.</summary>
public static class TextSanitizer
{
    /// <summary>
    /// Every kind of line end becomes \n, tabs become spaces, lone surrogates U+FFFD.
    /// Control characters, noncharacters and embeddings or overrides go: an override lets a name read as something it is not. Isolates and marks stay.
    /// </summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var afterReturn = false;
        foreach (var rune in text.EnumerateRunes())
        {
            var value = rune.Value;
            var secondHalfOfCrLf = afterReturn && value == '\n';
            afterReturn = value == '\r';
            if (secondHalfOfCrLf) continue;

            if (TypedText.IsLineEnd(value)) clean.Append('\n');
            else if (value == '\t') clean.Append(' ');
            else if (TypedText.IsDropped(rune)) continue;
            else clean.Append(rune.ToString());
        }

        return clean.ToString();
    }
}
