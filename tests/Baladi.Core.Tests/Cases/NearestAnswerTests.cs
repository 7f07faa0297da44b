using System.Globalization;
using Baladi.Core.Cases.Finding;
using Baladi.Core.Language;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;
using CsCheck;
using Xunit;

namespace Baladi.Core.Tests.Cases;

/// <summary>What the finder tells somebody to change does have the clause met, and nothing nearer does.</summary>
public class NearestAnswerTests
{
    private static readonly LocalizedText Text = new("نص", "Text");

    [Theory]
    [InlineData("a", Comparison.AtLeast, "24 m2", "20", "24")]
    [InlineData("a", Comparison.Above, "24 m2", "20", "24.01")]
    [InlineData("a", Comparison.AtMost, "12.5 m2", "20", "12.5")]
    [InlineData("a", Comparison.Below, "b / 2", "60", "49.99")]
    [InlineData("a", Comparison.Equal, "33.33 m2", "20", "33.33")]
    public void Number_OutOfTheLimit_IsMovedJustInside(string value, Comparison comparison, string limit, string given, string expected)
    {
        var clause = Measured(value, comparison, limit);

        Assert.Equal(expected, NearestAnswer.For(Area, given, clause, Known(("b", 100m))));
    }

    [Fact]
    public void Number_WhoseLimitGrowsWithIt_IsFoundWhereTheyMeet()
    {
        // A fifth of the whole has to be kitchen: with 20 m² of kitchen, at most 100 m² of the whole.
        var clause = Measured("b", Comparison.AtLeast, "a / 5");

        Assert.Equal("100", NearestAnswer.For(Area, "120", clause, Known(("b", 20m))));
    }

    [Fact]
    public void Answer_ThatNothingInItsRangeMeets_IsNone()
    {
        Assert.Null(NearestAnswer.For(Area with { Maximum = 50 }, "20", Measured("a", Comparison.AtLeast, "60 m2"), Known()));
    }

    [Fact]
    public void YesNo_ThatBringsTheClauseIn_IsTurned()
    {
        var clause = Measured("a", Comparison.AtLeast, "60 m2") with { When = new("c") };
        var fact = Area with { Code = "c", Type = FactType.YesNo, Unit = null };

        Assert.Equal("false", NearestAnswer.For(fact, "true", clause, Known(("a", 20m))));
    }

    [Fact]
    public void Whole_ForEveryLimitAndAnswer_IsTheNearestThatHolds()
    {
        var fact = Area with { Type = FactType.Whole, Unit = null, Minimum = 0, Maximum = 60 };
        var cases = Gen.Select(Gen.Int[0, 60], Gen.Int[-10, 70], Gen.Int[-3, 3], Gen.Int[0, 4]);

        cases.Sample((given, constant, slope, drawn) =>
        {
            var comparison = new[] { Comparison.AtLeast, Comparison.AtMost, Comparison.Above, Comparison.Below, Comparison.Equal }[drawn];
            var limit = $"{constant} + {slope} * b".Replace("+ -", "- ", StringComparison.Ordinal);
            if (constant < 0) limit = $"0 - {-constant} + {slope} * b".Replace("+ -", "- ", StringComparison.Ordinal);
            var clause = Measured("a", comparison, limit, unit: null);
            bool Holds(int answer) => RequirementEvaluator.Judge(clause, name => name == "a" ? Value.Of((decimal)answer) : Value.Of(3m)).Verdict == Verdict.Pass;

            var found = NearestAnswer.For(fact, given.ToString(CultureInfo.InvariantCulture), clause, Known(("b", 3m)));

            var nearest = Enumerable.Range(0, 61).Where(answer => answer != given && Holds(answer)).Select(answer => (int?)Math.Abs(answer - given)).Min();
            return Holds(given) || nearest == (found is null ? null : Math.Abs(int.Parse(found, CultureInfo.InvariantCulture) - given));
        }, iter: 20_000);
    }

    private static readonly FactDefinition Area = new() { Code = "a", Label = Text, Type = FactType.Number, Unit = "m2" };

    private static Func<string, Value> Known(params (string Name, decimal Value)[] known) =>
        name => known.FirstOrDefault(one => one.Name == name) is { Name: not null } found ? Value.Of(found.Value) : name == "c" ? Value.Of(true) : Value.Unknown(ValueKind.Number, name);

    private static Clause Measured(string value, Comparison comparison, string limit, string? unit = "m2") => new()
    {
        Code = "clause",
        Heading = "area",
        Kind = ClauseKind.Measured,
        Title = Text,
        Text = Text,
        Source = new(Text, true),
        Measure = new() { Value = new(value), Is = comparison, Limit = new(limit), Unit = unit },
    };
}
