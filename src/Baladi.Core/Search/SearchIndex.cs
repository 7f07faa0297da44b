using Baladi.Core.Language;

namespace Baladi.Core.Search;

/// <summary>
/// Finds items by what people type, in Arabic or English, with typos, by sound and by synonyms. Built once and never changed,
/// so any number of threads may ask it. A query takes bounded work however many clauses there are.
/// </summary>
public sealed class SearchIndex : IDisposable
{
    private const int MostHead = 2000;
    // Clauses that are held against the query one by one.
    private const int MostClauses = 300;
    // A word that more clauses bear does not bring clauses by itself while rarer ones do.
    private const int Common = 800;
    // And where all are common, so many clauses are looked at.
    private const int Looked = 600;
    // What answers less than this much of the query, or of the best answer, is no answer.
    private const float Least = 0.25f, OfBest = 0.4f;
    private const float OfClass = 0.8f;
    private const float AsGood = 0.75f, Ahead = 0.001f;
    // So many are seen at once, and so many clauses of one document among them.
    private const int First = 5, MostOfOne = 3;
    private const int MostBeginnings = 48, LeastForTypos = 4, MostTyped = 8;

    private readonly Vocabulary vocabulary = new();
    private readonly IndexedItem[] items;
    // The activities of a class.
    private readonly ILookup<string, int> trades;
    private readonly KnownWords known;
    private readonly PostingsIndex postings;
    private readonly WordResolver resolver;
    private readonly QueryReader reader;

    public SearchIndex(IEnumerable<Searchable> items, SearchWords words)
    {
        var itemReader = new ItemReader(vocabulary);
        var ignored = KnownWords.IgnoredOf(words);
        var everyday = words.Names.ToLookup(names => (names.Kind, names.Code), names => names.All.Select(name => KnownWords.Without(ignored, name)));
        this.items = [.. items.Select((item, at) => itemReader.Read(everyday[(item.Kind, item.Code)].SelectMany(names => names).ToList() is { Count: > 0 } more ? item with { Words = [.. item.Words, .. more] } : item, at))];
        var codes = this.items.Where(item => item.Item.Kind == SearchKind.IsicClass).Select(item => item.Item.Code).ToHashSet();
        trades = this.items.SelectMany((item, at) => item.Item.Kind == SearchKind.Activity ? item.Item.Words.Where(codes.Contains).Select(code => (code, at)) : []).ToLookup(one => one.code, one => one.at);
        known = new(words, itemReader, vocabulary);
        vocabulary.Close(this.items.Length, known.Weak);
        postings = new(this.items.Select(item => (FormsOf(item), item.Item.Kind == SearchKind.Clause)).Prepend((known.Forms, false)));
        resolver = new(vocabulary, known, postings);
        reader = new(vocabulary, known, resolver);
    }

    /// <param name="language">The reader's, for what is shown; words are found in either.</param>
    /// <param name="only">The kind of the items; the counts are of all kinds.</param>
    public SearchResults Search(string query, string language, SearchKind? only = null, int skip = 0, int most = 20)
    {
        var read = reader.Read(query);
        if (read.IsEmpty) return SearchResults.None;
        var scorer = new Scorer(read, vocabulary);
        var scored = ServicesFirst(Candidates(read).Select(at => (At: at, Score: scorer.Score(items[at]))).Where(found => found.Score >= Least).ToList());
        if (scored.Count == 0) return SearchResults.None;
        WithTrades(scored);
        var least = scored.Max(found => found.Score) * OfBest;
        var kept = scored.Where(found => found.Score >= least).OrderByDescending(found => found.Score).ThenBy(found => found.At).ToList();
        var counts = kept.GroupBy(found => items[found.At].Item.Kind).ToDictionary(kind => kind.Key, kind => kind.Count());
        var asked = only is null ? Varied(kept, read) : kept.FindAll(found => items[found.At].Item.Kind == only);
        return new([.. asked.Skip(skip).Take(most).Select(found => Show(items[found.At].Item, read, language))], asked.Count, read.Corrected, counts);
    }

    /// <summary>While typing: what is named by words that begin so; from the fourth letter on, by words that nearly do. No clauses.</summary>
    public IReadOnlyList<Searchable> Suggest(string typed, string language, int most = 8)
    {
        var text = typed.Length > QueryReader.LongestQuery ? typed[..QueryReader.LongestQuery] : typed;
        var words = WordSplitter.Split(text, MostTyped);
        if (words.Count == 0) return [];
        var last = words[^1];
        var read = new ReadQuery();
        foreach (var word in words.SkipLast(1).Select(word => resolver.Resolve(word)).Where(word => word.Terms.Count > 0)) read.Add(vocabulary.Find(word.Key)?.Weight ?? 1, [(1, [word.Terms])]);
        read.Add(1, [(1, [Beginning(last)])]);
        if (read.IsEmpty) return [];
        var scorer = new Scorer(read, vocabulary);
        return [.. Candidates(read, head: true).Select(at => (At: at, Score: scorer.Score(items[at]))).Where(found => found.Score >= Least)
            .OrderByDescending(found => found.Score).ThenBy(found => items[found.At].Item.Title.In(language).Length).ThenBy(found => found.At).Take(most).Select(found => items[found.At].Item)];
    }

    public void Dispose() => postings.Dispose();

    // The class that answers best stands for the activities licensed under it.
    private void WithTrades(List<(int At, float Score)> scored)
    {
        var best = scored.MaxBy(found => (found.Score, -found.At));
        if (items[best.At].Item.Kind != SearchKind.IsicClass) return;
        foreach (var trade in trades[items[best.At].Item.Code])
        {
            var at = scored.FindIndex(found => found.At == trade);
            if (at < 0) scored.Add((trade, best.Score * OfClass));
            else if (scored[at].Score < best.Score * OfClass) scored[at] = (trade, best.Score * OfClass);
        }
    }

