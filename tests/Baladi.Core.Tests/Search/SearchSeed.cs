using Baladi.Core.Authorities;
using Baladi.Core.Data.Seeding;
using Baladi.Core.Language;
using Baladi.Core.Procedures;
using Baladi.Core.Requirements;
using Baladi.Core.Search;
using Baladi.Core.Tests.Publishing;
using NetTopologySuite.Geometries;

namespace Baladi.Core.Tests.Search;

/// <summary>The index over everything that is seeded, without a database.</summary>
internal static class SearchSeed
{
    private static readonly Lazy<(IReadOnlyList<Searchable> Items, SearchIndex Index)> Seed = new(Build);

    public static IReadOnlyList<Searchable> Items => Seed.Value.Items;
    public static SearchIndex Index => Seed.Value.Index;
    public static SearchWords Words { get; } = Seeded.Content<SearchWords>("core");

    /// <summary>As the judgements name it: activity:bakery.</summary>
    public static string NameOf(Searchable item) => $"{(item.Kind == SearchKind.IsicClass ? "isic" : item.Kind.ToString().ToLowerInvariant())}:{item.Code}";

    public static IReadOnlyList<string> Names(string query, string language = Languages.Arabic, int most = 5) => [.. Index.Search(query, language, most: most).Items.Select(found => NameOf(found.Item))];

    private static (IReadOnlyList<Searchable>, SearchIndex) Build()
    {
        var catalog = Seeded.Catalog();
        var authorities = new Dictionary<string, Authority>();
        foreach (var a in SeedFiles.Read<SeedList<SeedAuthority>>("reference/authorities.json").Items)
            authorities[a.Code] = new(a.Code, a.Kind, a.Name, a.Parent is { } parent ? authorities[parent] : null, a.Region, a.FeeClass, a.FeeClassIllustrative);
        var cities = SeedFiles.Read<SeedList<SeedCity>>("reference/cities.json").Items.Select(c => new City(c.Code, c.Name, c.Region, authorities[c.Amanah].Id, c.Municipality is { } municipality ? authorities[municipality].Id : null, new Point(c.Longitude, c.Latitude))).ToList();
        var items = Searchables.Of(
            [.. catalog.AllInForce<Procedure>().Select(one => one.Content)], [.. catalog.AllInForce<ActivityList>().Select(one => one.Content)],
            [.. catalog.AllInForce<RequirementDocument>().Select(one => one.Content)], authorities.Values, cities).ToList();
        return (items, new(items, catalog.InForce<SearchWords>("core")!.Content));
    }

    private sealed record SeedList<T>(string Source, IReadOnlyList<T> Items);
    private sealed record SeedAuthority(string Code, string? Parent, AuthorityKind Kind, LocalizedText Name, string? Region = null, int? FeeClass = null, bool FeeClassIllustrative = false);
    private sealed record SeedCity(string Code, LocalizedText Name, string Region, string Amanah, double Latitude, double Longitude, string? Municipality = null, string? DuplicateOf = null);
}
