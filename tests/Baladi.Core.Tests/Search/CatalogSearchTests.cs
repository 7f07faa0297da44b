using Baladi.Core.Language;
using Baladi.Core.Search;
using Baladi.TestKit.Portals;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Core.Tests.Search;

public class CatalogSearchTests(SqlitePortal portal) : IClassFixture<SqlitePortal>
{
    private CatalogSearch Search => portal.Services.GetRequiredService<CatalogSearch>();

    [Fact]
    public void Now_NothingPublished_IsTheSameIndex()
    {
        // Of its own: another test publishes.
        var search = ActivatorUtilities.CreateInstance<CatalogSearch>(portal.Services);

        var index = search.Now;

        Assert.Same(index, search.Now);
        Assert.NotEmpty(index.Search("مطعم", Languages.Arabic).Items);
    }

    [Fact]
    public async Task Now_NewDay_IsBuiltBesideTheOldOne()
    {
        var before = Search.Now;

        portal.Travel(TimeSpan.FromDays(1));
        var meanwhile = Search.Now;
        await SettledAsync(before);

        Assert.Same(before, meanwhile);
        Assert.NotSame(before, Search.Now);
    }

    [Fact]
    public async Task Now_AfterAPublication_FindsItFromItsDay()
    {
        var before = Search.Now;
        var (author, approver) = (new Publisher(portal, Who.MinistryAdmin), new Publisher(portal, Who.MinistryApprover));
        var draft = (await author.BeginAsync("sport")).Expect().Reference;
        (await author.WriteAsync(draft, content => content["title"]!["en"] = "Requirements of velodromes")).Expect();
        (await author.PlanAsync(draft, portal.Today.AddDays(2))).Expect();
        (await author.SendAsync(draft)).Expect();
        (await approver.ReviewAsync(draft, approves: true)).Expect();
        await SettledAsync(before);
        var announced = Search.Now;

        portal.Travel(TimeSpan.FromDays(2));
        await SettledAsync(announced);

        bool Finds(SearchIndex index) => index.Search("velodromes", Languages.English).Items.Any(found => found.Item is { Kind: SearchKind.Document, Code: "sport" });
        Assert.False(Finds(announced));
        Assert.True(Finds(Search.Now));
    }

    private async Task SettledAsync(SearchIndex before)
    {
        for (var i = 0; i < 200 && ReferenceEquals(Search.Now, before); i++) await Task.Delay(50);
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
