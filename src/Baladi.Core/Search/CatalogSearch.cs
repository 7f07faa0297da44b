using Baladi.Core.Basics;
using Baladi.Core.Maps;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;

namespace Baladi.Core.Search;

/// <summary>
/// The search over everything in force today. When something else comes into force, by publishing or by a new day, readers keep
/// the index they have until the next one is built beside it.
/// </summary>
public sealed class CatalogSearch(PublishedCatalog catalog, Geography geography, TimeProvider time)
{
    private const string Words = "core";
    private readonly Lock first = new();
    private volatile Built? built;
    private int building;

    /// <exception cref="InvalidOperationException">No words of searches are in force.</exception>
    public SearchIndex Now
    {
        get
        {
            if (built is null) lock (first) built ??= Build(InForce());
            var (known, inForce) = (built, InForce());
            if (!known.Of.SequenceEqual(inForce) && Interlocked.CompareExchange(ref building, 1, 0) == 0) _ = Task.Run(() => Rebuild(inForce));
            return known.Index;
        }
    }

    // The index before is left to the collector: somebody may still be asking it. Where this fails, the next reader tries again.
    private void Rebuild(IReadOnlyList<object> of)
    {
        try { built = Build(of); }
        finally { Volatile.Write(ref building, 0); }
    }

    private Built Build(IReadOnlyList<object> of)
    {
        var words = catalog.InForce<SearchWords>(Words)?.Content ?? throw new InvalidOperationException("No words of searches are in force.");
        var items = Searchables.Of(All<Procedure>(), All<ActivityList>(), All<RequirementDocument>(), geography.Authorities, geography.Cities);
        return new(of, new(items, words));
    }

    // What the index is made of: a version never changes, and the geography is replaced as a whole.
    private IReadOnlyList<object> InForce() => [time.Today(), geography.Cities, .. Ids<SearchWords>(), .. Ids<Procedure>(), .. Ids<ActivityList>(), .. Ids<RequirementDocument>()];

    private IEnumerable<object> Ids<T>() where T : class, IPublishedContent => catalog.AllInForce<T>().Select(published => (object)published.VersionId);

    private List<T> All<T>() where T : class, IPublishedContent => [.. catalog.AllInForce<T>().Select(published => published.Content)];

    private sealed record Built(IReadOnlyList<object> Of, SearchIndex Index);
}
