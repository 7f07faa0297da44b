using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Authoring;
using Baladi.Core.Requirements.Expressions;
using Baladi.Core.Tests.Publishing;
using CsCheck;
using Xunit;

namespace Baladi.Core.Tests.Requirements.Authoring;

/// <summary>What an author builds from lines and terms is the formula it says, and is taken apart into the same again.</summary>
public class BuilderTests
{
    private static readonly FactNames Names = new(Seeded.Catalog());

    [Theory]
    [InlineData("shop.hasPavementUse and activity.group != 'food'", true, 2)]
    [InlineData("license.activity in ('restaurant', 'cafe')", true, 1)]
    [InlineData("shop.frontSigns > 0 or not food.servesOnSite or shop.area >= 120.5 m2", false, 3)]
    public void Condition_OfLines_IsTakenApartAndBuiltAgain(string formula, bool all, int lines)
    {
        var rows = ConditionRows.Of(Expression.Parse(formula), Names);

        Assert.NotNull(rows);
        Assert.Equal((all, lines), (rows.All, rows.Rows.Count));
        Assert.Equal(formula, rows.ToFormula(Names));
    }

    [Theory]
    [InlineData("shop.hasPavementUse and (food.servesOnSite or shop.area > 10 m2)")]
    [InlineData("shop.area > food.kitchenArea")]
    public void Condition_OfMoreThanLines_StaysAFormula(string formula) => Assert.Null(ConditionRows.Of(Expression.Parse(formula), Names));

    [Theory]
    [InlineData("20 m2", Combining.One, 1)]
    [InlineData("shop.area * 20%", Combining.One, 1)]
    [InlineData("max(shop.frontWidth / 5, 3 m)", Combining.Largest, 2)]
    [InlineData("min(food.kitchenArea, shop.area * 50%, 40 m2)", Combining.Smallest, 3)]
    [InlineData("food.seats * 1 m2/person + 10 m2", Combining.Sum, 2)]
    [InlineData("max(2, ceiling(venue.capacity / 250 persons))", Combining.Largest, 2)]
    public void Limit_OfTerms_IsTakenApartAndBuiltAgain(string formula, Combining how, int terms)
    {
        var limit = LimitTerms.Of(Expression.Parse(formula));

        Assert.NotNull(limit);
        Assert.Equal((how, terms), (limit.How, limit.Terms.Count));
        Assert.Equal(formula, limit.ToFormula());
    }

    [Fact]
    public void Limit_OfMoreThanTerms_StaysAFormula() => Assert.Null(LimitTerms.Of(Expression.Parse("if(food.servesOnSite, 30 m2, 20 m2)")));

    /// <summary>Every formula of the seeds that can be taken apart means the same once it is built again, whatever the facts.</summary>
    [Fact]
    public void SeededFormulas_TakenApartAndBuiltAgain_MeanTheSame()
    {
        var clauses = Seeded.Catalog().AllInForce<RequirementDocument>().SelectMany(document => document.Content.Clauses).ToList();
        var conditions = clauses.Select(clause => clause.When).OfType<Formula>().Select(when => (when, Built: ConditionRows.Of(when.Expression, Names)?.ToFormula(Names))).ToList();
        // An answer that is demanded is chosen, and not built.
        var limits = clauses.Select(clause => clause.Measure?.Limit).OfType<Formula>().Where(limit => limit.Expression is not Constant { Value.Kind: ValueKind.Truth }).Select(limit => (limit, Built: LimitTerms.Of(limit.Expression)?.ToFormula())).ToList();
        var pairs = conditions.Concat(limits).Where(pair => pair.Built is not null).ToList();

        Gen.Select(Gen.Int[0, pairs.Count - 1], Gen.Decimal[0, 500], Gen.Bool, Gen.Int[0, 33]).Sample((which, number, truth, activity) =>
        {
            var (formula, built) = pairs[which];
            Value Of(string name) => Names.TypeOf(name) switch
            {
                { Kind: ValueKind.Number } => Value.Of(decimal.Round(number)),
                { Kind: ValueKind.Truth } => Value.Of(truth),
                { Kind: ValueKind.Date } => Value.Of(new DateOnly(2026, 1, 1)),
                _ => Value.Of(Seeded.Catalog().AllInForce<ActivityList>().Single().Content.Items[activity].Code),
            };
            return formula.Evaluate(Of) == new Formula(built!).Evaluate(Of);
        }, iter: 2_000);
        // The builders are for what lawyers write: most of it.
        Assert.True(pairs.Count >= 0.9 * (conditions.Count + limits.Count), $"{pairs.Count} of {conditions.Count + limits.Count}");
    }
}
