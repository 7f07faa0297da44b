using Baladi.Core.Requirements.Expressions;
using CsCheck;
using Xunit;

namespace Baladi.Core.Tests.Requirements.Expressions;

/// <summary>What holds of every well-typed expression, whatever the facts.</summary>
public class ExpressionProperties
{
    [Fact]
    public void Parse_PrintedExpression_IsTheSameExpression() => RandomExpression.Any.Sample(made =>
    {
        var text = Printed.Text(made.Tree);

        return Printed.Text(Expression.Parse(text)) == text && Expression.Parse(text).Check(RandomExpression.TypeOf) == made.Type;
    });

    [Fact]
    public void Evaluate_WellTyped_ComesToItsTypeAndNeverThrows() => Gen.Select(RandomExpression.Any, RandomExpression.Values).Sample((made, facts) =>
    {
        var value = made.Tree.Evaluate(RandomExpression.Reader(facts.Values, facts.Known));

        // Whatever is unknown says what is missing: else nobody could put it right.
        return value.Kind == made.Type.Kind && (value.IsKnown || value.Missing.Count > 0);
    }, iter: 20_000);

    [Fact]
    public void Evaluate_KnownThoughFactsAreMissing_HoldsWhateverTheyAre() => Gen.Select(RandomExpression.OfTruth, RandomExpression.Values, RandomExpression.Values).Sample((tree, facts, others) =>
    {
        var value = tree.Evaluate(RandomExpression.Reader(facts.Values, facts.Known));
        if (!value.IsKnown) return true;

        // The same known facts, the missing ones filled in with anything.
        var filled = tree.Evaluate(name => (facts.Known.Contains(name) ? facts : others).Values[name]);
        return filled.IsTrue == value.IsTrue && filled.IsFalse == value.IsFalse;
    }, iter: 20_000);

    [Fact]
    public void Evaluate_AllFactsKnown_MissesNoFact() => Gen.Select(RandomExpression.Any, RandomExpression.Values).Sample((made, facts) =>
    {
        var value = made.Tree.Evaluate(name => facts.Values[name]);

        return value.Missing.All(missing => RandomExpression.TypeOf(missing) is null);
    });
}
