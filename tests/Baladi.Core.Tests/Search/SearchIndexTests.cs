using System.Diagnostics;
using Baladi.Core.Language;
using Baladi.Core.Search;
using CsCheck;
using Xunit;

namespace Baladi.Core.Tests.Search;

public class SearchIndexTests
{
    [Theory]
    [InlineData("المطاعم", "activity:restaurant")]
    [InlineData("بالصيدليات", "activity:pharmacy")]
    [InlineData("صيدليه", "activity:pharmacy")]
    [InlineData("سوبر ماركت", "activity:grocery")]
    [InlineData("تموينات", "activity:grocery")]
    [InlineData("baqala", "activity:grocery")]
    [InlineData("mat3am", "activity:restaurant")]
    [InlineData("saydaliya", "activity:pharmacy")]
    [InlineData("pharmasy", "activity:pharmacy")]
    [InlineData("groceries", "activity:grocery")]
    [InlineData("محطةوقود", "activity:fuel-station")]
    [InlineData("شروط البقالة", "document:grocery")]
    [InlineData("رخصة صيدلية", "service:commercial-license")]
    [InlineData("بلدية عنيزة", "authority:09010")]
    [InlineData("grocery aisle width", "clause:grocery.aisles")]
    [InlineData("fisherman", "isic:0311")]
    [InlineData("7adada", "activity:metal-workshop")]
    [InlineData("نسكر المحل", "service:license-cancellation")]
    [InlineData("مغسله سيرات", "activity:car-wash")]
    [InlineData("restorant", "activity:restaurant")]
    [InlineData("labour camp near families", "clause:group-housing.location")]
    public void Search_AsPeopleType_FindsItFirst(string query, string right) => Assert.Equal(right, SearchSeed.Names(query)[0]);

    [Fact]
    public void Search_IsicCode_FindsTheClassAndItsActivities()
    {
        var found = SearchSeed.Names("٩٦٠٢");

        Assert.Equal("isic:9602", found[0]);
        Assert.Contains("activity:barber", found);
        Assert.Contains("activity:beauty-salon", found);
    }

    /// <summary>Of one document no more than three clauses, and the trade itself.</summary>
    [Theory]
    [InlineData("صيدليه ليليه", "activity:pharmacy")]
    [InlineData("كفرات مستعمله", "activity:auto-parts")]
    public void Search_TradeWithWhatNarrowsIt_HasTheTradeWithinFive(string query, string trade)
    {
        var found = SearchSeed.Names(query);

        Assert.Contains(trade, found);
        Assert.All(found.Where(name => name.StartsWith("clause:", StringComparison.Ordinal)).GroupBy(name => name[..name.IndexOf('.', StringComparison.Ordinal)]), clauses => Assert.InRange(clauses.Count(), 1, 3));
    }

    [Fact]
    public void Names_NamedInSearchWords_AreInTheCatalog()
    {
        var known = SearchSeed.Items.Select(item => (item.Kind, item.Code)).ToHashSet();

        Assert.Empty(SearchSeed.Words.Names.Where(names => !known.Contains((names.Kind, names.Code))).Select(names => names.Code));
    }

    [Fact]
    public void Search_OnlyOneKind_CountsAllKinds()
    {
        var all = SearchSeed.Index.Search("مغسلة", Languages.Arabic);

        var clauses = SearchSeed.Index.Search("مغسلة", Languages.Arabic, SearchKind.Clause, most: 3);

        Assert.All(clauses.Items, found => Assert.Equal(SearchKind.Clause, found.Item.Kind));
        Assert.Equal(all.Counts, clauses.Counts);
        Assert.Equal(all.Counts[SearchKind.Clause], clauses.Total);
    }

    [Fact]
    public void Search_SecondPage_GoesOnWhereTheFirstEnds()
    {
        var whole = SearchSeed.Index.Search("مغسلة", Languages.Arabic, most: 8).Items.Select(found => found.Item.Code);

        var pages = new[] { 0, 4 }.SelectMany(skip => SearchSeed.Index.Search("مغسلة", Languages.Arabic, skip: skip, most: 4).Items).Select(found => found.Item.Code);

        Assert.Equal(whole, pages);
    }