    // A service comes before the clauses of its own document that say hardly more of what was asked.
    private List<(int At, float Score)> ServicesFirst(List<(int At, float Score)> scored)
    {
        var best = scored.Where(found => items[found.At].Item.Parent is not null).GroupBy(found => items[found.At].Item.Parent!).ToDictionary(clauses => clauses.Key, clauses => clauses.Max(found => found.Score));
        return [.. scored.Select(found => items[found.At].Item is { Kind: SearchKind.Service } service && best.TryGetValue(service.Code, out var clause) && found.Score < clause && found.Score > clause * AsGood ? (found.At, clause + Ahead) : found)];
    }

    // Of one document, no more than a few clauses stand among the first; the others come after them. A trade that was named is among them,
    // or else the best of what is no clause.
    private List<(int At, float Score)> Varied(List<(int At, float Score)> kept, ReadQuery read)
    {
        if (kept.Count <= First) return kept;
        var varied = Spread(kept);
        var trades = read.Slots.Where(slot => slot.IsTrade).SelectMany(slot => slot.Terms).ToHashSet();
        var wanted = trades.Count > 0
            ? varied.FindIndex(found => items[found.At] is { Item.Kind: SearchKind.Activity } activity && activity.Names.Any(name => name.Terms.Any(trades.Contains)))
            : varied.FindIndex(found => items[found.At].Item.Kind is SearchKind.Activity or SearchKind.Service or SearchKind.Document);
        if (wanted < First || (trades.Count == 0 && varied.Take(First).Any(found => items[found.At].Item.Kind is not SearchKind.Clause))) return varied;
        varied.Insert(First - 1, varied[wanted]);
        varied.RemoveAt(wanted + 1);
        return varied;
    }

    private List<(int At, float Score)> Spread(List<(int At, float Score)> kept)
    {
        var (first, later, of) = (new List<(int At, float Score)>(), new List<(int At, float Score)>(), new Dictionary<string, int>(StringComparer.Ordinal));
        var at = 0;
        for (; at < kept.Count && first.Count < First; at++)
        {
            var parent = items[kept[at].At].Item.Parent;
            if (parent is not null && of.GetValueOrDefault(parent) == MostOfOne) later.Add(kept[at]);
            else first.Add(kept[at]);
            if (parent is not null) of[parent] = Math.Min(MostOfOne, of.GetValueOrDefault(parent) + 1);
        }
        return [.. first, .. later, .. kept.Skip(at)];
    }

    private Dictionary<int, float> Beginning(Word word)
    {
        var found = new Dictionary<int, float>();
        foreach (var letters in WordForms.Of(word.Folded).Take(1).Append(word.Folded).Distinct())
        {
            Add(postings.Beginning(letters, 0, MostBeginnings), 1);
            if (found.Count == 0 && letters.Length >= LeastForTypos) Add(postings.Beginning(letters, 1, MostBeginnings), 0.7f);
        }
        var resolved = resolver.Resolve(word);
        // Where words begin so, the letters are no slip for some other word.
        if (found.Count > 0 && resolved.Instead is not null) return found;
        foreach (var (term, fit) in resolved.Terms) found[term] = Math.Max(fit * 0.95f, found.GetValueOrDefault(term));
        return found;

        void Add(IEnumerable<string> forms, float fit)
        {
            foreach (var form in forms) if (vocabulary.Find(form) is { } term) found[term.Id] = Math.Max(fit, found.GetValueOrDefault(term.Id));
        }
    }

    private IEnumerable<int> Candidates(ReadQuery read, bool head = false)
    {
        var slots = read.Slots.Select(slot => (IReadOnlyList<string>)[.. slot.Terms.Select(term => vocabulary[term].Form)]).ToList();
        var found = postings.FindHead(slots, MostHead);
        if (head) return found;
        var rare = slots.FindAll(slot => postings.CountClauses(slot) <= Common);
        if (rare.Count > 0) return found.Concat(postings.FindClauses(rare, MostClauses));
        // All are common: the first clauses of the rarest, those that bear the others before the rest.
        return slots.MinBy(postings.CountClauses) is { } rarest ? found.Concat(postings.FindClauses(rarest, Looked, slots.Where(slot => slot != rarest), MostClauses)) : found;
    }

    private Found Show(Searchable item, ReadQuery read, string language)
    {
        bool IsHit(string form) => vocabulary.Find(form) is { } term && read.Asks(term.Id);
        var other = language == Languages.English ? Languages.Arabic : Languages.English;
        IReadOnlyList<MarkedText>? excerpt = null;
        if (item.Text is { } text) excerpt = Marker.Excerpt(text.In(!Marker.HasHit(text.In(language), IsHit) && Marker.HasHit(text.In(other), IsHit) && !Marker.HasHit(item.Title.In(language), IsHit) ? other : language), IsHit);
        else if (!Marker.HasHit(item.Title.In(language), IsHit)) excerpt = item.Words.Prepend(item.Title.In(other)).FirstOrDefault(words => Marker.HasHit(words, IsHit)) is { } named ? Marker.Mark(named, IsHit) : null;
        return new(item, Marker.Mark(item.Title.In(language), IsHit), excerpt);
    }

    private IEnumerable<string> FormsOf(IndexedItem item) =>
        item.Names.Concat(item.Texts).Concat(item.Around).Concat(item.Covers).SelectMany(phrase => phrase.Terms).Select(number => vocabulary[number < 0 ? ~number : number].Form).Distinct();
}
