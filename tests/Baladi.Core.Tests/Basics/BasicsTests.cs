using Baladi.Core.Basics;
using CsCheck;
using Xunit;

namespace Baladi.Core.Tests.Basics;

public class BasicsTests
{
    private static readonly Gen<Money> Amount = Gen.Long[-1_000_000_000_000, 1_000_000_000_000].Select(halalas => new Money(halalas));

    [Theory]
    [InlineData("0.005", 1)]
    [InlineData("-0.005", -1)]
    [InlineData("0.0049", 0)]
    [InlineData("1234.5", 123450)]
    public void FromRiyals_Fractions_AreRoundedAwayFromZero(string riyals, long halalas) =>
        Assert.Equal(halalas, Money.FromRiyals(decimal.Parse(riyals, System.Globalization.CultureInfo.InvariantCulture)).Halalas);

    [Fact]
    public void FromRiyals_OfRiyals_IsTheSameAmount() => Amount.Sample(money => Money.FromRiyals(money.Riyals) == money);

    [Fact]
    public void Money_AddedAndTakenAway_IsAsBefore() => Gen.Select(Amount, Amount).Sample((a, b) => a + b - b == a && (a < b) == (b > a) && (a <= b) == !(a > b) && a.CompareTo(b) == -b.CompareTo(a));

    [Theory]
    [InlineData(123456789, "1,234,567.89")]
    [InlineData(5, "0.05")]
    [InlineData(0, "0.00")]
    public void Money_AsText_HasTwoDecimals(long halalas, string text) => Assert.Equal(text, new Money(halalas).ToString());

    [Theory]
    [InlineData("٠١٢٣٤٥٦٧٨٩", "0123456789")]
    [InlineData("۰۱۲۳۴۵۶۷۸۹", "0123456789")]
    [InlineData("١٢٬٣٤٥٫٦٧", "12,345.67")]
    [InlineData("شارع ٣ ۵", "شارع 3 5")]
    [InlineData("plain 12", "plain 12")]
    public void Fold_Digits_BecomeLatin(string typed, string folded) => Assert.Equal(folded, DigitFolding.Fold(typed));

    [Fact]
    public void Fold_AnyText_ChangesDigitsAndSeparatorsOnly() => Gen.String.Sample(text =>
    {
        var folded = DigitFolding.Fold(text);
        return folded.Length == text.Length && folded == DigitFolding.Fold(folded)
            && text.Zip(folded).All(pair => pair.First == pair.Second || pair.Second is (>= '0' and <= '9') or '.' or ',');
    });

    [Fact]
    public async Task Next_FromManyThreads_IsUniqueAndRisesInEach()
    {
        const int Threads = 8, Each = 20_000;

        var made = await Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => Task.Run(() => Enumerable.Range(0, Each).Select(_ => Ids.Next()).ToArray())));

        Assert.Equal(Threads * Each, made.SelectMany(ids => ids).Distinct().Count());
        Assert.All(made, ids => Assert.True(ids.Zip(ids.Skip(1)).All(pair => pair.First < pair.Second)));
        Assert.All(made.SelectMany(ids => ids), id => Assert.True(id > 0));
    }

    [Fact]
    public void FirstAt_AnInstant_BoundsTheKeysMadeAround()
    {
        var before = Ids.FirstAt(TimeProvider.System.GetUtcNow());
        var id = Ids.Next();

        Assert.True(before <= id);
        // Keys may run ahead of the clock while many are made at once, by far less than a minute.
        Assert.True(id < Ids.FirstAt(TimeProvider.System.GetUtcNow().AddMinutes(1)));
    }

    [Fact]
    public void DateOf_AroundMidnight_IsTheRiyadhDate()
    {
        Assert.Equal(new DateOnly(2026, 4, 5), RiyadhTime.DateOf(new DateTimeOffset(2026, 4, 4, 21, 0, 0, TimeSpan.Zero)));
        Assert.Equal(new DateOnly(2026, 4, 4), RiyadhTime.DateOf(new DateTimeOffset(2026, 4, 4, 20, 59, 59, TimeSpan.Zero)));
        Assert.Equal(new DateTimeOffset(2026, 4, 4, 21, 0, 0, TimeSpan.Zero), RiyadhTime.StartOf(new DateOnly(2026, 4, 5)));
    }
}
