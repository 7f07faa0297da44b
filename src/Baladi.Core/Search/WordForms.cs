using Lucene.Net.Tartarus.Snowball.Ext;

namespace Baladi.Core.Search;

/// <summary>
/// Light stemming: the forms under which a folded word is kept and sought, the surest first. Arabic words lose articles, plural
/// and feminine endings; English ones are stemmed by Snowball. A form that may be another word (a first letter that may be
/// "and") stands beside the word and does not replace it.
/// </summary>
internal static class WordForms
{
    private const int Least = 3;
    private const char Waw = '\u0648';
    private const string Article = "\u0627\u0644";

    // Articles with what is written before them, the longest first; \u0644\u0644 is "for the".
    private static readonly string[] Articles = ["\u0648\u0628\u0627\u0644", "\u0648\u0644\u0644", "\u0648\u0627\u0644", "\u0628\u0627\u0644", "\u0641\u0627\u0644", "\u0643\u0627\u0644", "\u0644\u0644", Article];
    // Plural and feminine.
    private static readonly string[] Endings = ["\u0627\u062A", "\u0647"];
    // Plurals of men, the dual, and belonging.
    private static readonly string[] OtherEndings = ["\u064A\u0646", "\u0648\u0646", "\u0627\u0646", "\u064A"];
    // With, for, as, then.
    private static readonly char[] Particles = ['\u0628', '\u0644', '\u0643', '\u0641'];
    // Her, their, our, your.
    private static readonly string[] Pronouns = ["\u0647\u0627", "\u0647\u0645", "\u0646\u0627", "\u0643\u0645", Your, "\u064A"];
    private const string LatinOpen = "at";
    // The article of names in Latin letters, as it is joined to what begins with its letter.
    private static readonly string[] LatinArticles = ["al", "el", "ar", "as", "ad", "at", "an", "az", "er", "es", "ed"];
    // I, you, he, we.
    private static readonly char[] Doers = ['\u0627', '\u062A', '\u064A', '\u0646'];
    // I did, we did, they did, they do, and what it is done to.
    private static readonly string[] Deeds = ["\u062A\u0647\u0627", "\u0648\u0646\u0647", "\u0648\u0646\u0647\u0627", "\u062A\u0647", "\u0646\u0627", "\u0648\u0627", "\u0648\u0646", "\u064A\u0646", "\u0647\u0627", "\u0647\u0645", "\u062A", "\u0647", "\u0648", ""];
    private const char Hamza = '\u0621';
    private const char OpenEnding = '\u062A';
    private const string Your = "\u0643";

    private static readonly HashSet<string> CommonEndings = ["ing", "ings", "ers", "ation", "ations", "ment", "ments", "ness", "able", "ies", "ied", "ors", "ally", "edly"];
    private const int LeastBritish = 4;
    private static readonly (string British, string American)[] Spellings = [("tre", "ter"), ("our", "or"), ("ence", "ense"), ("yre", "ire"), ("ise", "ize"), ("ised", "ized"), ("iser", "izer"), ("ising", "izing"), ("isation", "ization"), ("ogue", "og")];

    [ThreadStatic] private static EnglishStemmer? stemmer;

    public static bool IsArabic(string word) => word.Any(c => c is >= '\u0600' and <= '\u06FF');

    public static IReadOnlyList<string> Of(string folded)
    {
        // The word itself beside its stem: typos are nearer to words than to stems.
        if (!IsArabic(folded)) return English(folded) is var english && english == folded ? [folded] : [english, folded];
        var bare = WithoutArticle(folded);
        var stem = WithoutEnding(bare);
        var forms = new List<string>(3) { stem };
        if (bare[0] == Waw && bare.Length > Least) Add(WithoutEnding(WithoutArticle(bare[1..])));
        if (bare.StartsWith(Article, StringComparison.Ordinal)) Add(WithoutEnding(WithoutArticle(bare)));
        foreach (var ending in OtherEndings)
            if (bare.EndsWith(ending, StringComparison.Ordinal) && bare.Length - ending.Length >= Least + (ending.Length == 1 || ending == OtherEndings[2] ? 1 : 0)) { Add(bare[..^ending.Length]); break; }
        if (stem.EndsWith('\u064A') && stem.Length > Least + 1) Add(stem[..^1]);
        // A plural of a word that ends so already; and what is said without its last hamza.
        if (stem != bare && stem.Length > Least && stem[^1] == Endings[1][0]) Add(stem[..^1]);
        if (stem.Length > Least && stem[^1] == Hamza) Add(stem[..^1]);
        return forms;

        void Add(string form)
        {
            if (!forms.Contains(form)) forms.Add(form);
        }
    }