    [Fact]
    public void Search_Typo_SaysWhatWasMeant()
    {
        var results = SearchSeed.Index.Search("pharmasy requirements", Languages.English);

        Assert.Equal("Pharmacy requirements", results.Corrected, ignoreCase: true);
    }

    [Fact]
    public void Search_KnownWords_AreNotCorrected() => Assert.Null(SearchSeed.Index.Search("اشتراطات المطاعم", Languages.Arabic).Corrected);

    [Fact]
    public void Search_WordsOfTheOtherLanguage_AreShownInIt()
    {
        var found = SearchSeed.Index.Search("thermometer", Languages.Arabic).Items[0];

        Assert.Contains(found.Excerpt!, piece => piece.IsHit && piece.Text.StartsWith("thermometer", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("صيد", "activity:pharmacy")]
    [InlineData("صيدل", "activity:pharmacy")]
    [InlineData("phar", "activity:pharmacy")]
    [InlineData("kinder", "activity:kindergarten")]
    [InlineData("kindr", "activity:kindergarten")]
    [InlineData("مغسلة سي", "activity:car-wash")]
    [InlineData("بلدية عني", "authority:09010")]
    public void Suggest_BeginningOfAWord_OffersIt(string typed, string right) =>
        Assert.Contains(right, SearchSeed.Index.Suggest(typed, Languages.Arabic).Select(SearchSeed.NameOf));

    /// <summary>A beginning that words have is not taken for a slip: barb is no barge, and no bar.</summary>
    [Fact]
    public void Suggest_BeginningThatWordsHave_OffersNothingElse()
    {
        var offered = SearchSeed.Index.Suggest("barb", Languages.English);

        Assert.Equal("activity:barber", SearchSeed.NameOf(offered[0]));
        Assert.DoesNotContain(offered, item => item.Title.En.Contains("freight", StringComparison.Ordinal));
        Assert.InRange(offered.Count, 1, 5);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("؟!,.;:--()[]{}\"'")]
    [InlineData("*:* AND (title:[a TO z] OR ~2^9)")]
    [InlineData("\uD800 \uDC00\uD800")]
    [InlineData("\uD83D\uDE00 \uFFFF\uFFFE\0")]
    [InlineData("\u064B\u064C\u0640\u0640")]
    [InlineData("من في على")]
    [InlineData("the of and")]
    [InlineData("١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧٨٩٠")]
    public void Search_HostileText_DoesNotThrow(string query)
    {
        var results = SearchSeed.Index.Search(query, Languages.Arabic);

        Assert.NotNull(results);
        Assert.NotNull(SearchSeed.Index.Suggest(query, Languages.Arabic));
    }

    [Theory]
    [InlineData("مطعم ", 2500)]
    [InlineData("qxzj", 2500)]
    [InlineData("ا", 10_000)]
    public void Search_TenThousandCharacters_TakesNoLongerThanAFew(string part, int times)
    {
        var query = string.Concat(Enumerable.Repeat(part, times));
        SearchSeed.Index.Search(query, Languages.Arabic);

        var watch = Stopwatch.StartNew();
        SearchSeed.Index.Search(query, Languages.Arabic);

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Search_RandomText_NeverThrows() => Gen.String[Gen.OneOf(Gen.Char['\0', '\uFFFF'], Gen.Char['\u0600', '\u06FF'], Gen.Char[' ', 'z']), 0, 80].Sample(
        query => SearchSeed.Index.Search(query, Languages.English).Total >= 0 && SearchSeed.Index.Suggest(query, Languages.Arabic).Count <= 8, iter: 300);

    [Fact]
    public void Search_ManyAtOnce_AgreeWithOne()
    {
        string[] queries = ["مطعم", "pharmasy", "اشتراطات المغاسل", "4711", "mashghal nisai"];
        var alone = queries.Select(query => SearchSeed.Names(query)).ToList();

        var together = Enumerable.Range(0, 100).AsParallel().Select(at => (at, Names: SearchSeed.Names(queries[at % queries.Length]))).ToList();

        Assert.All(together, result => Assert.Equal(alone[result.at % queries.Length], result.Names));
    }
}
