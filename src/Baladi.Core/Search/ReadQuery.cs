namespace Baladi.Core.Search;

/// <summary>One way to say what a slot asks for: all its parts have to stand there.</summary>
internal sealed record Alternative(int FirstPart, int Count, float Quality);

/// <summary>One thing asked for: a word, or a phrase that has equals.</summary>
/// <param name="Weight">How much it says.</param>
/// <param name="Terms">Every term that can answer it.</param>
internal sealed record Slot(float Weight, IReadOnlyList<Alternative> Alternatives, IReadOnlyList<int> Terms);

/// <summary>A query as it is held against items.</summary>
internal sealed class ReadQuery
{
    private readonly Dictionary<int, List<(int Part, float Quality)>> parts = [];
    private readonly List<Slot> slots = [];

    public IReadOnlyList<Slot> Slots => slots;
    public HashSet<SearchIntent> Intents { get; } = [];
    public string? Corrected { get; set; }
    public int Parts { get; private set; }
    public bool IsEmpty => slots.Count == 0;

    public void Add(float weight, IEnumerable<(float Quality, IReadOnlyList<IReadOnlyDictionary<int, float>> Words)> ways)
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
        if (terms.Count > 0) slots.Add(new(weight, alternatives, [.. terms]));
    }

    public bool Asks(int term) => parts.ContainsKey(term);

    /// <summary>Notes which parts the phrase answers, and how well.</summary>
    /// <param name="fits">By part, from 0 to 1; only ever raised.</param>
    /// <returns>How much of the phrase was asked for, from 0 to 1.</returns>
    public float Match(Phrase phrase, Vocabulary vocabulary, float worth, Span<float> fits)
    {
        float all = 0, hit = 0, weight = 0;
        var isHit = false;
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
            isHit = true;
            foreach (var (part, quality) in asked) fits[part] = Math.Max(fits[part], quality * worth * (number < 0 ? 0.9f : 1));
        }
        if (isHit) hit += weight;
        return all > 0 ? hit / all : 0;
    }

    /// <summary>How much of the query the parts answer, from 0 to 1.</summary>
    public float Coverage(ReadOnlySpan<float> fits)
    {
        float all = 0, met = 0;
        foreach (var slot in slots)
        {
            var best = 0f;
            foreach (var way in slot.Alternatives)
            {
                var least = 1f;
                for (var part = way.FirstPart; part < way.FirstPart + way.Count; part++) least = Math.Min(least, fits[part]);
                best = Math.Max(best, least * way.Quality);
            }
            all += slot.Weight;
            met += slot.Weight * best;
        }
        return all > 0 ? met / all : 0;
    }
}
