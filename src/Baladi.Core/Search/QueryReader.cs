namespace Baladi.Core.Search;

/// <summary>Reads what was typed into slots: intents apart, phrases with their equals, words that were joined or divided.</summary>
internal sealed class QueryReader(Vocabulary vocabulary, KnownWords known, WordResolver resolver)
{
    public const int LongestQuery = 240;
    private const int MostWords = 16;
    private const int LeastJoined = 8, LongestJoined = 20, MostForJoined = 4;
    private const float MostJoined = 1.5f, Guessed = 0.6f;
    private const int Rare = 2;
    private const int MostWays = 32;
    private const float Same = 1, EqualPhrase = 0.95f, Joined = 0.95f;
    // An intent finds what is named by it, without deciding.
    private const float OfIntent = 0.04f;
    // In Arabic what is meant comes before what narrows it.
    private const float FirstOfSeveral = 1.2f;
    private const float Alone = 0.8f, AsTrade = 0.72f, OfOthers = 0.4f;

    public ReadQuery Read(string typed)
    {
        var query = new ReadQuery();
        var text = typed.Length > LongestQuery ? typed[..LongestQuery] : typed;
        var split = WordSplitter.Split(text, MostWords);
        var words = split.Where(word => !known.IsIgnored(word.Folded)).Select(Resolve).ToList();
        if (words.Count == 0) words = [.. split.Select(Resolve)];
        if (words.Count is > 1 and <= MostForJoined) Mend(words);
        if (words.Exists(word => known.IntentOf(word.Key) is SearchIntent.License or SearchIntent.Requirements)) words.RemoveAll(word => known.IsAsking(word.Word.Folded));
        if (words.Exists(word => word.Instead is not null || word.Halves.Count > 0)) query.Corrected = Correct(text, words);
        var content = words.Where((word, at) => known.IntentOf(word.Key) is null or SearchIntent.Authority || IsOfPhrase(words, at)).ToList();
        var intents = words.Except(content).ToList();
        if (content.Count == 0)
        {
            foreach (var intent in intents) if (known.IntentOf(intent.Key) is SearchIntent.License) query.Intents.Add(SearchIntent.License);
            (content, intents) = (intents, []);
        }
        if (content.Exists(word => known.IntentOf(word.Key) is SearchIntent.Authority)) query.Intents.Add(SearchIntent.Authority);
        var hasCode = content.Exists(word => word.Word.Folded.All(char.IsAsciiDigit));
        if (hasCode && content.TrueForAll(word => word.Word.Folded.All(char.IsAsciiDigit) || known.Weak.Contains(word.Key))) query.Intents.Add(SearchIntent.Class);
        foreach (var intent in intents.Select(word => known.IntentOf(word.Key)!.Value)) if (hasCode || intent != SearchIntent.Class) query.Intents.Add(intent);
        for (var at = 0; at < content.Count;) at += AddSlot(query, content, at);
        foreach (var intent in intents) query.Add(OfIntent, [(Same, [intent.Terms])]);
        query.IsGeneral = query.Intents.Contains(SearchIntent.License) && content.TrueForAll(word => known.Weak.Contains(word.Key) || known.IntentOf(word.Key) is not null);
        query.HasPlace = content.Exists(word => known.Weak.Contains(word.Key));
        query.IsName = content.Count > 1;
        query.IsOneWord = content.Count(word => !known.Weak.Contains(word.Key)) < 2;
        return query;

        Resolved Resolve(Word word) => resolver.Resolve(word, word.Start == split[^1].Start);
    }

    // A building permit is a thing, and no permit that is asked for.
    private bool IsOfPhrase(List<Resolved> words, int at) =>
        known.IntentOf(words[at].Key) is SearchIntent.License && ((at > 0 && known.HasEquals(KnownWords.KeyOf([words[at - 1].Key, words[at].Key]))) || (at < words.Count - 1 && known.HasEquals(KnownWords.KeyOf([words[at].Key, words[at + 1].Key]))));

