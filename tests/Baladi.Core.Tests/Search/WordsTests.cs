using Baladi.Core.Search;
using CsCheck;
using Xunit;

namespace Baladi.Core.Tests.Search;

public class WordsTests
{
    [Theory]
    [InlineData("مطعم", "المطعم")]
    [InlineData("مطعم", "والمطعم")]
    [InlineData("مغسله", "بالمغسله")]
    [InlineData("مغسله", "للمغسله")]
    [InlineData("صيدليه", "صيدليات")]
    [InlineData("عياده", "العيادات")]
    [InlineData("حلاق", "للحلاقين")]
    [InlineData("فندق", "وفندق")]
    [InlineData("license", "licenses")]
    [InlineData("bakery", "bakeries")]
    [InlineData("train", "training")]
    public void Of_FormsOfOneWord_HaveOneInCommon(string word, string other)
    {
        var forms = WordForms.Of(word);

        var others = WordForms.Of(other);

        Assert.NotEmpty(forms.Intersect(others));
    }

    [Theory]
    [InlineData("ورش")]
    [InlineData("وقود")]
    [InlineData("غاز")]
    public void Of_ShortWord_KeepsItself(string word) => Assert.Equal(word, WordForms.Of(word)[0]);

    [Theory]
    [InlineData("مطاعم", "مطعم")]
    [InlineData("مغاسل", "مغسل")]
    [InlineData("فنادق", "فندق")]
    [InlineData("مخازن", "مخزن")]
    public void Skeleton_BrokenPlural_IsThatOfTheWord(string plural, string word) => Assert.Equal(WordForms.Skeleton(word), WordForms.Skeleton(plural));

    [Theory]
    [InlineData("يقفلون", "قفل")]
    [InlineData("نجددها", "جدد")]
    [InlineData("بنسكر", "سكر")]
    public void Verbs_WhatSomebodyDoes_HaveTheirStem(string verb, string stem) => Assert.Contains(stem, WordForms.Verbs(verb));

    [Theory]
    [InlineData("كافيهات", "كافيه")]
    [InlineData("دوا", "دواء")]
    public void Of_EndingsOverEndings_HaveOneInCommon(string word, string other) => Assert.NotEmpty(WordForms.Of(word).Intersect(WordForms.Of(other)));

    [Theory]
    [InlineData("baqala", "بقاله")]
    [InlineData("mat3am", "مطعم")]
    [InlineData("saydaliya", "صيدليه")]
    [InlineData("khayyat", "خياط")]
    [InlineData("7allaq", "حلاق")]
    [InlineData("tajdeed", "تجديد")]
    [InlineData("motel", "موتيل")]
    [InlineData("clinic", "كلينك")]
    [InlineData("catering", "كيترنق")]
    [InlineData("9aydaliya", "صيدليه")]
    [InlineData("7adada", "حداده")]
    [InlineData("macanic", "ميكانيك")]
    [InlineData("mechanic", "ميكانيك")]
    [InlineData("nazafa", "نظافه")]
    public void SoundKey_WordInEitherScript_IsHeardAlike(string latin, string arabic)
    {
        var heard = SoundKey.Of(latin);

        var written = SoundKey.Of(arabic);

        Assert.NotEmpty(heard.Intersect(written));
    }

    [Fact]
    public void Split_RandomText_WordsStandWhereTheySay() => Gen.String[Gen.Char['\0', '\uFFFF'], 0, 60].Sample(text =>
    {
        var at = 0;
        foreach (var word in WordSplitter.Split(text))
        {
            if (word.Start < at || word.Length < 1 || word.Start + word.Length > text.Length) return false;
            at = word.Start + word.Length;
        }
        return true;
    });

    [Theory]
    [InlineData("مَطْعَم ومقـــهى", new[] { "مطعم", "ومقهي" })]
    [InlineData("women's salon", new[] { "women", "salon" })]
    [InlineData("Al-Khobar", new[] { "khobar" })]
    [InlineData("رمز ٤٧١١", new[] { "رمز", "4711" })]
    public void Split_Text_GivesFoldedWords(string text, string[] words) => Assert.Equal(words, WordSplitter.Split(text).Select(word => word.Folded));
}
