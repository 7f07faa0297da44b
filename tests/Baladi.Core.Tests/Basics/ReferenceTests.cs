using Baladi.Core.Basics;
using CsCheck;
using Xunit;

namespace Baladi.Core.Tests.Basics;

public class ReferenceTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXY";

    /// <summary>References as they are made: random by nature, so each run sees others.</summary>
    private static readonly Gen<string> Made = Gen.Const(0).Select(_ => Reference.New());

    [Fact]
    public void Parse_NewReference_IsItself() => Made.Sample(made => Reference.Parse(made) == made && made.Length == Reference.MaxLength);

    [Fact]
    public void Parse_OneWrongCharacter_IsRefused() => Gen.Select(Made, Gen.Int[0, 10], Gen.Char[Alphabet]).Sample((made, at, wrong) =>
    {
        var plain = made.Replace("-", "", StringComparison.Ordinal);
        var typed = plain[..at] + wrong + plain[(at + 1)..];

        return Reference.Parse(typed) == (wrong == plain[at] ? made : null);
    }, iter: 5_000);

    [Fact]
    public void Parse_NeighboursSwapped_IsRefused() => Gen.Select(Made, Gen.Int[0, 9]).Sample((made, at) =>
    {
        var plain = made.Replace("-", "", StringComparison.Ordinal);
        var typed = plain[..at] + plain[at + 1] + plain[at] + plain[(at + 2)..];

        return Reference.Parse(typed) == (plain[at] == plain[at + 1] ? made : null);
    }, iter: 5_000);

    [Fact]
    public void Parse_AsPeopleType_IsTheKeptForm() => Gen.Select(Made, Gen.Int[0, 4]).Sample((made, way) =>
    {
        var typed = way switch
        {
            0 => made.ToLowerInvariant().Replace('-', ' '),
            1 => made.Replace('0', 'O').Replace('1', 'I'),
            2 => made.Replace('1', 'l').Replace('2', 'z').Replace('0', 'o'),
            3 => string.Concat(made.Select(c => char.IsAsciiDigit(c) ? (char)(c - '0' + '٠') : c)),
            _ => $"\u200F\u2066{made}\u2069 ",
        };

        return Reference.Parse(typed) == made;
    });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ABC")]
    [InlineData("00000-00000-00")]
    [InlineData("00000-0000U-0")]
    [InlineData("مرجع")]
    public void Parse_WhatCannotBeOne_IsNull(string? typed) => Assert.Null(Reference.Parse(typed));
}
