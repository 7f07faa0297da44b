using Baladi.Core.Basics;
using Baladi.Core.Language;
using Baladi.Core.Authorities;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Requirements;

/// <summary>
/// Finds measured clauses that no case can meet together, in one document or in two that bind the same case. The limits are compared where they
/// matter: at the values that conditions and limits themselves name, just beside them, and at the ends of what may be answered.
/// </summary>
public sealed class Contradictions(PublishedCatalog catalog, Geography geography, FactTexts texts) : IPublicationCheck
{
    private sealed record Measured(RequirementDocument Document, Clause Clause, Measure Measure);

    public IEnumerable<PublicationProblem> Run(IReadOnlySet<(string Kind, string Code)> changed, DateOnly day)
    {
        if (!changed.Any(name => name.Kind == RequirementDocument.Kind)) yield break;
        var names = new FactNames(catalog);
        var activities = catalog.AllInForce<ActivityList>(day).SelectMany(list => list.Content.Items).ToList();
        var measured = (from document in catalog.AllInForce<RequirementDocument>(day)
                        from clause in document.Content.Clauses
                        where clause.Measure is not null && clause.Binds(day) && IsSound(clause, names)
                        select new Measured(document.Content, clause, clause.Measure!)).ToLookup(one => one.Measure.Value.Text);
        foreach (var one in measured.SelectMany(same => same).Where(one => IsChanged(one.Document)))
        {
            if (NeverMet(one, names) is { } range) yield return Problem(one, range);
            foreach (var other in measured[one.Measure.Value.Text].Where(other => IsAfter(other, one)))
                foreach (var problem in Compared(one, other, names, activities, day)) yield return problem;
        }

        bool IsChanged(RequirementDocument document) => changed.Contains((RequirementDocument.Kind, document.Code));

        // Each pair once, told of a document that changes.
        bool IsAfter(Measured other, Measured one) => !ReferenceEquals(other, one) && (!IsChanged(other.Document) || string.CompareOrdinal(Name(other), Name(one)) > 0);
    }

    // What is wrong in itself is told by the clause.
    private static bool IsSound(Clause clause, FactNames names) => clause.Measure!.Check(names.TypeOf) is null && clause.When?.Check(names.TypeOf, new(ValueKind.Truth)) is null;

    private static string Name(Measured one) => one.Document.CodeOf(one.Clause);

    private static PublicationProblem Problem(Measured one, Problem problem, bool isRemark = false) =>
        new(RequirementDocument.Kind, one.Document.Code, default, problem.At($"clauses/{one.Clause.Code}")) { IsRemark = isRemark };

    // A limit beyond what may be answered at all.
    private static Problem? NeverMet(Measured one, FactNames names)
    {
        if (one.Measure.Value.Expression is not Fact { Name: var name } || names.Find(name) is not { } fact || one.Measure.Limit.Expression is not Constant { Value: { Kind: ValueKind.Number } limit }) return null;
        var scale = (Unit.Find(fact.Unit) ?? Unit.None).Scale;
        var range = new Range((fact.Minimum ?? 0) * scale, fact.Maximum * scale);
        return range.Meets(Range.Of(one.Measure.Is, limit.Number)) ? null : new("publish-never-met", "measure", fact.Label);
    }

