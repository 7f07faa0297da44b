using Baladi.Core.Language;

namespace Baladi.Core.Licenses.Register;

/// <summary>Names and what people type to find them, as words that can be compared: folded, without the article.</summary>
public static class RegisterWords
{
    private const string Article = "\u0627\u0644";
    /// <summary>What remains of a word without its article: a shorter one would stand for something else.</summary>
    private const int LeastWithoutArticle = 3;

    public static IEnumerable<string> Of(string text)
    {
        var folded = ArabicFolding.Fold(text);
        foreach (var word in folded.Split(folded.Where(IsBetween).Distinct().ToArray(), StringSplitOptions.RemoveEmptyEntries))
            yield return Shortened(word.StartsWith(Article, StringComparison.Ordinal) && word.Length >= Article.Length + LeastWithoutArticle ? word[Article.Length..] : word);
    }

    private static bool IsBetween(char c) => !char.IsLetterOrDigit(c) && !char.IsSurrogate(c);

    private static string Shortened(string word) => word.Length <= LicenseWord.WordLength ? word : word[..LicenseWord.WordLength];
}
