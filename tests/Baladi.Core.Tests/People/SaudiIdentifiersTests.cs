using Baladi.Core.People;
using CsCheck;
using Xunit;

namespace Baladi.Core.Tests.People;

public class SaudiIdentifiersTests
{
    /// <summary>National IDs that hold: nine digits and the one that makes the sum right.</summary>
    private static readonly Gen<string> Id = Gen.Select(Gen.Int[1, 2], Gen.Int[0, 99_999_999], (first, rest) =>
        Enumerable.Range(0, 10).Select(check => $"{first}{rest:00000000}{check}").Single(id => SaudiIdentifiers.NationalId(id) is not null));

    [Fact]
    public void NationalId_OneDigitWrong_IsRefused() => Gen.Select(Id, Gen.Int[1, 9], Gen.Char['0', '9']).Sample((id, at, wrong) =>
        SaudiIdentifiers.NationalId(id[..at] + wrong + id[(at + 1)..]) is null == (wrong != id[at]));

    [Fact]
    public void NationalId_AnyWayOfTyping_IsTheSame() => Gen.Select(Id, Gen.Int[0, 3]).Sample((id, way) => SaudiIdentifiers.NationalId(way switch
    {
        0 => $" {id[..4]} {id[4..]} ",
        1 => string.Concat(id.Select(digit => (char)(digit - '0' + '٠'))),
        2 => $"\u202B{id}\u202C\u061C",
        _ => $"{id[..1]}-{id[1..]}",
    }) == id);

    [Theory]
    [InlineData("1000000008", true)]
    [InlineData("2000000006", true)]
    [InlineData("3000000004", false)]
    [InlineData("100000000", false)]
    [InlineData("10000000080", false)]
    [InlineData("100000000a", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void NationalId_Shape_IsChecked(string? typed, bool holds) => Assert.Equal(holds, SaudiIdentifiers.NationalId(typed) is not null);

    [Theory]
    [InlineData("0512345678")]
    [InlineData("512345678")]
    [InlineData("966512345678")]
    [InlineData("+966 51 234 5678")]
    [InlineData("00966-512345678")]
    [InlineData("٠٥١٢٣٤٥٦٧٨")]
    [InlineData("\u200E+966512345678\u200F")]
    public void Mobile_AnyUsualForm_IsKeptTheOneWay(string typed) => Assert.Equal("+966512345678", SaudiIdentifiers.Mobile(typed));

    [Theory]
    [InlineData("0412345678")]
    [InlineData("05123456789")]
    [InlineData("051234567")]
    [InlineData("+967512345678")]
    [InlineData("051234567x")]
    public void Mobile_AnotherNumber_IsRefused(string typed) => Assert.Null(SaudiIdentifiers.Mobile(typed));

    [Theory]
    [InlineData("rsda3106", "RSDA3106")]
    [InlineData("RSDA ٣١٠٦", "RSDA3106")]
    [InlineData("RSD3106", null)]
    [InlineData("RSDA31067", null)]
    [InlineData("رسدا3106", null)]
    public void ShortAddress_Shape_IsChecked(string typed, string? kept) => Assert.Equal(kept, SaudiIdentifiers.ShortAddress(typed));

    [Theory]
    [InlineData("1010000016", "1010000016")]
    [InlineData("١٠١٠ ٠٠٠٠١٦", "1010000016")]
    [InlineData("101000001", null)]
    public void CommercialRegistration_TenDigits_IsKept(string typed, string? kept) => Assert.Equal(kept, SaudiIdentifiers.CommercialRegistration(typed));

    [Fact]
    public void Masked_Id_ShowsFirstAndLastFour() => Assert.Equal("1•••••0008", SaudiIdentifiers.Masked("1000000008"));
}
