using Baladi.Core.Language;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;
using Xunit;

namespace Baladi.Core.Tests.Requirements;

/// <summary>One clause at a time: what it comes to, for every kind, and why.</summary>
public class RequirementEvaluatorTests
{
    private static readonly LocalizedText Text = new("بند", "Clause");

    [Theory]
    [InlineData(ClauseKind.Evidence, Judge.Machine, false, Verdict.ToProvide, VerdictReason.NotProvided)]
    [InlineData(ClauseKind.Evidence, Judge.Officer, false, Verdict.ToProvide, VerdictReason.NotProvided)]
    [InlineData(ClauseKind.Evidence, Judge.Machine, true, Verdict.Pass, VerdictReason.None)]
    [InlineData(ClauseKind.Evidence, Judge.Officer, true, Verdict.Unknown, VerdictReason.AwaitsOfficer)]
    [InlineData(ClauseKind.Declaration, Judge.Machine, false, Verdict.ToProvide, VerdictReason.NotDeclared)]
    [InlineData(ClauseKind.Declaration, Judge.Machine, true, Verdict.Pass, VerdictReason.None)]
    [InlineData(ClauseKind.Declaration, Judge.Officer, true, Verdict.Unknown, VerdictReason.AwaitsOfficer)]
    [InlineData(ClauseKind.Inspection, Judge.Officer, true, Verdict.Unknown, VerdictReason.SeenOnSite)]
    [InlineData(ClauseKind.Inspection, Judge.Machine, false, Verdict.Unknown, VerdictReason.SeenOnSite)]
    public void Evaluate_ProvidedOrNot_IsJudgedByItsKind(ClauseKind kind, Judge judge, bool provided, Verdict verdict, VerdictReason why)
    {
        var result = Evaluate(Of(kind) with { Judge = judge }, provided: provided);

        Assert.Equal((verdict, why), (result.Verdict, result.Why));
        Assert.Equal(why == VerdictReason.AwaitsOfficer, result.IsUndecided);
    }

    [Theory]
    [InlineData(false, Verdict.NotApplicable, VerdictReason.LeftOut)]
    [InlineData(true, Verdict.Pass, VerdictReason.None)]
    public void Evaluate_OptionalEvidence_MayBeLeftOut(bool provided, Verdict verdict, VerdictReason why)
    {
        var result = Evaluate(Of(ClauseKind.Evidence) with { Evidence = new() { Required = false } }, provided: provided);

        Assert.Equal((verdict, why), (result.Verdict, result.Why));
    }

    [Theory]
    [InlineData(ClauseKind.Evidence)]
    [InlineData(ClauseKind.Declaration)]
    [InlineData(ClauseKind.Measured)]
    [InlineData(ClauseKind.Inspection)]
    public void Evaluate_ConditionUnknown_IsUnknownWhateverIsProvided(ClauseKind kind)
    {
        var result = Evaluate(Of(kind) with { When = new("applies") }, provided: true, ("a", Value.Of(5m)));

        Assert.Equal((Verdict.Unknown, VerdictReason.MissingFact), (result.Verdict, result.Why));
        Assert.Equal(["applies"], result.Missing);
        Assert.True(result.IsUndecided);
    }

    [Theory]
    [InlineData(ClauseKind.Evidence)]
    [InlineData(ClauseKind.Declaration)]
    [InlineData(ClauseKind.Measured)]
    [InlineData(ClauseKind.Inspection)]
    public void Evaluate_ConditionFalse_DoesNotConcernTheCase(ClauseKind kind)
    {
        var result = Evaluate(Of(kind) with { When = new("applies") }, provided: false, ("applies", Value.Of(false)));

        Assert.Equal((Verdict.NotApplicable, VerdictReason.OutOfScope), (result.Verdict, result.Why));
    }

    [Theory]
    [InlineData(Comparison.AtLeast, "FPP")]
    [InlineData(Comparison.AtMost, "PPF")]
    [InlineData(Comparison.Above, "FFP")]
    [InlineData(Comparison.Below, "PFF")]
    [InlineData(Comparison.Equal, "FPF")]
    public void Evaluate_Measured_ComparesBelowAtAndAboveTheLimit(Comparison comparison, string expected)
    {
        var clause = Of(ClauseKind.Measured) with { Measure = new() { Value = new("a"), Is = comparison, Limit = new("3 m"), Unit = "cm" } };

        var verdicts = new[] { 2.99m, 3m, 3.01m }.Select(value => Evaluate(clause, provided: false, ("a", Value.Of(value)))).ToList();

        Assert.Equal(expected, string.Concat(verdicts.Select(result => result.Verdict == Verdict.Pass ? 'P' : 'F')));
        Assert.Equal([("300", "299"), ("300", "300"), ("300", "301")], verdicts.Select(result => (result.Required!, result.Provided!)));
    }

    [Fact]
    public void Evaluate_MeasureMissing_ShowsTheLimitAndNamesTheFact()
    {
        var result = Evaluate(Of(ClauseKind.Measured), provided: false);

        Assert.Equal((Verdict.Unknown, VerdictReason.MissingFact, "3", null), (result.Verdict, result.Why, result.Required, result.Provided));
        Assert.Equal(["a"], result.Missing);
    }

    [Theory]
    [InlineData("retail", "shop", "food", false)]
    [InlineData("food-license", "cafe", "food", true)]
    [InlineData("food-license", null, null, false)]
    public void Covers_Scope_HasToMatchEveryList(string service, string? activity, string? group, bool covered)
    {
        var scope = new RequirementScope { Services = ["food-license"], Groups = ["food"] };

        Assert.Equal(covered, scope.Covers(service, activity, group, null));
        Assert.True(new RequirementScope().Covers(service, activity, group, null));
    }

    private static ClauseResult Evaluate(Clause clause, bool provided, params (string Name, Value Value)[] facts)
    {
        var document = new RequirementDocument { Code = "test", Title = Text, Summary = Text, Scope = new(), Clauses = [clause] };
        var given = provided ? new HashSet<string> { "test.clause" } : [];
        var kinds = new Dictionary<string, ValueKind> { ["a"] = ValueKind.Number, ["applies"] = ValueKind.Truth };
        return RequirementEvaluator.Evaluate([new Published<RequirementDocument>(1, 1, default, null, default, document)],
            name => facts.FirstOrDefault(fact => fact.Name == name).Value ?? Value.Unknown(kinds[name], name), given, given).Single();
    }

    private static Clause Of(ClauseKind kind) => new()
    {
        Code = "clause",
        Heading = "safety",
        Kind = kind,
        Title = Text,
        Text = Text,
        Source = new(Text, true),
        Evidence = kind == ClauseKind.Evidence ? new() : null,
        Measure = kind == ClauseKind.Measured ? new() { Value = new("a"), Is = Comparison.AtLeast, Limit = new("3 m"), Unit = "m" } : null,
    };
}
