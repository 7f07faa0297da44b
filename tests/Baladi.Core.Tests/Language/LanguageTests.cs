using Baladi.Core.Language;
using CsCheck;
using Xunit;

namespace Baladi.Core.Tests.Language;

public class LanguageTests
{
    [Theory]
    [InlineData("أحمد", "احمد")]
    [InlineData("إبراهيم", "ابراهيم")]
    [InlineData("آمنة", "امنه")]
    [InlineData("مصطفى", "مصطفي")]
    [InlineData("مُحَمَّدٌ", "محمد")]
    [InlineData("محـــمد", "محمد")]
    [InlineData("مؤسسة شؤون", "موسسه شوون")]
    [InlineData("هيئة", "هييه")]
    [InlineData("کباب ایرانی", "كباب ايراني")]
    [InlineData("ﻻ", "لا")]
    [InlineData("شارع ١٢", "شارع 12")]
    [InlineData("Café ZAHRA", "cafe zahra")]
    [InlineData("\u200Fنص\u200E", "نص")]
    public void Fold_Spellings_BecomeOne(string text, string folded) => Assert.Equal(folded, ArabicFolding.Fold(text));

    [Fact]
    public void Fold_Folded_IsItself() => Gen.String[Gen.OneOf(Gen.Char['\u0600', '\u06FF'], Gen.Char['\uFE70', '\uFEFC'], Gen.Char['a', 'z'], Gen.Char['A', 'Z'], Gen.Char['\u00C0', '\u017F']), 0, 30].Sample(text =>
        ArabicFolding.Fold(ArabicFolding.Fold(text)) == ArabicFolding.Fold(text));

    // Unicode CLDR, cardinal rules of "ar".
    [Theory]
    [InlineData(0, "zero")]
    [InlineData(1, "one")]
    [InlineData(2, "two")]
    [InlineData(3, "few")]
    [InlineData(10, "few")]
    [InlineData(11, "many")]
    [InlineData(26, "many")]
    [InlineData(99, "many")]
    [InlineData(100, "other")]
    [InlineData(101, "other")]
    [InlineData(102, "other")]
    [InlineData(103, "few")]
    [InlineData(110, "few")]
    [InlineData(111, "many")]
    [InlineData(1000, "other")]
    [InlineData(1003, "few")]
    [InlineData(1011, "many")]
    public void Form_ArabicCount_IsAsInCldr(long count, string form) => Assert.Equal(form, Plural.Form("ar", count));

    [Theory]
    [InlineData(0, "other")]
    [InlineData(1, "one")]
    [InlineData(2, "other")]
    [InlineData(101, "other")]
    public void Form_EnglishCount_IsAsInCldr(long count, string form) => Assert.Equal(form, Plural.Form("en", count));
}
