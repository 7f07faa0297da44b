using Baladi.Core.Language;
using Xunit;

namespace Baladi.Core.Tests.Language;

public class TypedTextTests
{
    [Theory]
    [InlineData("  مطعم  ", "مطعم")]
    [InlineData("a\0b\u0007c\u001Bd\u007Fe\u009Ff", "abcdef")]
    [InlineData("one\r\ntwo\rthree\u2028four\u0085five", "one\ntwo\nthree\nfour\nfive")]
    [InlineData("one\r\n\r\ntwo", "one\n\ntwo")]
    [InlineData("\tone\ttwo\n", "one\ttwo")]
    [InlineData("\u202Eevil\u202C \u202Bx\u202A", "evil x")]
    [InlineData("\u2067عربي\u2069 a", "\u2067عربي\u2069 a")]
    [InlineData("\u2066open", "\u2066open\u2069")]
    [InlineData("\u2066\u2067two\u2069\nnext", "\u2066\u2067two\u2069\u2069\nnext")]
    [InlineData("closed\u2069\u2069", "closed")]
    [InlineData("م\u200Fن\u200Eه", "م\u200Fن\u200Eه")]
    [InlineData("می\u200Cشود 👍🏽", "می\u200Cشود 👍🏽")]
    [InlineData("e\u0301", "\u00E9")]
    [InlineData("\0", "")]
    public void Clean_Typed_IsFitToKeep(string typed, string kept) => Assert.Equal(kept, TypedText.Clean(typed));

    [Theory]
    [InlineData("a\uFFFEb\uFFFF", "ab")]
    [InlineData("\uFDD0a\uFDEF", "a")]
    [InlineData("a\U0001FFFEb\U0010FFFF", "ab")]
    public void Clean_WhatUnicodeSaysIsNoCharacter_IsDroppedAndBreaksNothing(string typed, string kept) => Assert.Equal(kept, TypedText.Clean(typed));

    [Fact]
    public void Clean_HalfACharacter_IsReplaced() => Assert.Equal("a\uFFFDb", TypedText.Clean("a\uD83Db"));

    [Theory]
    [InlineData("one\ttwo\r\nthree", "one two three")]
    [InlineData("a\u061Cb\u2066c\u2069\u200F", "abc")]
    public void Line_Typed_IsOneWithoutMarks(string typed, string kept) => Assert.Equal(kept, TypedText.Line(typed));
}
