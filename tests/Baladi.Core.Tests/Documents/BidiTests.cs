using System.Text;
using Baladi.Core.Documents.Pdf;
using Baladi.Core.Documents.Pdf.Bidi;
using Baladi.Core.Documents.Pdf.Text;
using Xunit;

namespace Baladi.Core.Tests.Documents;

/// <summary>What municipal papers are full of: numbers, phones, dates and brackets inside Arabic. Expected texts are what the eye reads from the left.</summary>
public class BidiTests
{
    [Theory]
    [InlineData("رقم 1010-ABC/25 ساري", "يراس 1010-ABC/25 مقر")]
    [InlineData("هاتف +966512345678", "+966512345678 فتاه")]
    [InlineData("هاتف +966 50 123 4567 للتواصل", "لصاوتلل +966 50 123 4567 فتاه")]
    [InlineData("من 2026-03-15 إلى 2027/03/14", "2027/03/14 ىلإ 2026-03-15 نم")]
    [InlineData("إجمالي 48,250.75 م", "م 48,250.75 يلامجإ")]
    [InlineData("القطع 1، 2.5، 3", "3 ،2.5 ،1 عطقلا")]
    [InlineData("نسبة 34.2%", "%34.2 ةبسن")]
    [InlineData("راسل info@amana.gov.sa الآن", "نآلا info@amana.gov.sa لسار")]
    public void Show_IdentifierInArabic_StaysLeftToRight(string text, string visual) =>
        Assert.Equal(visual, Visual(Identifiers.Isolate(text), TextDirection.RightToLeft));

    [Theory]
    [InlineData("المحل (الفرع 2) مفتوح", "حوتفم (2 عرفلا) لحملا")]
    [InlineData("نشاط (Cafe) جديد", "ديدج (Cafe) طاشن")]
    [InlineData("نسبة 75%", "%75 ةبسن")]
    [InlineData("مبلغ 1,250.50 ريال", "لاير 1,250.50 غلبم")]
    [InlineData("من 10:30", "10:30 نم")]
    public void Show_ArabicParagraph_FollowsTheAlgorithm(string text, string visual) =>
        Assert.Equal(visual, Visual(text, TextDirection.RightToLeft));

    [Theory]
    [InlineData("Holder: مؤسسة النخيل (فرع 2), Riyadh", "Holder: (2 عرف) ليخنلا ةسسؤم, Riyadh")]
    [InlineData("Area 185.5 m² (75%)", "Area 185.5 m² (75%)")]
    public void Show_EnglishParagraph_FollowsTheAlgorithm(string text, string visual) =>
        Assert.Equal(visual, Visual(text, TextDirection.LeftToRight));

    [Theory]
    [InlineData("\u2067abc\u2069 قسم", 1)]
    [InlineData("123 قسم", 1)]
    [InlineData("123 plan", 0)]
    [InlineData("...", 0)]
    public void BaseLevel_Auto_IsOfTheFirstStrongCharacterOutsideIsolates(string text, int level) =>
        Assert.Equal(level, Paragraph(text, TextDirection.Auto).BaseLevel);

    [Fact]
    public void Show_IsolateWithUnknownDirection_DoesNotDisturbItsSurroundings() =>
        Assert.Equal("1 - abc راد - 2", Visual("1 - \u2068abc\u2069 \u2068دار\u2069 - 2", TextDirection.LeftToRight));

    private static BidiParagraph Paragraph(string text, TextDirection direction) =>
        new([.. text.EnumerateRunes().Select(rune => rune.Value)], direction);

    /// <summary>Characters from left to right, brackets mirrored where they face the other way, isolates left out.</summary>
    private static string Visual(string text, TextDirection direction)
    {
        var runes = text.EnumerateRunes().ToArray();
        var levels = Paragraph(text, direction).LevelsOfLine(0, runes.Length);
        var visual = new StringBuilder();
        foreach (var index in BidiParagraph.VisualOrder(levels))
        {
            if (runes[index].Value is >= 0x2066 and <= 0x2069) continue;
            var mirrored = (levels[index] & 1) == 1 && BidiData.TryGetBracket(runes[index].Value, out var partner, out _) ? new Rune(partner) : runes[index];
            visual.Append(mirrored.ToString());
        }

        return visual.ToString();
    }
}
