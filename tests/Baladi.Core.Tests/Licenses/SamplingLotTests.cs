using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Baladi.Core.Licenses.Sampled;
using CsCheck;
using Xunit;

namespace Baladi.Core.Tests.Licenses;

/// <summary>The lot of the post-audit: anybody can repeat it, nobody can bend it, and it falls as often as published.</summary>
public class SamplingLotTests
{
    private static readonly byte[] Secret = Convert.FromHexString("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

    // Computed once with Python's hashlib and hmac, by the recipe of docs/post-audit.md.
    [Fact]
    public void Recipe_IsTheWrittenOne()
    {
        var digest = SamplingLot.Digest([("202612345676", 50), ("202600000013", 1000)]);

        Assert.Equal("630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd", SamplingLot.Commitment(Secret));
        Assert.Equal("4f0d8a2e5b676423d0fa563bafccfc45cea719b806efae2baf8938942ef7c3df", digest);
        Assert.Equal(0x13d750f5e8544a4bul, SamplingLot.Mark(Secret, digest, "202612345676"));
    }

    [Fact]
    public void Rates_AreKeptOnAverage_AndOfTheirEndsExactly() =>
        Gen.Int[0, 1000].Sample(perMille =>
        {
            const int Licenses = 4000;
            var drawn = Enumerable.Range(0, Licenses).Count(i => SamplingLot.IsDrawn(SamplingLot.Mark(Secret, "d", $"{i}"), perMille));
            var expected = Licenses * perMille / 1000.0;
            // Six standard deviations: one sample in half a billion falls outside.
            var deviation = Math.Sqrt(Math.Max(1, expected * (1 - (perMille / 1000.0))));
            Assert.InRange(drawn, expected - (6 * deviation), expected + (6 * deviation));
            if (perMille is 0 or 1000) Assert.Equal(expected, drawn);
        }, iter: 60);

    [Fact]
    public void Drawn_AreTheLowestMarks() =>
        Gen.Select(Gen.ULong, Gen.Int[0, 1000]).Sample((mark, perMille) =>
            Assert.Equal(new BigInteger(mark) * 1000 < new BigInteger(perMille) * BigInteger.Pow(2, 64), SamplingLot.IsDrawn(mark, perMille)));

    // One in eight of all marks lies below 2^61; that mark itself does not.
    [Theory]
    [InlineData(0ul, 0, false)]
    [InlineData((1ul << 61) - 1, 125, true)]
    [InlineData(1ul << 61, 125, false)]
    public void Drawn_OnTheRateItself_IsNot(ulong mark, int perMille, bool drawn) => Assert.Equal(drawn, SamplingLot.IsDrawn(mark, perMille));

    [Fact]
    public void HigherRate_KeepsWhatTheLowerDrew() =>
        Gen.Select(Gen.ULong, Gen.Int[0, 1000], Gen.Int[0, 1000]).Sample((mark, one, other) =>
        {
            if (SamplingLot.IsDrawn(mark, Math.Min(one, other))) Assert.True(SamplingLot.IsDrawn(mark, Math.Max(one, other)));
        });

    [Fact]
    public void Digest_HangsOnTheListAndNotOnItsOrder() =>
        Gen.Select(Gen.Int[0, 999_999], Gen.Int[0, 1000]).List[1, 20].Sample(list =>
        {
            var licenses = list.DistinctBy(license => license.Item1).Select(license => ($"{license.Item1:D12}", license.Item2)).ToList();
            var digest = SamplingLot.Digest(licenses);

            Assert.Equal(digest, SamplingLot.Digest(Enumerable.Reverse(licenses)));
            Assert.NotEqual(digest, SamplingLot.Digest(licenses.Skip(1)));
            Assert.NotEqual(digest, SamplingLot.Digest([(licenses[0].Item1, licenses[0].Item2 + 1), .. licenses.Skip(1)]));
        });

    // Adding one license to a day gives all the others other marks: whoever could choose a number could not choose who is drawn.
    [Fact]
    public void Marks_HangOnEverybodyElse()
    {
        var (before, after) = (SamplingLot.Digest([("1", 50), ("2", 50)]), SamplingLot.Digest([("1", 50), ("2", 50), ("3", 50)]));
        Assert.NotEqual(SamplingLot.Mark(Secret, before, "1"), SamplingLot.Mark(Secret, after, "1"));
        Assert.Equal(SHA256.HashData(Encoding.ASCII.GetBytes("1,50\n2,50\n")), Convert.FromHexString(before));
    }
}
