using System.Globalization;
using Baladi.Core.Authorities;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Requirements;

/// <summary>One clause held against facts, documents and undertakings.</summary>
public sealed record ClauseResult(long RequirementVersionId, string ClauseCode, Clause Clause, Verdict Verdict, VerdictReason Why = VerdictReason.None)
{
    /// <summary>The limit and the value, in the unit the clause is shown in.</summary>
    public string? Required { get; init; }
    public string? Provided { get; init; }
    /// <summary>The facts that are missing.</summary>
    public IReadOnlyCollection<string> Missing { get; init; } = [];

    public bool IsUndecided => Verdict == Verdict.Unknown && Why != VerdictReason.SeenOnSite;
}

/// <summary>What an officer looks at beyond what machines decide.</summary>
[Flags]
public enum Looking
{
    None = 0,
    /// <summary>Every document, also where it is enough for an application that there is one.</summary>
    Documents = 1,
    /// <summary>What is only seen on site; alone, it leaves documents to those who judged them before.</summary>
    Site = 2,
}

/// <summary>Holds the clauses of requirement documents against a case, a draft or a question: the only place that judges.</summary>
public sealed class RequirementEvaluator(PublishedCatalog catalog)
{
    // Of the last day that was asked for; days are asked for in turns only while something is being published.
    private volatile Known? last;

    /// <summary>The documents that apply to a service and activity, where the authority answers, on a date.</summary>
    public IReadOnlyList<Published<RequirementDocument>> Applicable(string service, string? activity, Authority? authority, DateOnly on)
    {
        var group = catalog.AllInForce<ActivityList>(on).Select(list => list.Content.Find(activity)).FirstOrDefault(found => found is not null)?.Group;
        return On(on).Covering(service, activity, group, authority);
    }

    private Applicability On(DateOnly on)
    {
        if (catalog.Edition is not { } edition) return new(catalog.AllInForce<RequirementDocument>(on));
        if (last is { } known && known.Edition == edition && known.On == on) return known.Documents;
        var documents = new Applicability(catalog.AllInForce<RequirementDocument>(on));
        last = new(edition, on, documents);
        return documents;
    }

    /// <summary>The documents that apply to a service that changes something: those that name it; and, where that is judged anew, those of its own service.</summary>
    public IReadOnlyList<Published<RequirementDocument>> ApplicableTo(string service, string? judgedAnew, string? activity, Authority? authority, DateOnly on) =>
    [
        .. catalog.AllInForce<RequirementDocument>(on).Where(document => document.Content.Scope.Services.Contains(service) && document.Content.Scope.Holds(authority)),
        .. judgedAnew is null ? [] : Applicable(judgedAnew, activity, authority, on),
    ];

    /// <summary>The documents that bind any of the activities, wherever it is.</summary>
    public IEnumerable<Published<RequirementDocument>> ApplicableToAny(string service, IReadOnlyList<Activity> activities, DateOnly on) =>
        catalog.AllInForce<RequirementDocument>(on).Where(document => activities.Any(activity => document.Content.Scope.Concerns(service, activity.Code, activity.Group)));

    public static IReadOnlyList<ClauseResult> Evaluate(
        IEnumerable<Published<RequirementDocument>> documents, Func<string, Value> valueOf, IReadOnlySet<string> evidence, IReadOnlySet<string> declared, Looking looks = Looking.None) =>
        [.. from document in documents
            from clause in document.Content.Clauses
            select Judge(document.VersionId, document.Content.CodeOf(clause), clause, valueOf, evidence, declared, looks)];

    /// <summary>A clause alone, held against facts, without documents and undertakings.</summary>
    internal static ClauseResult Judge(Clause clause, Func<string, Value> valueOf) => Judge(0, clause.Code, clause, valueOf, new HashSet<string>(), new HashSet<string>(), Looking.None);