    // A word that stands in no name, or was guessed, is the one that makes a known phrase with its neighbour.
    private void Mend(List<Resolved> words)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if (words[at].Halves.Count > 0 || vocabulary.Find(words[at].Key) is { IsName: true } name && (name.Items > Rare || known.Knows(name.Form)) && words[at].Instead is null) continue;
            foreach (var near in resolver.Near(words[at].Word))
            {
                var before = at > 0 && known.HasEquals(KnownWords.KeyOf([words[at - 1].Key, near.Form]));
                if (!before && (at == words.Count - 1 || !known.HasEquals(KnownWords.KeyOf([near.Form, words[at + 1].Key])))) continue;
                if (near.Form != words[at].Key) words[at] = resolver.Resolve(words[at].Word with { Folded = near.Form }) with { Word = words[at].Word, Instead = near.Written };
                break;
            }
        }
    }

    /// <returns>How many words the slot takes in.</returns>
    private int AddSlot(ReadQuery query, List<Resolved> words, int at)
    {
        for (var length = Math.Min(KnownWords.LongestPhrase, words.Count - at); length > 1; length--)
        {
            var span = words.GetRange(at, length);
            var joined = length == 2 ? JoinedOf(span[0], span[1], mayBeMisspelled: words.Count <= MostForJoined) : null;
            if (!known.HasEquals(KnownWords.KeyOf(span.Select(word => word.Key))) && joined is null) continue;
            Add(query, span, joined, at == 0);
            return length;
        }
        Add(query, words[at].Halves.Count > 0 ? words[at].Halves : [words[at]], null, at == 0);
        return 1;
    }

    private void Add(ReadQuery query, IReadOnlyList<Resolved> span, Resolved? joined, bool isFirst)
    {
        var ways = new List<(float, IReadOnlyList<IReadOnlyDictionary<int, float>>)> { (Same, [.. span.Select(word => word.Terms)]) };
        if (joined is not null) ways.Add((Joined, [joined.Terms]));
        // Equals of a guess are no surer than the guess.
        var equally = EqualPhrase * span.Min(word => word.Instead is not null && word.Terms.Count > 0 ? word.Terms.Values.Max() : Same);
        var single = new Dictionary<int, float>();
        foreach (var key in new[] { KnownWords.KeyOf(span.Select(word => word.Key)), joined?.Key }.OfType<string>())
            foreach (var equal in known.EqualTo(key).Where(equal => equal.All(term => term.Items > 0)))
            {
                if (equal.Length > 1 && ways.Count < MostWays) ways.Add((equally, [.. equal.Select(resolver.Alike)]));
                if (equal.Length == 1 && span.Count > 1) foreach (var (term, fit) in resolver.Alike(equal[0])) single[term] = Math.Max(fit, single.GetValueOrDefault(term));
            }
        if (single.Count > 0) ways.Add((equally, [single]));
        var isTrade = ways.Exists(way => way.Item2 is [var sole] && sole.Any(term => term.Value > AsTrade && vocabulary[term.Key].IsTrade));
        query.Add(WeightOf(span) * (isFirst && WordForms.IsArabic(span[0].Word.Folded) ? FirstOfSeveral : 1), ways, isTrade, span.All(word => known.Weak.Contains(word.Key)));
    }

    // As much as all its terms together say: a rare word for common things is common.
    private float WeightOf(Resolved word)
    {
        if (word.Terms.Count == 0) return 0;
        var own = vocabulary.Find(word.Key)?.Weight ?? 1;
        if (word.Instead is not null) own *= Guessed;
        return Math.Min(own, (own + vocabulary.WeightOf(word.Terms.Where(term => term.Value > Alone).Sum(term => vocabulary[term.Key].Items))) / 2);
    }

    // The words of a phrase are one thing together.
    private float WeightOf(IReadOnlyList<Resolved> span) => span.Max(WeightOf) + (OfOthers * (span.Sum(WeightOf) - span.Max(WeightOf)));

    /// <summary>Two words that are known as one.</summary>
    private Resolved? JoinedOf(Resolved first, Resolved second, bool mayBeMisspelled)
    {
        var whole = first.Word.Folded + second.Word.Folded;
        if (resolver.Known(WordForms.Of(whole)[0]) is not null) return resolver.Resolve(first.Word with { Folded = whole });
        if (first.Instead is null && first.Terms.Count > 0 && second.Instead is null && second.Terms.Count > 0) return null;
        // Divided, and misspelled besides.
        if (mayBeMisspelled && whole.Length is >= LeastJoined and <= LongestJoined && (first.Instead is not null || first.Terms.Count == 0 || second.Instead is not null || second.Terms.Count == 0)
            && resolver.Resolve(first.Word with { Folded = whole }) is { Instead: { } meant } near && TypoDistance.Between(whole, meant.ToLowerInvariant()) < MostJoined) return near;
        return SoundKey.Of(whole).Where(key => key.Length > 3).SelectMany(vocabulary.Sounding).FirstOrDefault() is { } heard ? resolver.Resolve(first.Word with { Folded = heard.Form }) : null;
    }

    private static string Correct(string text, IEnumerable<Resolved> words)
    {
        foreach (var word in words.Reverse())
        {
            var instead = word.Halves.Count > 0 ? string.Join(' ', word.Halves.Select(half => half.Instead ?? half.Word.Folded)) : word.Instead;
            if (instead is not null) text = string.Concat(text.AsSpan(0, word.Word.Start), instead, text.AsSpan(word.Word.Start + word.Word.Length));
        }
        return text.Trim();
    }
}
