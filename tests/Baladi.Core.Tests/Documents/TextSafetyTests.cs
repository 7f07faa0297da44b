using Baladi.Core.Documents.Pdf.Text;
using Xunit;

namespace Baladi.Core.Tests.Documents;

public class TextSafetyTests
{
    [Theory]
    [InlineData("\u202Eevil\u202C", "evil")]
    [InlineData("a\u0000b\u0007c", "abc")]
    [InlineData("a\r\nb\rc\u2028d", "a\nb\nc\nd")]
    [InlineData("a\tb", "a b")]
    [InlineData("\uFEFFa\uFFFE", "a")]
    [InlineData("\u2066x\u2069", "\u2066x\u2069")]
    public void Clean_UnsafeCharacters_AreRemovedOrReplaced(string text, string clean) => Assert.Equal(clean, TextSanitizer.Clean(text));

    // Not among the cases above: the test runner's own messages cannot carry a lone surrogate.
    [Fact]
    public void Clean_LoneSurrogate_IsReplaced() => Assert.Equal("a\uFFFDb", TextSanitizer.Clean("a\uD800b"));

    [Theory]
    [InlineData("رقم 1010-ABC/25.", "رقم \u20661010-ABC/25\u2069.")]
    [InlineData("https://baladi.example/v?id=7", "\u2066https://baladi.example/v?id=7\u2069")]
    [InlineData("+966 50 123 4567", "\u2066+966 50 123 4567\u2069")]
    [InlineData("well-known text", "well-known text")]
    [InlineData("المساحة 250 متر", "المساحة 250 متر")]
    public void Isolate_Text_WrapsOnlyWhatLooksLikeAnIdentifier(string text, string isolated) => Assert.Equal(isolated, Identifiers.Isolate(text));
}
