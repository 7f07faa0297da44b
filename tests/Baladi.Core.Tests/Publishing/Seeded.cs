using Baladi.Core.Data.Seeding;
using Baladi.Core.Publishing;
using Microsoft.Extensions.Time.Testing;

namespace Baladi.Core.Tests.Publishing;

/// <summary>Everything the seed files publish, without a database.</summary>
internal static class Seeded
{
    public static readonly DateTimeOffset Now = new(2026, 4, 5, 6, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<PublicationVersion> Versions { get; } =
        [.. SeedFiles.Published().Select(file => PublicationVersion.Publish(file.Kind, file.Code, 1, new DateOnly(2024, 1, 1), file.Content, Now, by: null))];

    /// <summary>A catalog in which all of it is in force, for the test that asks.</summary>
    public static PublishedCatalog Catalog()
    {
        var catalog = new PublishedCatalog(null!, new FakeTimeProvider(Now));
        catalog.Preview([.. Versions]);
        return catalog;
    }

    public static T Content<T>(string code) where T : class, IPublishedContent => Catalog().InForce<T>(code)!.Content;
}
