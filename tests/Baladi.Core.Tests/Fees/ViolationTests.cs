using Baladi.Core.Basics;
using Baladi.Core.Fees;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;
using Baladi.Core.Tests.Publishing;
using CsCheck;
using Xunit;

namespace Baladi.Core.Tests.Fees;

/// <summary>Fines as published: each failed clause belongs to one violation, and what is repeated costs more, up to three times.</summary>
public class ViolationTests
{
    private static readonly FeeSchedule Fines = Seeded.Content<FeeSchedule>("license-inspection");
    private static readonly string[] Clauses = [.. Seeded.Catalog().AllInForce<RequirementDocument>().SelectMany(document => document.Content.Codes)];

    [Fact]
    public void Violations_OfAnyFailedClauses_AreEachOfOneKind() => Gen.Int[0, Clauses.Length - 1].HashSet[0, 20].Sample(chosen =>
    {
        var failed = chosen.Select(i => Clauses[i]).ToList();
        var found = Fines.Violations(failed);
        return found.SelectMany(one => one.Clauses).Order(StringComparer.Ordinal).SequenceEqual(failed.Order(StringComparer.Ordinal)) && found.All(one => one.Clauses.Count > 0);
    });

    [Fact]
    public void Price_OfAnyViolations_IsTheSumOfTheirFines_AndNothingForTheOthers() => Gen.Select(Gen.Int[0, 6].Array[Fines.Lines.Count], Gen.Int[1, 5]).Sample((times, feeClass) =>
    {
        var price = PriceOf(times, feeClass);
        var alone = Enumerable.Range(0, times.Length).Sum(i => PriceOf([.. times.Select((count, j) => i == j ? count : 0)], feeClass).Total.Halalas);
        return price.IsComplete && price.Total.Halalas == alone && price.Lines.Count == times.Count(count => count > 0) && price.Lines.All(line => line.Amount > Money.Zero);
    });

    [Fact]
    public void Price_OfOneThatIsRepeated_MultipliesUpToThreeTimes() => Gen.Select(Gen.Int[0, Fines.Lines.Count - 1], Gen.Int[1, 9], Gen.Int[1, 5]).Sample((line, count, feeClass) =>
    {
        Money Of(int times) => PriceOf([.. Fines.Lines.Select((_, i) => i == line ? times : 0)], feeClass).Total;
        return Of(count).Halalas == Math.Min(3, count) * Of(1).Halalas;
    });

    [Fact]
    public void Price_OfAHigherClass_NeverCostsLess() => Gen.Select(Gen.Int[0, 3].Array[Fines.Lines.Count], Gen.Int[1, 4]).Sample((times, feeClass) => PriceOf(times, feeClass).Total >= PriceOf(times, feeClass + 1).Total);

    /// <param name="times">How often each violation is established, line by line.</param>
    private static Price PriceOf(int[] times, int feeClass) => Fines.Price(name =>
        name == SystemNames.FeeClass ? Value.Of((decimal)feeClass)
        : name.StartsWith(SystemNames.ViolationPrefix, StringComparison.Ordinal) ? Value.Of((decimal)times[Fines.Lines.Select(line => line.Code).ToList().IndexOf(name[SystemNames.ViolationPrefix.Length..])])
        : Value.Unknown(ValueKind.Number, name));
}
