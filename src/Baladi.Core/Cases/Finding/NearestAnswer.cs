using System.Globalization;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Cases.Finding;

/// <summary>The answer nearest to a given one with which a clause does not fail, all others staying as they are.</summary>
internal static class NearestAnswer
{
    private const decimal Hundredth = 0.01m;
    /// <summary>Where a fact has no largest answer of its own, in its unit.</summary>
    private const decimal Unbounded = 1_000_000m;

    /// <returns>As <see cref="FactInput"/> keeps it; null where there is none.</returns>
    public static string? For(FactDefinition fact, string given, Clause clause, Func<string, Value> valueOf)
    {
        bool Holds(string answer) => RequirementEvaluator.Judge(clause, name => name == fact.Code ? FactInput.ValueOf(fact, answer) : valueOf(name)).Verdict is Verdict.Pass or Verdict.NotApplicable;
        return fact.Type switch
        {
            FactType.YesNo => new[] { given == "true" ? "false" : "true" }.FirstOrDefault(Holds),
            FactType.Choice => fact.Options.Select(option => option.Code).FirstOrDefault(code => code != given && Holds(code)),
            FactType.Number or FactType.Whole => Number(fact, decimal.Parse(given, CultureInfo.InvariantCulture), Holds, TurnsOf(clause, valueOf)),
            _ => null,
        };
    }

    private static string? Number(FactDefinition fact, decimal given, Func<string, bool> holds, IEnumerable<decimal> numbers)
    {
        var step = fact.Type == FactType.Whole ? 1 : Hundredth;
        var (least, most) = ((long)Math.Ceiling((fact.Minimum ?? 0) / step), (long)Math.Floor((fact.Maximum ?? Unbounded) / step));
        var start = Math.Clamp((long)Math.Round(given / step), least, most);
        bool At(long count) => holds(Text(count * step));
        var scale = (Unit.Find(fact.Unit) ?? Unit.None).Scale;
        var turns = numbers.Select(number => number / scale / step).Where(count => count >= least && count <= most).SelectMany(count => new[] { -1L, 0, 1 }.Select(beside => (long)Math.Floor(count) + beside)).Where(count => count >= least && count <= most).ToList();
        var found = new[] { Towards(start, least, turns, At), Towards(start, most, turns, At) }.OfType<long>().ToList();
        return found.Count == 0 ? null : Text(found.MinBy(count => Math.Abs(count - start)) * step);
    }

    /// <summary>The first count on the way to an end that holds: looked for in widening steps and at the numbers the clause names, then halved down.</summary>
    private static long? Towards(long start, long end, List<long> turns, Func<long, bool> holds)
    {
        var sign = Math.Sign(end - start);
        if (sign == 0) return null;
        var ways = new SortedSet<long>(turns.Where(turn => (turn - start) * sign > 0).Select(turn => (turn - start) * sign)) { (end - start) * sign };
        for (var way = 1L; way < (end - start) * sign; way *= 2) ways.Add(way);
        var fails = 0L;
        foreach (var way in ways)
        {
            if (!holds(start + sign * way)) { fails = way; continue; }
            var (low, high) = (fails, way);
            while (high - low > 1)
            {
                var middle = low + (high - low) / 2;
                if (holds(start + sign * middle)) high = middle;
                else low = middle;
            }
            return start + sign * high;
        }
        return null;
    }

    /// <summary>The numbers a clause names, and what its limit comes to: between them it may hold on a single one.</summary>
    private static IEnumerable<decimal> TurnsOf(Clause clause, Func<string, Value> valueOf) =>
        new[] { clause.When, clause.Measure?.Value, clause.Measure?.Limit }.OfType<Formula>().SelectMany(formula => TurningPoints.ConstantsOf(formula.Expression)).Select(constant => constant.Value)
            .Append(clause.Measure?.Limit.Evaluate(valueOf)).OfType<Value>().Where(value => value is { IsKnown: true, Kind: ValueKind.Number }).Select(value => value.Number);

    private static string Text(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
