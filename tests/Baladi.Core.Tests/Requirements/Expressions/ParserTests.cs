using Baladi.Core.Requirements.Expressions;
using Xunit;

namespace Baladi.Core.Tests.Requirements.Expressions;

public class ParserTests
{
    [Theory]
    [InlineData("2 + 3 * 4", "(2 + (3 * 4))")]
    [InlineData("2 - 3 - 4", "((2 - 3) - 4)")]
    [InlineData("8 / 4 / 2", "((8 / 4) / 2)")]
    [InlineData("-2 * 3", "((-1 * 2) * 3)")]
    [InlineData("1 - -2", "(1 - (-1 * 2))")]
    [InlineData("(2 + 3) * 4", "((2 + 3) * 4)")]
    [InlineData("a < b + 1", "(a < (b + 1))")]
    [InlineData("a or b and c", "(a or (b and c))")]
    [InlineData("a and b or c and d", "((a and b) or (c and d))")]
    [InlineData("not a = b and c", "((not (a = b)) and c)")]
    [InlineData("not a or b", "((not a) or b)")]
    [InlineData("not not a", "(not (not a))")]
    [InlineData("x in ('a', 'b') and y", "((x in ('a', 'b')) and y)")]
    [InlineData("max(a / 5, 3 m) <= b", "(max((a / 5), 3 m) <= b)")]
    [InlineData("10 and 3", "(10 and 3)")]
    public void Parse_Operators_BindAsPublished(string text, string bound)
    {
        var parsed = Expression.Parse(text);

        Assert.Equal(bound, Printed.Text(parsed));
    }

    [Theory]
    [InlineData("1 +", "formula-ends-early")]
    [InlineData("(1 + 2", "formula-expected-at-end )")]
    [InlineData("1 2", "formula-unexpected 2, 3")]
    [InlineData("max(1,)", "formula-unexpected ), 7")]
    [InlineData("a in b", "formula-expected (, b, 6")]
    [InlineData("a = b = c", "formula-unexpected =, 7")]
    [InlineData("a ; b", "formula-unreadable ;, 3")]
    [InlineData("'open", "formula-unreadable ', 1")]
    [InlineData("", "formula-ends-early")]
    [InlineData("sqrt(2)", "formula-unknown-function sqrt")]
    [InlineData("3 furlong", "formula-unknown-unit furlong")]
    public void Parse_Mistake_SaysWhereItIs(string text, string problem)
    {
        var wrong = Assert.Throws<ExpressionException>(() => Expression.Parse(text));

        Assert.Equal(problem, wrong.Problem.ToString());
    }

    [Theory]
    [InlineData("(", ")", 100)]
    [InlineData("not ", "", 100_000)]
    [InlineData("-", "", 100_000)]
    public void Parse_NestedTooDeeply_IsRefused(string before, string after, int times)
    {
        var text = string.Concat(Enumerable.Repeat(before, times)) + "1" + string.Concat(Enumerable.Repeat(after, times));

        Assert.Throws<ExpressionException>(() => Expression.Parse(text));
    }

    [Fact]
    public void Parse_ChainTooLong_IsRefused()
    {
        var text = "1" + string.Concat(Enumerable.Repeat(" + 1", 100_000));

        Assert.Throws<ExpressionException>(() => Expression.Parse(text));
    }

    [Theory]
    [InlineData("99999999999999999999999999999999")]
    [InlineData("79228162514264337593543950335 km")]
    public void Parse_NumberTooLarge_IsRefused(string text)
    {
        Assert.Throws<ExpressionException>(() => Expression.Parse(text));
    }

    [Fact]
    public void Names_NestedFacts_AreAllListedOnce()
    {
        var names = Expression.Parse("max(a.b, c) + a.b > 0 and d in (e, 'f')").Names;

        Assert.Equal(["a.b", "c", "d", "e"], names.Order(StringComparer.Ordinal));
    }
}