    private IEnumerable<PublicationProblem> Compared(Measured one, Measured other, FactNames names, List<Activity> activities, DateOnly day)
    {
        var together = activities.Where(activity => Binds(one, activity) && Binds(other, activity)).ToList();
        if (!MayMeet(one.Document.Scope, other.Document.Scope, together.Count > 0)) yield break;
        var samples = new TurningPoints(names, [one.Clause, other.Clause], together, day);
        var (clashes, held) = (new List<IReadOnlyDictionary<string, Value>>(), 0);
        foreach (var facts in samples.All())
        {
            if (!Applies(one, facts, names) || !Applies(other, facts, names)) continue;
            var (limit, otherLimit) = (Limit(one, facts, names), Limit(other, facts, names));
            if (!limit.IsKnown || !otherLimit.IsKnown) continue;
            if (CanHold(one.Measure.Is, limit, other.Measure.Is, otherLimit)) held++;
            else clashes.Add(facts);
        }
        if (clashes.Count == 0)
        {
            if (held > 0 && one.Measure.Is == other.Measure.Is && one.Measure.Limit.Text == other.Measure.Limit.Text) yield return Problem(one, new("publish-says-twice", "measure", other.Clause.Title, other.Document.Title), isRemark: true);
            yield break;
        }
        var witness = clashes[0].Where(fact => names.Find(fact.Key) is not null).Select(fact => new ShownFact(names.Find(fact.Key)!.Label, texts.Show(names.Find(fact.Key)!, fact.Value))).ToList();
        // Where they clash for some answers only, those answers may be ones that other clauses rule out.
        yield return witness.Count == 0 ? Problem(one, new("publish-contradiction", "measure", other.Clause.Title, other.Document.Title))
            : Problem(one, new(held == 0 ? "publish-contradiction-with" : "publish-contradiction-sometimes", "measure", other.Clause.Title, other.Document.Title, witness), isRemark: held > 0);
    }

    private static bool Binds(Measured one, Activity activity) =>
        one.Document.Scope is var scope && (scope.Groups.Count == 0 || scope.Groups.Contains(activity.Group)) && (scope.Activities.Count == 0 || scope.Activities.Contains(activity.Code));

    private bool MayMeet(RequirementScope one, RequirementScope other, bool share) =>
        (one.Services.Count == 0 || other.Services.Count == 0 || one.Services.Intersect(other.Services).Any())
        // A service without activities has no use for a document of some.
        && (share || one.Groups.Count + one.Activities.Count + other.Groups.Count + other.Activities.Count == 0)
        && (one.Authorities.Count == 0 || other.Authorities.Count == 0 || one.Authorities.Any(a => other.Authorities.Any(b => Under(a, b) || Under(b, a))));

    private bool Under(string code, string above) => geography.Authority(code)?.IsUnder(above) == true;

    private static bool Applies(Measured one, IReadOnlyDictionary<string, Value> facts, FactNames names) => one.Clause.When?.Evaluate(Read(facts, names)) is not { IsTrue: false };

    private static Value Limit(Measured one, IReadOnlyDictionary<string, Value> facts, FactNames names) => one.Measure.Limit.Evaluate(Read(facts, names));

    private static Func<string, Value> Read(IReadOnlyDictionary<string, Value> facts, FactNames names) => name => facts.GetValueOrDefault(name) ?? Value.Unknown(names.TypeOf(name)?.Kind ?? ValueKind.Text, name);

    private static bool CanHold(Comparison a, Value limitA, Comparison b, Value limitB) => limitA.Kind switch
    {
        ValueKind.Number => Range.Of(a, limitA.Number).Meets(Range.Of(b, limitB.Number)),
        ValueKind.Date => Range.Of(a, limitA.Date.DayNumber).Meets(Range.Of(b, limitB.Date.DayNumber)),
        _ => limitA == limitB,
    };

    /// <summary>The numbers between two ends; no end where null.</summary>
    private readonly record struct Range(decimal? From, decimal? To, bool WithoutFrom = false, bool WithoutTo = false)
    {
        public static Range Of(Comparison comparison, decimal limit) => comparison switch
        {
            Comparison.AtLeast => new(limit, null),
            Comparison.Above => new(limit, null, WithoutFrom: true),
            Comparison.AtMost => new(null, limit),
            Comparison.Below => new(null, limit, WithoutTo: true),
            _ => new(limit, limit),
        };

        public bool Meets(Range other) => Before(this, other) && Before(other, this);

        private static bool Before(Range a, Range b) => a.From is not { } from || b.To is not { } to || from < to || (from == to && !a.WithoutFrom && !b.WithoutTo);
    }
}
