using System.Text;
using System.Globalization;

namespace Baladi.Core.Language;

/// <summary>What people type, made fit to be kept, shown beside other text, and printed.</summary>
public static class TypedText
{
    private const int PopIsolate = 0x2069;

    /// <summary>
    /// Every kind of line end becomes \n. Control characters but tabs go, for one engine refuses \0 outright; so do embeddings and
    /// overrides, which let a text read as something it is not. Isolates end on their line, and white space around goes.
    /// </summary>
    public static string Clean(string typed)
    {
        var clean = new StringBuilder(typed.Length);
        var (open, previous) = (0, 0);
        foreach (var rune in typed.EnumerateRunes())
        {
            var isSecondHalf = rune.Value == '\n' && previous == '\r';
            previous = rune.Value;
            if (isSecondHalf) continue;
            if (IsLineEnd(rune.Value)) clean.Append((char)PopIsolate, open).Append('\n');
            else if (rune.Value == PopIsolate ? open > 0 : rune.Value == '\t' || !IsDropped(rune)) clean.Append(rune.ToString());
            open = IsLineEnd(rune.Value) ? 0 : rune.Value == PopIsolate ? Math.Max(0, open - 1) : IsIsolate(rune.Value) ? open + 1 : open;
        }
        return clean.Append((char)PopIsolate, open).ToString().Normalize().Trim();
    }

    /// <summary>For names and codes, which are one line and carry no direction of their own.</summary>
    public static string Line(string typed) =>
        string.Concat(Clean(typed).Select(c => c is '\n' or '\t' ? ' ' : c).Where(c => !IsIsolate(c) && c is not ((char)PopIsolate or '\u200E' or '\u200F' or '\u061C'))).Trim();

    internal static bool IsLineEnd(int value) => value is >= '\n' and <= '\r' or 0x85 or 0x2028 or 0x2029;

    /// <summary>Controls, embeddings and overrides, what Unicode itself has withdrawn, and what it says is no character: normalizing throws at that.</summary>
    internal static bool IsDropped(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control
        || (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF
        || rune.Value is >= 0x202A and <= 0x202E or >= 0x206A and <= 0x206F or >= 0xFFF9 and <= 0xFFFB or 0xFEFF;

    private static bool IsIsolate(int value) => value is >= 0x2066 and <= 0x2068;
}
