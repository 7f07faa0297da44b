using System.Text;
using Baladi.Core.Documents.Pdf;
using Baladi.Core.Documents.Pdf.Text;
using Xunit;

namespace Baladi.Core.Tests.Documents;

public class ShapingTests
{
    [Fact]
    public void Shape_ArabicWord_JoinsItsLetters()
    {
        var joined = Shape("ببب").Runs[0].Glyphs.Select(glyph => glyph.Id).ToArray();
        var alone = Shape("ب").Runs[0].Glyphs[0].Id;

        Assert.Equal(3, joined.Distinct().Count());
        Assert.DoesNotContain(alone, joined);
    }

    [Fact]
    public void Shape_ArabicWord_RunsFromTheRight()
    {
        var clusters = Shape("رخصة").Runs[0].Glyphs.Select(glyph => glyph.Cluster);

        Assert.Equal([3, 2, 1, 0], clusters);
    }

    [Fact]
    public void Shape_NumberInArabic_RunsFromTheLeft()
    {
        var number = Shape("رقم 4501").Runs.Single(run => !run.RightToLeft);

        Assert.Equal([4, 5, 6, 7], number.Glyphs.Select(glyph => glyph.Cluster));
    }

    [Fact]
    public void Shape_BracketsInArabic_AreMirrored()
    {
        var opening = Shape("(", TextDirection.LeftToRight).Runs[0].Glyphs[0].Id;
        var closing = Shape(")", TextDirection.LeftToRight).Runs[0].Glyphs[0].Id;
        var arabic = Shape("(رخصة)").Runs[0].Glyphs;

        Assert.Equal(opening, arabic[0].Id);
        Assert.Equal(closing, arabic[^1].Id);
    }

    [Fact]
    public void Build_LigatureFromTheRight_GivesEveryLetterAGlyphToCopy()
    {
        var paragraph = Shape("لا");
        var run = GlyphRunBuilder.Build(paragraph, LineBreaker.Break(paragraph, 100)[0]).Single();

        Assert.Single(paragraph.Runs[0].Glyphs);
        Assert.Equal([2u, 0u], run.Clusters);
        Assert.Equal("لا", Encoding.UTF8.GetString(run.Utf8));
    }

    [Theory]
    [InlineData(FontWeight.Regular)]
    [InlineData(FontWeight.SemiBold)]
    [InlineData(FontWeight.Bold)]
    public void Font_EachWeight_HasArabicLatinAndAGlyphWithoutWidth(FontWeight weight)
    {
        var font = DocumentFont.Of(weight);

        Assert.True(font.Shaper.TryGetGlyph('ض', out _) && font.Shaper.TryGetGlyph('W', out _));
        Assert.NotEqual(0, font.Invisible);
    }

    private static ShapedParagraph Shape(string text, TextDirection direction = TextDirection.RightToLeft) => new(text, FontWeight.Regular, direction);
}
