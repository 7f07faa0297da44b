namespace Baladi.Core.Search;

/// <summary>The words of one text as numbers of terms. A number below zero is the complement of a further form of the word before it.</summary>
internal sealed record Phrase(int[] Terms);

/// <summary>An item with the words of its names (title and other words, each by itself), of its text, and of what stands around it.</summary>
internal sealed record IndexedItem(Searchable Item, Phrase[] Names, Phrase[] Texts, Phrase[] Around, Phrase[] Covers);

/// <summary>Reads items into numbers of terms; what many clauses share is read once.</summary>
internal sealed class ItemReader(Vocabulary vocabulary)
{
    private readonly Dictionary<string, Phrase> shared = new(StringComparer.Ordinal);
    private readonly Dictionary<IReadOnlyList<string>, Phrase[]> covers = new(ReferenceEqualityComparer.Instance);

    public IndexedItem Read(Searchable item, int number)
    {
        var head = item.Kind != SearchKind.Clause;
        Phrase[] around = item.Within is { } within ? [Shared(within.Ar), Shared(within.En)] : [], covers = CoversOf(item.Covers);
        IndexedItem read = new(item,
            [.. new[] { item.Title.Ar, item.Title.En }.Distinct().Select(text => Read(text, isName: head)), .. item.Words.Distinct().Select(text => Read(text, isName: true)).Select(name => head ? name : Without(name, around.Concat(covers)))],
            item.Text is { } text ? [Read(text.Ar, false), Read(text.En, false)] : [],
            around,
            covers);
        if (item.Kind == SearchKind.Activity)
            foreach (var name in read.Names)
                if (name.Terms.Where(at => at >= 0).ToList() is [var sole]) vocabulary[sole].IsTrade = true;
        foreach (var phrase in read.Names.Concat(read.Texts).Concat(read.Around).Concat(read.Covers))
            foreach (var at in phrase.Terms)
            {
                var term = vocabulary[at < 0 ? ~at : at];
                if (term.LastItem == number) continue;
                term.LastItem = number;
                term.Items++;
                if (head) term.Head++;
            }
        return read;
    }

    /// <summary>Words that belong to no item.</summary>
    public Phrase Read(string text, bool isName)
    {
        var numbers = new List<int>();
        foreach (var word in WordSplitter.Split(text))
        {
            var first = true;
            foreach (var form in WordForms.Of(word.Folded))
            {
                var term = vocabulary.Add(form);
                if (first && term.Written == form) term.Written = text.Substring(word.Start, word.Length);
                term.IsName |= isName;
                term.IsSurest |= first;
                numbers.Add(first ? term.Id : ~term.Id);
                first = false;
            }
        }
        return new([.. numbers]);
    }

    // What a whole document is about tells none of its clauses from another.
    private static Phrase Without(Phrase name, IEnumerable<Phrase> others)
    {
        var told = others.SelectMany(phrase => phrase.Terms).Where(term => term >= 0).ToHashSet();
        var (kept, keep) = (new List<int>(), true);
        foreach (var term in name.Terms)
        {
            if (term >= 0) keep = !told.Contains(term);
            if (keep) kept.Add(term);
        }
        return new([.. kept]);
    }

    private Phrase Shared(string text) => shared.TryGetValue(text, out var phrase) ? phrase : shared[text] = Read(text, false);

    private Phrase[] CoversOf(IReadOnlyList<string> texts) =>
        texts.Count == 0 ? [] : covers.TryGetValue(texts, out var phrases) ? phrases : covers[texts] = [.. texts.Select(text => Read(text, false))];
}
