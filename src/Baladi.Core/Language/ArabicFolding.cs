using System.Globalization;
using System.Text;
using Baladi.Core.Basics;

namespace Baladi.Core.Language;

/// <summary>
/// The form in which Arabic and English are compared and searched: hamza seats, alif maqsura, taa marbuta, short vowels,
/// tatweel, Latin diacritics, case and digits no longer count.
/// </summary>
public static class ArabicFolding
{
    private const string Article = "\u0627\u0644";
    /// <summary>What remains of a word without its article: a shorter one would stand for something else.</summary>
    private const int LeastWithoutArticle = 3;

    /// <summary>A folded word without the article before it.</summary>
    public static string WithoutArticle(string word) =>
        word.StartsWith(Article, StringComparison.Ordinal) && word.Length >= Article.Length + LeastWithoutArticle ? word[Article.Length..] : word;

    public static string Fold(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in DigitFolding.Fold(text).Normalize(NormalizationForm.FormKD))
        {
            if (c is '\u0640' || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) continue;
            result.Append(c switch
            {
                'أ' or 'إ' or 'آ' or 'ٱ' => 'ا',
                'ى' or 'ی' => 'ي',
                'ة' => 'ه',
                'ؤ' => 'و',
                'ئ' => 'ي',
                'ک' => 'ك',
                _ => char.ToLowerInvariant(c),
            });
        }
        return result.ToString();
    }
}
