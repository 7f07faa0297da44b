using System.Runtime.InteropServices;

namespace Baladi.Core.Search;

/// <summary>A form that items or published words bear.</summary>
internal sealed class Term(int id, string form)
{
    public int Id { get; } = id;
    public string Form { get; } = form;
    /// <summary>As it was first written, for "did you mean".</summary>
    public string Written { get; set; } = form;
    /// <summary>How many items bear it; of <see cref="Head"/>, how many that are not clauses.</summary>
    public int Items { get; set; }
    public int Head { get; set; }
    public int LastItem { get; set; } = -1;
    /// <summary>How much it says, from 0 to 1.</summary>
    public float Weight { get; set; }
    /// <summary>Whether it stands in a name or in published words, so that it is offered for words nothing bears.</summary>
    public bool IsName { get; set; }
    /// <summary>Whether it is the surest form of some word, and not only what another may be without its first letters.</summary>
    public bool IsSurest { get; set; }
    /// <summary>Whether it is by itself the name of a trade.</summary>
    public bool IsTrade { get; set; }
}

/// <summary>Every form there is, by itself, by its skeleton and by its sound. Filled by one thread, then only read.</summary>
internal sealed class Vocabulary
{
    private const float LeastWeight = 0.2f;
    private readonly Dictionary<string, Term> terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Term>> skeletons = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Term>> ears = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Term>> sounds = new(StringComparer.Ordinal);
    private readonly List<Term> byId = [];
    private int all = 1;

    public Term this[int id] => byId[id];
    public Term? Find(string form) => terms.GetValueOrDefault(form);
    public IReadOnlyList<Term> WithSkeleton(string skeleton) => skeletons.GetValueOrDefault(skeleton) ?? [];
    public IReadOnlyList<Term> WithEar(string key) => ears.GetValueOrDefault(key) ?? [];
    public IReadOnlyList<Term> Sounding(string key) => sounds.GetValueOrDefault(key) ?? [];

    public Term Add(string form)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(terms, form, out _);
        if (place is not null) return place;
        place = new(byId.Count, form);
        byId.Add(place);
        return place;
    }

    /// <param name="items">How many items there are.</param>
    /// <param name="weak">Forms that say little wherever they stand.</param>
    public void Close(int items, IReadOnlySet<string> weak)
    {
        all = items;
        foreach (var term in byId)
        {
            term.Weight = WeightOf(term.Items);
            if (weak.Contains(term.Form)) term.Weight *= LeastWeight;
            if (WordForms.Skeleton(term.Form) is { } skeleton) Under(skeletons, skeleton, term);
            if (term.IsName && TypoDistance.EarKey(term.Form) is { } ear) Under(ears, ear, term);
            if (term.IsName) foreach (var key in SoundKey.Of(term.Form)) Under(sounds, key, term);
        }
    }

    /// <summary>How much it says that an item is one of so many.</summary>
    public float WeightOf(int items) => (float)Math.Clamp(Math.Log(1 + ((double)all / Math.Max(1, items))) / Math.Log(1 + all), LeastWeight, 1);

    private static void Under(Dictionary<string, List<Term>> map, string key, Term term)
    {
        if (!map.TryGetValue(key, out var list)) map[key] = list = [];
        list.Add(term);
    }
}
