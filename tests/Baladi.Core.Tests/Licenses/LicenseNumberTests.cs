using Baladi.Core.Licenses;
using CsCheck;
using Xunit;

namespace Baladi.Core.Tests.Licenses;

public class LicenseNumberTests
{
    private static readonly Gen<string> Number = Gen.Select(Gen.Int[2024, 2099], Gen.Int[0, 9_999_999], (year, rest) =>
        Enumerable.Range(0, 10).Select(check => $"{year}{rest:0000000}{check}").Single(License.IsNumber));

    [Fact]
    public void IsNumber_OneDigitWrong_IsRefused() => Gen.Select(Number, Gen.Int[0, 11], Gen.Char['0', '9']).Sample((number, at, wrong) =>
        License.IsNumber(number[..at] + wrong + number[(at + 1)..]) == (wrong == number[at]));

    [Fact]
    public void IsNumber_NeighboursSwapped_IsRefused() => Gen.Select(Number, Gen.Int[0, 10]).Sample((number, at) =>
    {
        var (a, b) = (number[at], number[at + 1]);
        // What Luhn cannot tell: 0 and 9 that change places.
        if (a == b || (a, b) is ('0', '9') or ('9', '0')) return true;
        return !License.IsNumber(number[..at] + b + a + number[(at + 2)..]);
    });

    [Theory]
    [InlineData("")]
    [InlineData("20260000000")]
    [InlineData("2026000000000")]
    [InlineData("20260000000a")]
    [InlineData("٢٠٢٦٠٠٠٠٠٠٠٠")]
    public void IsNumber_AnotherShape_IsRefused(string text) => Assert.False(License.IsNumber(text));
}
