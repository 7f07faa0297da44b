using System.Text;
using Baladi.Core.Documents.Pdf;
using Baladi.Core.Documents.Pdf.Text;
using CsCheck;
using Xunit;

namespace Baladi.Core.Tests.Documents;

public class TextLayoutTests
{
    private const float Rounding = 0.01f;

    private static readonly Gen<string> Words = Gen.OneOf(
        "رخصة", "الإلا", "تُعلَّق", "1010-ABC/25", "+966512345678", "(فرع", "2)", "75%", "2026/03/15", "Riyadh", "office",
        "https://baladi.example/ar/verify/4501-7782-913-25", "\u2067", "\u2069", "\u2066", "\u202E", "\n", "م²", "👷🏽‍♀️", "ﷲ", "\u200F", "شسشسشسشسشسشسشسشسشسشسشسشسشسشسشس")
        .Array[0, 30].Select(words => string.Join(' ', words));

    private static readonly Gen<string> Anything = Gen.OneOf(
        Words,
        Gen.Char.Array[0, 80].Select(characters => new string(characters)),
        Gen.Char['\u0590', '\u0700'].Array[0, 80].Select(characters => new string(characters)),
        Gen.Int[0, 0x10FFFF].Where(Rune.IsValid).Array[0, 60].Select(values => string.Concat(values.Select(value => new Rune(value).ToString()))));

    private static readonly Gen<(string Text, float Width, TextDirection Direction)> Cases =
        Gen.Select(Anything, Gen.Float[5, 400], Gen.Enum<TextDirection>());

    [Fact]
    public void Layout_AnyText_KeepsEveryCharacterOnce() => Cases.Sample(
        sample =>
        {
            var layout = Lay(sample);
            foreach (var paragraph in layout.Lines.GroupBy(line => line.Paragraph))
            {
                var at = 0;
                foreach (var line in paragraph)
                {
                    Assert.Equal(at, line.Range.Start);
                    at = line.Range.End;
                    Assert.Equal(Sorted(Visible(line)), Sorted(Drawn(line)));
                    Assert.All(paragraph.Key.CodePoints[line.Range.VisibleEnd..line.Range.End], codePoint => Assert.True(IsSpace(codePoint)));
                }

                Assert.Equal(paragraph.Key.CodePoints.Length, at);
            }
        },
        iter: 1000);

    [Fact]
    public void Layout_AnyText_NoLineIsWiderThanThePageUnlessOfOneLetter() => Cases.Sample(
        sample =>
        {
            foreach (var line in Lay(sample).Lines.Where(line => line.Width > sample.Width + Rounding))
            {
                var letters = Enumerable.Range(line.Range.Start, line.Range.VisibleEnd - line.Range.Start)
                    .Count(i => line.Paragraph.Advances[i] > 0 && !IsMark(line.Paragraph.CodePoints[i]));
                Assert.True(letters <= 1, $"{letters} letters on a line of {line.Width} in {sample.Width}");
            }
        },
        iter: 1000);

    [Theory]
    [InlineData(TextDirection.RightToLeft, TextAlignment.Start, true)]
    [InlineData(TextDirection.RightToLeft, TextAlignment.End, false)]
    [InlineData(TextDirection.LeftToRight, TextAlignment.Start, false)]
    [InlineData(TextDirection.LeftToRight, TextAlignment.End, true)]
    public void Layout_Alignment_IsRelativeToTheDirection(TextDirection direction, TextAlignment alignment, bool right)
    {
        var line = new TextLayout("رخصة 25", new TextStyle { Direction = direction, Alignment = alignment }, 300).Lines[0];

        Assert.Equal(right ? 300 : 0, right ? line.Left + line.Width : line.Left, 0.01f);
    }

    [Fact]
    public void Layout_LongHolderName_WrapsBetweenWords()
    {
        const string Name = "شركة مجموعة الأفق الشرقي المتحدة للمقاولات العامة وتشغيل وصيانة المرافق السياحية والترفيهية المحدودة";

        var layout = new TextLayout(Name, new TextStyle { Size = 13, Direction = TextDirection.RightToLeft }, 200);

        Assert.InRange(layout.LineCount, 3, 5);
        Assert.All(layout.Lines, line => Assert.True(line.Range.Start == 0 || line.Paragraph.CodePoints[line.Range.Start - 1] == ' '));
    }

    [Fact]
    public void Layout_Identifier_IsNotBrokenWhileItFitsALine()
    {
        var layout = new TextLayout("رقم الرخصة 4501-7782-913/25 سارية", new TextStyle { Direction = TextDirection.RightToLeft }, 100);

        Assert.Contains(layout.Lines, line => Text(line).Contains("4501-7782-913/25", StringComparison.Ordinal));
    }

    private static TextLayout Lay((string Text, float Width, TextDirection Direction) sample) =>
        new(sample.Text, new TextStyle { Direction = sample.Direction }, sample.Width);

    private static string Text(TextLine line) => string.Concat(line.GlyphRuns.Select(run => Encoding.UTF8.GetString(run.Utf8)));

    private static IEnumerable<int> Drawn(TextLine line) => Text(line).EnumerateRunes().Select(rune => rune.Value);

    private static IEnumerable<int> Visible(TextLine line) =>
        line.Paragraph.CodePoints[line.Range.Start..line.Range.VisibleEnd].Where(c => c is not (0x61C or 0x200E or 0x200F or >= 0x2066 and <= 0x2069));

    private static int[] Sorted(IEnumerable<int> codePoints) => [.. codePoints.Order()];

    private static bool IsSpace(int codePoint) => codePoint == 0x200B || Rune.IsWhiteSpace(new Rune(codePoint));

    private static bool IsMark(int codePoint) => Rune.GetUnicodeCategory(new Rune(codePoint)) is
        System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark
        or System.Globalization.UnicodeCategory.EnclosingMark or System.Globalization.UnicodeCategory.Format;
}
