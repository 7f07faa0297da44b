namespace Baladi.Core.Search;

/// <summary>One way to say what a slot asks for: all its parts have to stand there.</summary>
internal sealed record Alternative(int FirstPart, int Count, float Quality);

/// <summary>One thing asked for: a word, or a phrase that has equals.</summary>
/// <param name="Weight">How much it says.</param>
/// <param name="Terms">Every term that can answer it.</param>
/// <param name="IsTrade">Whether it names a trade.</param>
/// <param name="IsPlace">Whether it is a word like shop, which any trade may stand for.</param>
internal sealed record Slot(float Weight, IReadOnlyList<Alternative> Alternatives, IReadOnlyList<int> Terms, bool IsTrade, bool IsPlace);

/// <summary>A query as it is held against items.</summary>
internal sealed class ReadQuery
{
    // Intents weigh less.
    private const float LeastOfSubject = 0.05f;
    private readonly Dictionary<int, List<(int Part, float Quality)>> parts = [];
    private readonly List<Slot> slots = [];

    public IReadOnlyList<Slot> Slots => slots;
    public HashSet<SearchIntent> Intents { get; } = [];
    public string? Corrected { get; set; }
    /// <summary>Whether a license is asked for, and not what for.</summary>
    public bool IsGeneral { get; set; }
    /// <summary>Whether it has words enough to be somebody's name.</summary>
    public bool IsName { get; set; }
    /// <summary>Whether it has no more than one word that says something.</summary>
    public bool IsOneWord { get; set; }
    /// <summary>Whether a shop or the like is asked for.</summary>
    public bool HasPlace { get; set; }
    public bool HasTradeAndSubject => slots.Exists(slot => slot.IsTrade) && slots.Exists(IsSubject);
    public int Parts { get; private set; }
    /// <summary>How many words of the phrase that was matched last were asked for.</summary>
    public int Hits { get; private set; }
    public bool IsEmpty => slots.Count == 0;

    public void Add(float weight, IEnumerable<(float Quality, IReadOnlyList<IReadOnlyDictionary<int, float>> Words)> ways, bool isTrade = false, bool isPlace = false)
    {
        var (alternatives, terms) = (new List<Alternative>(), new HashSet<int>());
        foreach (var (quality, words) in ways)
        {
            alternatives.Add(new(Parts, words.Count, quality));
            foreach (var word in words)
            {
                foreach (var (term, fit) in word)
                {
                    terms.Add(term);
                    if (!parts.TryGetValue(term, out var list)) parts[term] = list = [];
                    list.Add((Parts, fit));
                }
                Parts++;
            }
        }
        if (terms.Count > 0) slots.Add(new(weight, alternatives, [.. terms], isTrade, isPlace));
    }

    public bool Asks(int term) => parts.ContainsKey(term);

    /// <summary>Notes which parts the phrase answers, and how well.</summary>
    /// <param name="fits">By part, from 0 to 1; only ever raised.</param>
    /// <returns>How much of the phrase was asked for, from 0 to 1.</returns>
    public float Match(Phrase phrase, Vocabulary vocabulary, float worth, Span<float> fits)
    {
        float all = 0, hit = 0, weight = 0;
        var isHit = false;
        Hits = 0;
        foreach (var number in phrase.Terms)
        {
            var id = number < 0 ? ~number : number;
            if (number >= 0)
            {
                if (isHit) hit += weight;
                weight = vocabulary[id].Weight;
                all += weight;
                isHit = false;
            }
            if (!parts.TryGetValue(id, out var asked)) continue;
            if (!isHit) Hits++;
            isHit = true;
            foreach (var (part, quality) in asked) fits[part] = Math.Max(fits[part], quality * worth * (number < 0 ? 0.9f : 1));
        }
        if (isHit) hit += weight;
        return all > 0 ? hit / all : 0;
    }

    /// <summary>How much of the query the parts answer, from 0 to 1.</summary>
    /// <param name="ofTrades">What trades and places count for at least.</param>
    public float Coverage(ReadOnlySpan<float> fits, float ofTrades = 0)
    {
        float all = 0, met = 0;
        foreach (var slot in slots)
        {
            all += slot.Weight;
            met += slot.Weight * Math.Max(Fit(slot, fits), slot.IsTrade || slot.IsPlace ? ofTrades : 0);
        }
        return all > 0 ? met / all : 0;
    }

    /// <summary>The same of what is asked beside trades and places.</summary>
    public float CoverageOfSubject(ReadOnlySpan<float> fits)
    {
        float all = 0, met = 0;
        foreach (var slot in slots)
        {
            if (!IsSubject(slot)) continue;
            all += slot.Weight;
            met += slot.Weight * Fit(slot, fits);
        }
        return all > 0 ? met / all : 0;
    }

    public bool AnswersTrade(ReadOnlySpan<float> fits)
    {
        foreach (var slot in slots) if (slot.IsTrade && Fit(slot, fits) > 0) return true;
        return false;
    }

    private static bool IsSubject(Slot slot) => !slot.IsTrade && !slot.IsPlace && slot.Weight > LeastOfSubject;

    private static float Fit(Slot slot, ReadOnlySpan<float> fits)
    {
        var best = 0f;
        foreach (var way in slot.Alternatives)
        {
            var least = 1f;
            for (var part = way.FirstPart; part < way.FirstPart + way.Count; part++) least = Math.Min(least, fits[part]);
            best = Math.Max(best, least * way.Quality);
        }
        return best;
    }
}
