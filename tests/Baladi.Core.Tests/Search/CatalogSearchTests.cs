using Baladi.Core.Language;
using Baladi.Core.Maps;
using Baladi.Core.Search;
using Baladi.Core.Tests.Publishing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Baladi.Core.Tests.Search;

public class CatalogSearchTests
{
    [Fact]
    public void Now_NothingPublished_IsTheSameIndex()
    {
        var search = new CatalogSearch(Seeded.Catalog(), new Geography(null!), new FakeTimeProvider(Seeded.Now));

        var index = search.Now;

        Assert.Same(index, search.Now);
        Assert.NotEmpty(index.Search("مطعم", Languages.Arabic).Items);
    }

    [Fact]
    public async Task Now_NewDay_IsBuiltBesideTheOldOne()
    {
        var time = new FakeTimeProvider(Seeded.Now);
        var search = new CatalogSearch(Seeded.Catalog(), new Geography(null!), time);
        var before = search.Now;

        time.Advance(TimeSpan.FromDays(1));
        var meanwhile = search.Now;
        for (var i = 0; i < 600 && ReferenceEquals(search.Now, before); i++) await Task.Delay(50);

        Assert.Same(before, meanwhile);
        Assert.NotSame(before, search.Now);
    }

    [Fact]
    public void Items_Seeded_AreEverythingThatCanBeFound()
    {
        var counts = SearchSeed.Items.GroupBy(item => item.Kind).ToDictionary(kind => kind.Key, kind => kind.Count());

        Assert.Equal(419, counts[SearchKind.IsicClass]);
        Assert.Equal(SearchSeed.Items.Count, SearchSeed.Items.Select(SearchSeed.NameOf).Distinct().Count());
        Assert.DoesNotContain(SearchSeed.Items, item => item is { Kind: SearchKind.Service, Code: "license-suspension" or "license-post-audit" });
    }
}