    private static ClauseResult Judge(long version, string code, Clause clause, Func<string, Value> valueOf, IReadOnlySet<string> evidence, IReadOnlySet<string> declared, Looking looks)
    {
        ClauseResult Result(Verdict verdict, VerdictReason why = VerdictReason.None) => new(version, code, clause, verdict, why);

        if ((clause.From ?? clause.Until) is not null && valueOf(SystemNames.Today) is { IsKnown: true } today && !clause.Binds(today.Date)) return Result(Verdict.NotApplicable, VerdictReason.NotInForce);
        if (clause.When?.Evaluate(valueOf) is { } when)
        {
            if (when.IsFalse) return Result(Verdict.NotApplicable, VerdictReason.OutOfScope);
            if (!when.IsKnown) return Result(Verdict.Unknown, VerdictReason.MissingFact) with { Missing = when.Missing };
        }
        return clause.Kind switch
        {
            ClauseKind.Measured => OnSite(Measured(Result(Verdict.Unknown, VerdictReason.MissingFact), clause.Measure!, valueOf), looks),
            ClauseKind.Evidence when !evidence.Contains(code) => clause.Evidence!.Required ? Result(Verdict.ToProvide, VerdictReason.NotProvided) : Result(Verdict.NotApplicable, VerdictReason.LeftOut),
            ClauseKind.Declaration when !declared.Contains(code) => Result(Verdict.ToProvide, VerdictReason.NotDeclared),
            ClauseKind.Inspection => Result(Verdict.Unknown, looks.HasFlag(Looking.Site) ? VerdictReason.AwaitsOfficer : VerdictReason.SeenOnSite),
            ClauseKind.Evidence when looks == Looking.Site => Result(Verdict.Pass),
            _ => clause.Judge == Requirements.Judge.Machine && !(looks.HasFlag(Looking.Documents) && clause.Kind == ClauseKind.Evidence) ? Result(Verdict.Pass) : Result(Verdict.Unknown, VerdictReason.AwaitsOfficer),
        };
    }

    // What the papers say of a measure is held against the place: it was met once, under the requirements of then.
    private static ClauseResult OnSite(ClauseResult measured, Looking looks) =>
        looks.HasFlag(Looking.Site) && measured.Verdict != Verdict.Pass ? measured with { Verdict = Verdict.Unknown, Why = VerdictReason.AwaitsOfficer } : measured;

    private static ClauseResult Measured(ClauseResult unknown, Measure measure, Func<string, Value> valueOf)
    {
        var limit = measure.Limit.Evaluate(valueOf);
        var value = measure.Value.Evaluate(valueOf);
        var shown = unknown with
        {
            Required = limit.IsKnown ? Shown(limit, measure.ShownIn) : null,
            Provided = value.IsKnown ? Shown(value, measure.ShownIn) : null,
            Missing = limit.Missing.Union(value.Missing),
        };
        if (!limit.IsKnown || !value.IsKnown) return shown;
        var order = value.Kind switch
        {
            ValueKind.Number => value.Number.CompareTo(limit.Number),
            ValueKind.Date => value.Date.CompareTo(limit.Date),
            ValueKind.Truth => value.IsTrue.CompareTo(limit.IsTrue),
            _ => string.CompareOrdinal(value.Text, limit.Text),
        };
        var holds = measure.Is switch
        {
            Comparison.AtLeast => order >= 0,
            Comparison.AtMost => order <= 0,
            Comparison.Above => order > 0,
            Comparison.Below => order < 0,
            _ => order == 0,
        };
        return shown with { Verdict = holds ? Verdict.Pass : Verdict.Fail, Why = VerdictReason.None };
    }

    private sealed record Known(object Edition, DateOnly On, Applicability Documents);

    private static string Shown(Value value, Unit unit) =>
        value.Kind == ValueKind.Number ? (value.Number / unit.Scale).ToString("0.####", CultureInfo.InvariantCulture) : value.Kind == ValueKind.Date ? value.Date.ToString("O", CultureInfo.InvariantCulture) : value.ToString().ToLowerInvariant();
}
