namespace Baladi.Core.Basics;

/// <summary>Arabic-Indic and Persian digits and separators, as keyboards type them, become the Latin ones the system keeps.</summary>
public static class DigitFolding
{
    public static string Fold(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u0660', '\u06F9') && !text.Contains('\u066B') && !text.Contains('\u066C')) return text;
        return string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = source[i] switch
                {
                    >= '\u0660' and <= '\u0669' => (char)(source[i] - '\u0660' + '0'),
                    >= '\u06F0' and <= '\u06F9' => (char)(source[i] - '\u06F0' + '0'),
                    '\u066B' => '.',
                    '\u066C' => ',',
                    var other => other,
                };
        });
    }
}
