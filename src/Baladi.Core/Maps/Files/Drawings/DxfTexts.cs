using System.Text;
using System.Text.RegularExpressions;

namespace Baladi.Core.Maps.Files.Drawings;

/// <summary>What a reader sees of texts that carry their looks with them.</summary>
internal static partial class DxfTexts
{
    /// <summary>Of one line: %%d is a degree sign.</summary>
    public static string Plain(string text) => !text.Contains("%%", StringComparison.Ordinal) ? text : Signs().Replace(text, found => char.ToLowerInvariant(found.Value[2]) switch
    {
        'd' => "\u00B0",
        'p' => "\u00B1",
        'c' => "\u2300",
        '%' => "%",
        _ => "",
    });

    /// <summary>Of several lines: \P ends one, \f…; changes the font, braces hold together what a change is for.</summary>
    public static string PlainOfMany(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '{' or '}') continue;
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                plain.Append(text[i]);
                continue;
            }
            var sign = text[++i];
            if (sign is '\\' or '{' or '}') plain.Append(sign);
            else if (sign is 'P' or 'X') plain.Append('\n');
            else if (sign == '~') plain.Append(' ');
            else if (sign == 'S')
            {
                // A fraction, its parts between a sign of their own.
                for (i++; i < text.Length && text[i] != ';'; i++) plain.Append(text[i] is '^' or '#' ? '/' : text[i]);
            }
            else if ("fFHCTQWAp".Contains(sign, StringComparison.Ordinal))
            {
                var end = text.IndexOf(';', i);
                if (end >= 0) i = end;
            }
        }
        return Plain(plain.ToString().Trim());
    }

    [GeneratedRegex("%%[dDpPcCuUoO%]")]
    private static partial Regex Signs();
}
