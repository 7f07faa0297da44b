using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Requirements;

/// <summary>
/// Answers at which the conditions and limits of clauses may turn: every option of a choice, and the numbers and dates that the clauses name, with
/// those just beside them and the ends of what may be answered.
/// </summary>
internal sealed class TurningPoints(FactNames names, IReadOnlyList<Clause> clauses, IReadOnlyList<Activity> activities, DateOnly on)
{
    private const int Most = 4096;
    private const decimal Beside = 0.01m;

    private readonly List<Expression> expressions = [.. clauses.SelectMany(clause => new[] { clause.When, clause.Measure?.Limit }).OfType<Formula>().Select(formula => formula.Expression)];

    /// <summary>Every combination; an even spread of them where they are too many.</summary>
    public IEnumerable<IReadOnlyDictionary<string, Value>> All()
    {
        var read = expressions.SelectMany(expression => expression.Names).ToHashSet();
        var axes = new List<(string Name, IReadOnlyList<Value> Values)>();
        if (read.Contains(CommonFacts.Activity) || read.Contains(SystemNames.ActivityGroup)) axes.Add((CommonFacts.Activity, [.. activities.Select(activity => Value.Of(activity.Code))]));
        axes.AddRange(read.Where(name => name is not CommonFacts.Activity and not SystemNames.ActivityGroup).Order(StringComparer.Ordinal).Select(name => (Name: name, Values: (IReadOnlyList<Value>)ValuesOf(name))).Where(axis => axis.Values.Count > 0));
        var count = axes.Aggregate(1.0, (product, axis) => product * axis.Values.Count);
        var step = Math.Max(1, count / Most);
        for (var at = 0.0; at < count; at += step)
        {
            var (index, facts) = (Math.Floor(at), new Dictionary<string, Value>());
            foreach (var (name, values) in axes)
            {
                facts[name] = values[(int)(index % values.Count)];
                index = Math.Floor(index / values.Count);
            }
            if (facts.GetValueOrDefault(CommonFacts.Activity) is { } activity) facts[SystemNames.ActivityGroup] = Value.Of(activities.First(one => one.Code == activity.Text).Group);
            yield return facts;
        }
    }

    private List<Value> ValuesOf(string name)
    {
        if (name == SystemNames.Today) return [Value.Of(on)];
        if (name == SystemNames.FeeClass) return [.. Enumerable.Range(1, 5).Select(number => Value.Of((decimal)number))];
        var fact = names.Find(name);
        return names.TypeOf(name) switch
        {
            { Kind: ValueKind.Truth } => [Value.Of(true), Value.Of(false)],
            { Kind: ValueKind.Number } type => Numbers(fact, type),
            { Kind: ValueKind.Date } => [.. Constants(ValueKind.Date).SelectMany(date => new[] { date, Value.Of(date.Date.AddDays(-1)), Value.Of(date.Date.AddDays(1)) }).Append(Value.Of(on)).Distinct()],
            not null => [.. (fact?.Options.Select(option => Value.Of(option.Code)) ?? []).Concat(Constants(ValueKind.Text)).Distinct()],
            null => [],
        };
    }

    private List<Value> Numbers(FactDefinition? fact, FactValueType type)
    {
        var scale = (Unit.Find(fact?.Unit) ?? Unit.None).Scale;
        var (least, most) = ((fact?.Minimum ?? 0) * scale, (fact?.Maximum ?? 1000) * scale);
        var whole = fact?.Type == FactType.Whole || fact is null;
        var beside = whole ? scale : Beside * scale;
        var turns = expressions.SelectMany(ConstantsOf).Where(constant => constant.Type == type).Select(constant => constant.Value.Number);
        return [.. turns.SelectMany(at => new[] { at - beside, at, at + beside }).Concat([least, most, (least + most) / 2])
            .Select(number => whole ? decimal.Round(number / scale) * scale : number).Where(number => number >= least && number <= most).Distinct().Order().Select(Value.Of)];
    }

    private IEnumerable<Value> Constants(ValueKind kind) => expressions.SelectMany(ConstantsOf).Where(constant => constant.Type.Kind == kind).Select(constant => constant.Value);

    internal static IEnumerable<Constant> ConstantsOf(Expression expression) => expression switch
    {
        Constant constant => [constant],
        Call call => call.Arguments.SelectMany(ConstantsOf),
        _ => [],
    };
}