    /// <summary>What a word may still be where none of its forms is known: without a particle before it or a pronoun after it.</summary>
    public static IEnumerable<string> Further(string folded)
    {
        if (!IsArabic(folded))
        {
            if (LatinArticles.FirstOrDefault(article => folded.StartsWith(article, StringComparison.Ordinal)) is { } joined && folded.Length > joined.Length + Least && (joined[1] == 'l' || joined[1] == folded[2])) yield return English(folded[2..]);
            // The same opening, in Latin letters.
            if (!folded.EndsWith(LatinOpen, StringComparison.Ordinal) || folded.Length < LatinOpen.Length + Least) yield break;
            yield return English(folded[..^1]);
            yield return English(folded[..^1] + 'h');
            yield break;
        }
        foreach (var start in Starts(folded))
        {
            yield return WithoutEnding(start);
            foreach (var pronoun in Pronouns)
            {
                if (!start.EndsWith(pronoun, StringComparison.Ordinal) || start.Length - pronoun.Length < (pronoun == Your ? Least + 1 : Least)) continue;
                var owned = start[..^pronoun.Length];
                // A pronoun opens the feminine ending.
                if (owned[^1] == OpenEnding && owned.Length > Least) yield return owned[..^1];
                yield return WithoutEnding(owned);
            }
        }
    }

    /// <summary>The stems a verb may have, without the letters of who does what to whom.</summary>
    public static IEnumerable<string> Verbs(string folded)
    {
        if (!IsArabic(folded)) yield break;
        foreach (var start in new[] { folded, Particles.Contains(folded[0]) || folded[0] == Waw ? folded[1..] : "" })
            foreach (var bare in new[] { start, start.Length > Least && Doers.Contains(start[0]) ? start[1..] : "" })
                foreach (var deed in Deeds)
                    if (bare.Length - deed.Length >= Least && bare.Length < folded.Length + deed.Length && bare.EndsWith(deed, StringComparison.Ordinal)) yield return bare[..^deed.Length];
    }

    // "And" comes before other particles.
    private static IEnumerable<string> Starts(string word)
    {
        if (Particles.Contains(word[0]) && word.Length > Least) yield return word[1..];
        yield return word;
        if (word[0] != Waw || word.Length <= Least) yield break;
        if (Particles.Contains(word[1]) && word.Length > Least + 1) yield return word[2..];
        yield return word[1..];
    }

    /// <summary>An Arabic word without its long vowels, which broken plurals change; null where too little remains.</summary>
    public static string? Skeleton(string form)
    {
        if (!IsArabic(form)) return null;
        var bones = string.Concat(form.Where((c, at) => c is not ('\u0627' or '\u064A' or '\u0621' or Waw) || (at == 0 && c != '\u0627')));
        return bones.Length >= Least ? bones : null;
    }

    /// <summary>The surest form of a word that may itself be a form already.</summary>
    public static string Surest(string form) => IsArabic(form) ? form : English(form);

    /// <summary>Whether an English word became its stem by losing more than a common ending, as misspelled words do.</summary>
    public static bool IsDoubtful(string folded, string stem) =>
        !IsArabic(folded) && folded.Length > Least + Least && folded.Length - stem.Length >= Least && folded.StartsWith(stem, StringComparison.Ordinal) && !CommonEndings.Contains(folded[stem.Length..]);

    private static string English(string word)
    {
        stemmer ??= new EnglishStemmer();
        stemmer.SetCurrent(American(word));
        stemmer.Stem();
        return stemmer.Current;
    }

    // Both sides are read so, so that it does not matter where no British word was meant.
    private static string American(string word)
    {
        if (word.Length < LeastBritish) return word;
        var (bare, plural) = word[^1] == 's' ? (word[..^1], "s") : (word, "");
        foreach (var (british, american) in Spellings)
            if (bare.EndsWith(british, StringComparison.Ordinal)) return string.Concat(bare.AsSpan(0, bare.Length - british.Length), american, plural);
        return word;
    }

    private static string WithoutArticle(string word) =>
        Articles.FirstOrDefault(article => word.StartsWith(article, StringComparison.Ordinal) && word.Length - article.Length >= Least) is { } found ? word[found.Length..] : word;

    private static string WithoutEnding(string word) =>
        Endings.FirstOrDefault(ending => word.EndsWith(ending, StringComparison.Ordinal) && word.Length - ending.Length >= Least) is { } found ? word[..^found.Length] : word;
}
