using Baladi.Core.Requirements.Expressions;
using Xunit;

namespace Baladi.Core.Tests.Requirements.Expressions;

public class EvaluationTests
{
    [Theory]
    [InlineData("T", "T", "T", "T")]
    [InlineData("T", "F", "F", "T")]
    [InlineData("T", "U", "U", "T")]
    [InlineData("F", "T", "F", "T")]
    [InlineData("F", "F", "F", "F")]
    [InlineData("F", "U", "F", "U")]
    [InlineData("U", "T", "U", "T")]
    [InlineData("U", "F", "F", "U")]
    [InlineData("U", "U", "U", "U")]
    public void AndOr_ThreeValues_FollowKleene(string a, string b, string and, string or)
    {
        Assert.Equal(and, Truth("a and b", a, b));
        Assert.Equal(or, Truth("a or b", a, b));
        Assert.Equal(and, Truth("not (not a or not b)", a, b));
    }

    [Theory]
    [InlineData("T", "F")]
    [InlineData("F", "T")]
    [InlineData("U", "U")]
    public void Not_ThreeValues_FollowsKleene(string a, string not) => Assert.Equal(not, Truth("not a", a, "U"));

    [Theory]
    [InlineData("a = b")]
    [InlineData("a != b")]
    [InlineData("if(a, true, true)")]
    [InlineData("a in (b, true)")]
    public void Evaluate_UnknownOperand_IsUnknown(string text) => Assert.Equal("U", Truth(text, "U", "T"));

    [Theory]
    [InlineData("T", "F", "T")]
    [InlineData("F", "U", "U")]
    [InlineData("T", "U", "T")]
    public void In_ListWithUnknown_IsTrueOnlyWhereAKnownOneEquals(string a, string b, string expected) => Assert.Equal(expected, Truth("a in (b, true)", a, b));

    [Theory]
    [InlineData("1 / 0")]
    [InlineData("5 m / (1 m - 1 m) * 1 m")]
    [InlineData("pick(0, 1, 2)")]
    [InlineData("pick(3, 1, 2)")]
    [InlineData("79228162514264337593543950335 * 2")]
    [InlineData("79228162514264337593543950335 + 1")]
    public void Evaluate_NoSuchNumber_IsUnknownAndSaysWhy(string text)
    {
        var value = Expression.Evaluate(text, _ => throw new InvalidOperationException());

        Assert.False(value.IsKnown);
        Assert.NotEmpty(value.Missing);
    }

    [Theory]
    [InlineData("3 m + 50 cm", "3.5")]
    [InlineData("2 km / 100 m", "20")]
    [InlineData("100 m2 * 20%", "20.0")]
    [InlineData("ceiling(101 / 100)", "2")]
    [InlineData("round(2.5)", "3")]
    [InlineData("round(-2.5)", "-3")]
    [InlineData("floor(-0.5)", "-1")]
    [InlineData("pick(2, 10, 20, 30)", "20")]
    [InlineData("max(3, 7, 5) - min(3, 7, 5)", "4")]
    [InlineData("2 years / 1 day", "730")]
    public void Evaluate_Numbers_AreInCanonicalUnits(string text, string expected) =>
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Expression.Evaluate(text, _ => Value.Of(0m)).Number);

    [Theory]
    [InlineData("1 m + 1 m2")]
    [InlineData("1 m < 1 day")]
    [InlineData("1 SAR/m2 * 1 m2 = 1 m2")]
    [InlineData("1 and true")]
    [InlineData("'a' < 'b'")]
    [InlineData("if(true, 1, 'a')")]
    [InlineData("not 1")]
    [InlineData("'a' in (1)")]
    [InlineData("max(1 m, 1)")]
    [InlineData("pick(1 m, 1, 2)")]
    [InlineData("unknown.name > 1")]
    [InlineData("addYears(1, 2)")]
    [InlineData("true < false")]
    public void Check_KindsOrUnitsThatDoNotFit_AreRefused(string text) =>
        Assert.Throws<ExpressionException>(() => Expression.Parse(text).Check(_ => null));

    [Theory]
    [InlineData("3 m * 4 m", 2, 0)]
    [InlineData("10 SAR/m2 * 5 m2", 0, 1)]
    [InlineData("10 SAR * 3 m / 1 m", 0, 1)]
    public void Check_Dimensions_AreCarriedThroughTheFormula(string text, int length, int money) =>
        Assert.Equal(new FactValueType(ValueKind.Number, new(Length: length, Money: money)), Expression.Parse(text).Check(_ => null));

    [Fact]
    public void Evaluate_Unknown_NamesEveryMissingFactOnce()
    {
        var value = Expression.Evaluate("a + b > a", name => Value.Unknown(ValueKind.Number, name));

        Assert.Equal(["a", "b"], value.Missing);
    }

    private static string Truth(string text, string a, string b)
    {
        var value = Expression.Evaluate(text, name => (name == "a" ? a : b) switch { "T" => Value.Of(true), "F" => Value.Of(false), _ => Value.Unknown(ValueKind.Truth, name) });
        return value.IsTrue ? "T" : value.IsFalse ? "F" : "U";
    }
}
