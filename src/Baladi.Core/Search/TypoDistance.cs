namespace Baladi.Core.Search;

/// <summary>How far a typed word is from a known one: letters that sound or look alike, or stand twice, are nearer than others.</summary>
internal static class TypoDistance
{
    private const float ByEar = 0.4f, ByDots = 0.7f, Doubled = 0.3f, Swapped = 0.8f;
    // q-k-g, q-gh, q-j, D-Z, D-d, dh-z, dh-d, th-s, th-t, s-S, T-t, and a-h where a word ends.
    private static readonly HashSet<(char, char)> Ear = Pairs("\u0642\u0643\u06AF", "\u0642\u063A", "\u0642\u062C", "\u0636\u0638", "\u0636\u062F", "\u0630\u0632", "\u0630\u062F", "\u062B\u0633", "\u062B\u062A", "\u0633\u0635", "\u0637\u062A", "\u0627\u0647");
    private const int LeastForEar = 4;
    // The first letter of those that sound alike.
    private static readonly Dictionary<char, char> First = new[] { "\u0642\u0643\u06AF\u063A\u062C", "\u0636\u0638\u062F\u0630\u0632", "\u062A\u0637\u062B\u0633\u0635", "\u0627\u0647" }.SelectMany(alike => alike.Select(c => (c, alike[0]))).ToDictionary();
    // Letters told apart by their dots.
    private static readonly HashSet<(char, char)> Dots = Pairs("\u0628\u062A\u062B\u0646\u064A", "\u062C\u062D\u062E", "\u062F\u0630", "\u0631\u0632", "\u0633\u0634", "\u0635\u0636", "\u0637\u0638", "\u0639\u063A", "\u0641\u0642");

    /// <summary>Alike for Arabic words whose letters sound alike; null for short words and for others.</summary>
    public static string? EarKey(string form) => form.Length >= LeastForEar && WordForms.IsArabic(form) ? string.Concat(form.Select(c => First.GetValueOrDefault(c, c))) : null;

    /// <summary>Whole edits between short words cost 1, a swap of neighbours a little less.</summary>
    public static float Between(string a, string b)
    {
        var table = new float[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) table[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) table[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
            for (var j = 1; j <= b.Length; j++)
            {
                var more = i > 1 && a[i - 1] == a[i - 2] ? Doubled : 1;
                var less = j > 1 && b[j - 1] == b[j - 2] ? Doubled : 1;
                table[i, j] = Math.Min(Math.Min(table[i - 1, j] + more, table[i, j - 1] + less), table[i - 1, j - 1] + Instead(a[i - 1], b[j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + Swapped);
            }
        return table[a.Length, b.Length];
    }

    private static float Instead(char typed, char known) => typed == known ? 0 : Ear.Contains((typed, known)) ? ByEar : Dots.Contains((typed, known)) ? ByDots : 1;

    private static HashSet<(char, char)> Pairs(params string[] alike) => [.. alike.SelectMany(letters => letters.SelectMany(one => letters.Select(other => (one, other))))];
}
