namespace Baladi.Core.Search;

/// <summary>Marks the words of a query in the texts of what was found.</summary>
internal static class Marker
{
    private const int Longest = 220;
    private const int Before = 40;
    private const string Cut = "…";

    /// <summary>The text in pieces, in order and whole.</summary>
    public static IReadOnlyList<MarkedText> Mark(string text, Func<string, bool> isHit)
    {
        var (pieces, from) = (new List<MarkedText>(), 0);
        foreach (var word in WordSplitter.Split(text))
        {
            if (!WordForms.Of(word.Folded).Any(isHit)) continue;
            if (word.Start > from) pieces.Add(new(text[from..word.Start], false));
            pieces.Add(new(text.Substring(word.Start, word.Length), true));
            from = word.Start + word.Length;
        }
        if (from < text.Length || pieces.Count == 0) pieces.Add(new(text[from..], false));
        return pieces;
    }

    /// <summary>Where the text has hits, so much of it as fits a few lines, from the words before the first hit on.</summary>
    public static IReadOnlyList<MarkedText> Excerpt(string text, Func<string, bool> isHit)
    {
        if (text.Length <= Longest) return Mark(text, isHit);
        var words = WordSplitter.Split(text);
        var first = words.FirstOrDefault(word => WordForms.Of(word.Folded).Any(isHit)).Start;
        var start = first <= Before ? 0 : words.First(word => word.Start >= first - Before).Start;
        var end = words.Where(word => word.Start + word.Length <= start + Longest).Select(word => word.Start + word.Length).DefaultIfEmpty(text.Length).Max();
        if (text.Length - start <= Longest || end <= start) end = text.Length;
        var marked = Mark(text[start..end], isHit);
        return [.. start > 0 ? [new MarkedText(Cut, false)] : Array.Empty<MarkedText>(), .. marked, .. end < text.Length ? [new MarkedText(Cut, false)] : Array.Empty<MarkedText>()];
    }

    public static bool HasHit(string text, Func<string, bool> isHit) => WordSplitter.Split(text).Exists(word => WordForms.Of(word.Folded).Any(isHit));
}
