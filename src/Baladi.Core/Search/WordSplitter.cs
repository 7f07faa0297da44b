using System.Globalization;
using System.Text;
using Baladi.Core.Language;

namespace Baladi.Core.Search;

/// <summary>A word where it stands in a text.</summary>
/// <param name="Start">In UTF-16 units, as is the length.</param>
internal readonly record struct Word(int Start, int Length, string Folded);

/// <summary>Divides texts into folded words: letters and digits with the marks on them. Halves of surrogate pairs divide words.</summary>
internal static class WordSplitter
{
    private const int LongestWord = 48;
    private const string LatinArticle = "al";

    /// <param name="most">How many words are read.</param>
    public static List<Word> Split(string text, int most = int.MaxValue)
    {
        var words = new List<Word>();
        for (var at = 0; at < text.Length && words.Count < most;)
        {
            if (LengthAt(text, at) is not (> 0 and var first) || !IsLetter(text, at)) { at++; continue; }
            var start = at;
            at += first;
            while (at < text.Length && LengthAt(text, at) is > 0 and var next) at += next;
            var length = at - start;
            var folded = ArabicFolding.Fold(text.Substring(start, Math.Min(length, LongestWord)));
            if (folded.Any(char.IsWhiteSpace)) folded = string.Concat(folded.Where(c => !char.IsWhiteSpace(c)));
            if (folded.Length > 0 && !IsDropped(folded, text, start)) words.Add(new(start, length, folded));
        }
        return words;
    }

    // The possessive s, and the article of names in Latin letters.
    private static bool IsDropped(string folded, string text, int start) =>
        folded == LatinArticle || (folded == "s" && start > 0 && text[start - 1] is '\'' or '\u2019');

    /// <summary>How many units of a word stand there; 0 for none.</summary>
    private static int LengthAt(string text, int at)
    {
        var c = text[at];
        if (!char.IsSurrogate(c)) return IsLetter(text, at) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format && c != '\uFEFF' ? 1 : 0;
        if (!char.IsHighSurrogate(c) || at + 1 >= text.Length || !char.IsLowSurrogate(text[at + 1])) return 0;
        return Rune.IsLetterOrDigit(new Rune(c, text[at + 1])) ? 2 : 0;
    }

    private static bool IsLetter(string text, int at) => char.IsSurrogate(text[at]) || char.IsLetterOrDigit(text[at]);
}
