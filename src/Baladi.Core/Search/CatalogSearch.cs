using Baladi.Core.Basics;
using Baladi.Core.Authorities;
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
            // While something is previewed there is no edition: what is not published yet is found by nobody.
            var (edition, today) = (catalog.Edition, time.Today());
            if (built is null) lock (first) built ??= Build(edition ?? this, today);
            var known = built;
            if (edition is not null && (known.Edition != edition || known.On != today || known.Cities != geography.Cities) && Interlocked.CompareExchange(ref building, 1, 0) == 0)
                // Without what the reader's request carries along.
                using (ExecutionContext.SuppressFlow()) _ = Task.Run(() => Rebuild(edition, today));
            return known.Index;
        }
    }

    // The index before is left to the collector: somebody may still be asking it. Where this fails, the next reader tries again.
    private void Rebuild(object edition, DateOnly today)
    {
        try { built = Build(edition, today); }
        finally { Volatile.Write(ref building, 0); }
    }

    private Built Build(object edition, DateOnly today)
    {
        var words = catalog.InForce<SearchWords>(Words)?.Content ?? throw new InvalidOperationException("No words of searches are in force.");
        var cities = geography.Cities;
        return new(edition, today, cities, new(Searchables.Of(All<Procedure>(), All<ActivityList>(), All<RequirementDocument>(), geography.Authorities, cities), words));
    }

    private List<T> All<T>() where T : class, IPublishedContent => [.. catalog.AllInForce<T>().Select(published => published.Content)];

    private sealed record Built(object Edition, DateOnly On, IReadOnlyList<City> Cities, SearchIndex Index);
}
