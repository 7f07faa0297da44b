using Baladi.Core.Language;

namespace Baladi.Core.Licenses.Register;

/// <summary>Names and what people type to find them, as words that can be compared: folded, without the article.</summary>
public static class RegisterWords
{
    public static IEnumerable<string> Of(string text)
    {
        var folded = ArabicFolding.Fold(text);
        foreach (var word in folded.Split(folded.Where(IsBetween).Distinct().ToArray(), StringSplitOptions.RemoveEmptyEntries))
            yield return Shortened(ArabicFolding.WithoutArticle(word));
    }

    private static bool IsBetween(char c) => !char.IsLetterOrDigit(c) && !char.IsSurrogate(c);

    private static string Shortened(string word) => word.Length <= LicenseWord.WordLength ? word : word[..LicenseWord.WordLength];
}
