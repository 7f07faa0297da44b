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
