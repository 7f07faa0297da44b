using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Lucene.Net.Util.Automaton;

namespace Baladi.Core.Search;

/// <summary>
/// The inverted index, by Lucene, in memory: which items bear a term, and which terms are near a word. Its first document holds
/// the published words, so that document n is item n - 1. Clauses have a field of their own: they grow, the rest does not.
/// </summary>
internal sealed class PostingsIndex : IDisposable
{
    private const string Head = "head";
    private const string Clauses = "clauses";
    private static readonly FieldType Type = Frozen(new() { IsIndexed = true, IsTokenized = true, OmitNorms = true, IndexOptions = IndexOptions.DOCS_ONLY });

    private readonly RAMDirectory directory = new();
    private readonly DirectoryReader reader;
    private readonly IndexSearcher searcher;

    /// <param name="documents">The forms of the published words, then those of each item, and whether it is a clause.</param>
    public PostingsIndex(IEnumerable<(IEnumerable<string> Forms, bool IsClause)> documents)
    {
        var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, null) { MergePolicy = new LogDocMergePolicy(), RAMBufferSizeMB = 128 };
        using (var writer = new IndexWriter(directory, config))
        {
            foreach (var (forms, isClause) in documents) writer.AddDocument([new Field(isClause ? Clauses : Head, new FormStream(forms), Type)]);
            // One segment keeps the order of the documents, and one lookup for each term.
            writer.ForceMerge(1);
        }
        reader = DirectoryReader.Open(directory);
        searcher = new(reader) { Similarity = new DefaultSimilarity() };
    }

    /// <summary>Items other than clauses that bear any of the terms; there are some thousand of them at most.</summary>
    public IEnumerable<int> FindHead(IEnumerable<IReadOnlyList<string>> slots, int most) => Found(AnyOf(Head, slots)).Select(found => found.Item).Take(most);

    /// <summary>How many clauses bear any of the terms, counted more than once where they bear several.</summary>
    public int CountClauses(IReadOnlyList<string> terms) => terms.Sum(term => reader.DocFreq(new(Clauses, term)));

    /// <summary>Clauses that bear terms of any of the slots: the <paramref name="most"/> that Lucene thinks best.</summary>
    public IReadOnlyList<int> FindClauses(IEnumerable<IReadOnlyList<string>> slots, int most) => Best(Found(AnyOf(Clauses, slots)), most);

    /// <summary>The same among the first so many clauses that bear a term of one slot.</summary>
    public IReadOnlyList<int> FindClauses(IReadOnlyList<string> first, int looked, IEnumerable<IReadOnlyList<string>> others, int most)
    {
        var query = new BooleanQuery { { AnyOf(Clauses, [first]), Occur.MUST } };
        foreach (var slot in others) query.Add(AnyOf(Clauses, [slot]), Occur.SHOULD);
        return Best(Found(query).Take(looked), most);
    }

    /// <summary>Terms of names and of published words, or of clauses, within so many edits of the word.</summary>
    public IReadOnlyList<string> Near(string word, int edits, bool inClauses = false) =>
        MultiFields.GetTerms(reader, inClauses ? Clauses : Head) is { } terms ? Read(new FuzzyTermsEnum(terms, new AttributeSource(), new Lucene.Net.Index.Term(inClauses ? Clauses : Head, word), edits, 0, true), int.MaxValue) : [];

    /// <summary>Terms of names that begin so, up to <paramref name="edits"/> letters aside.</summary>
    public IReadOnlyList<string> Beginning(string letters, int edits, int most)
    {
        if (MultiFields.GetTerms(reader, Head) is not { } terms) return [];
        if (edits == 0) return Read(new PrefixTermsEnum(terms.GetEnumerator(), new BytesRef(letters)), most);
        var automaton = BasicOperations.Concatenate(new LevenshteinAutomata(letters, true).ToAutomaton(edits), BasicAutomata.MakeAnyString());
        return Read(new CompiledAutomaton(automaton, false, false).GetTermsEnum(terms), most);
    }

    public void Dispose()
    {
        reader.Dispose();
        directory.Dispose();
    }

    private static IReadOnlyList<int> Best(IEnumerable<(int Item, float Score)> found, int most)
    {
        var best = new PriorityQueue<int, float>();
        foreach (var (item, score) in found)
        {
            if (best.Count < most) best.Enqueue(item, score);
            else best.EnqueueDequeue(item, score);
        }
        return [.. best.UnorderedItems.Select(kept => kept.Element)];
    }

    private static BooleanQuery AnyOf(string field, IEnumerable<IReadOnlyList<string>> slots)
    {
        var query = new BooleanQuery();
        foreach (var slot in slots)
        {
            var any = new BooleanQuery(disableCoord: true);
            foreach (var term in slot) any.Add(new TermQuery(new(field, term)), Occur.SHOULD);
            query.Add(any, Occur.SHOULD);
        }
        return query;
    }

    private IEnumerable<(int Item, float Score)> Found(Query query)
    {
        var weight = searcher.CreateNormalizedWeight(query);
        foreach (var leaf in reader.Leaves)
        {
            if (weight.GetScorer(leaf, null) is not { } scorer) continue;
            for (var at = scorer.NextDoc(); at != DocIdSetIterator.NO_MORE_DOCS; at = scorer.NextDoc())
                if (leaf.DocBase + at > 0) yield return (leaf.DocBase + at - 1, scorer.GetScore());
        }
    }

    private static List<string> Read(TermsEnum terms, int most)
    {
        var read = new List<string>();
        while (read.Count < most && terms.MoveNext()) read.Add(terms.Term.Utf8ToString());
        return read;
    }

    private static FieldType Frozen(FieldType type)
    {
        type.Freeze();
        return type;
    }

    /// <summary>Forms that were read already, as Lucene takes them in.</summary>
    private sealed class FormStream : TokenStream
    {
        private readonly IEnumerator<string> forms;
        private readonly ICharTermAttribute term;

        public FormStream(IEnumerable<string> forms)
        {
            this.forms = forms.GetEnumerator();
            term = AddAttribute<ICharTermAttribute>();
        }

        public override bool IncrementToken()
        {
            ClearAttributes();
            if (!forms.MoveNext()) return false;
            term.SetEmpty().Append(forms.Current);
            return true;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) forms.Dispose();
            base.Dispose(disposing);
        }
    }
}
