namespace Baladi.Core.Search;

/// <summary>The published words, as forms of the vocabulary.</summary>
internal sealed class KnownWords
{
    public const int LongestPhrase = 4;
    private readonly Dictionary<string, List<Group>> groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SearchIntent> intents = new(StringComparer.Ordinal);
    private readonly HashSet<string> ignored;
    private readonly HashSet<string> asking;
    private readonly HashSet<string> forms = new(StringComparer.Ordinal);

    public KnownWords(SearchWords words, ItemReader reader, Vocabulary vocabulary)
    {
        ignored = IgnoredOf(words);
        asking = [.. words.Asking.SelectMany(word => WordSplitter.Split(word)).Select(word => WordForms.Of(word.Folded)[0])];
        Weak = new HashSet<string>([.. words.Weak.Concat(words.Ignored).Concat(words.Intents.SelectMany(intent => intent.Words)).SelectMany(word => WordSplitter.Split(word)).Select(word => WordForms.Of(word.Folded)[0])]);
        foreach (var intent in words.Intents)
            foreach (var word in intent.Words.SelectMany(phrase => WordSplitter.Split(phrase)))
            {
                reader.Read(word.Folded, isName: true);
                intents[WordForms.Of(word.Folded)[0]] = intent.Intent;
            }
        foreach (var published in words.Groups)
        {
            var group = new Group([.. published.All.Select(phrase => reader.Read(WithoutIgnored(phrase), isName: true).Terms.Where(term => term >= 0).Select(term => vocabulary[term]).ToArray()).Where(phrase => phrase.Length > 0)]);
            foreach (var phrase in group.Phrases)
            {
                var key = KeyOf(phrase.Select(term => term.Form));
                if (!groups.TryGetValue(key, out var list)) groups[key] = list = [];
                if (!list.Contains(group)) list.Add(group);
                foreach (var term in phrase) forms.Add(term.Form);
            }
        }
        forms.UnionWith(intents.Keys);
        // Those of clauses are offered for misspelled words as well.
        foreach (var name in words.Names.Where(names => names.Kind == SearchKind.Clause).SelectMany(names => names.All).SelectMany(name => WordSplitter.Split(name))) forms.UnionWith(WordForms.Of(name.Folded));
    }

    /// <summary>First forms of words that say little.</summary>
    public IReadOnlySet<string> Weak { get; }

    public IEnumerable<string> Forms => forms;

    public bool IsIgnored(string folded) => ignored.Contains(folded);
    public bool IsAsking(string folded) => asking.Contains(WordForms.Of(folded)[0]);
    public SearchIntent? IntentOf(string form) => intents.TryGetValue(form, out var intent) ? intent : null;
    public bool Knows(string form) => forms.Contains(form);

    /// <summary>Phrases that mean the same as one, that itself left out.</summary>
    public IEnumerable<Term[]> EqualTo(string key) =>
        groups.TryGetValue(key, out var found) ? found.SelectMany(group => group.Phrases).Where(phrase => KeyOf(phrase.Select(term => term.Form)) != key).DistinctBy(phrase => KeyOf(phrase.Select(term => term.Form))) : [];

    public bool HasEquals(string key) => groups.ContainsKey(key);

    public static string KeyOf(IEnumerable<string> forms) => string.Join(' ', forms);

    public static HashSet<string> IgnoredOf(SearchWords words) => [.. words.Ignored.SelectMany(word => WordSplitter.Split(word)).Select(word => word.Folded)];

    /// <summary>A name without the words that say nothing, where others remain.</summary>
    public static string Without(HashSet<string> ignored, string name) =>
        WordSplitter.Split(name).Where(word => !ignored.Contains(word.Folded)).ToList() is { Count: > 0 } kept ? string.Join(' ', kept.Select(word => name.Substring(word.Start, word.Length))) : name;

    private string WithoutIgnored(string phrase) =>
        WordSplitter.Split(phrase).Where(word => !IsIgnored(word.Folded)).ToList() is { Count: > 0 } kept && kept.Exists(word => !Weak.Contains(WordForms.Of(word.Folded)[0])) ? string.Join(' ', kept.Select(word => phrase.Substring(word.Start, word.Length))) : phrase;

    private sealed record Group(IReadOnlyList<Term[]> Phrases);
}
