using Baladi.Core.Search;
using CsCheck;
using Xunit;

namespace Baladi.Core.Tests.Search;

public class MarkerTests
{
    [Fact]
    public void Mark_RandomText_PiecesAreTheText() => Gen.Select(Gen.String[Gen.OneOf(Gen.Char['\0', '\uFFFF'], Gen.Char['\u0600', '\u06FF'], Gen.Char[' ', 'z']), 0, 120], Gen.Int[1, 4]).Sample((text, every) =>
        string.Concat(Marker.Mark(text, form => form.Length % every == 0).Select(piece => piece.Text)) == text);

    [Fact]
    public void Mark_MarkedWord_StandsByItself()
    {
        var pieces = Marker.Mark("مساحة المَطْعَم، ثم", form => form == "مطعم");

        Assert.Equal([new("مساحة ", false), new("المَطْعَم", true), new("، ثم", false)], pieces);
    }

    [Fact]
    public void Excerpt_LongText_BeginsNearTheHit()
    {
        var text = string.Concat(Enumerable.Repeat("كلمة أخرى ", 60)) + "المطعم هنا " + string.Concat(Enumerable.Repeat("وغيرها ", 60));

        var excerpt = Marker.Excerpt(text, form => form == "مطعم");

        Assert.Contains(excerpt, piece => piece is { IsHit: true, Text: "المطعم" });
        Assert.InRange(excerpt.Sum(piece => piece.Text.Length), 100, 225);
    }
}
