namespace Baladi.Core.Language;

/// <summary>Names and what people type to find them, as words that can be compared: folded, without the article.</summary>
public static class NameWords
{
    /// <param name="longest">Longer words are cut: nobody types on to tell them apart.</param>
    public static IEnumerable<string> Of(string text, int longest)
    {
        var folded = ArabicFolding.Fold(text);
        foreach (var word in folded.Split(folded.Where(IsBetween).Distinct().ToArray(), StringSplitOptions.RemoveEmptyEntries))
            yield return Shortened(ArabicFolding.WithoutArticle(word), longest);
    }

    private static bool IsBetween(char c) => !char.IsLetterOrDigit(c) && !char.IsSurrogate(c);

    private static string Shortened(string word, int longest) => word.Length <= longest ? word : word[..longest];
}
