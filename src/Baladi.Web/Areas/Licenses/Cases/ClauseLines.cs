using System.Globalization;
using Baladi.Core.Cases;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Web.Shared.Localization;

namespace Baladi.Web.Areas.Licenses.Cases;

/// <summary>Clauses with their verdicts as people read them: units, names for codes, and the reason in words.</summary>
public sealed class ClauseLines(Texts texts, Dates dates, FactTexts facts, PublishedCatalog catalog)
{
    private static readonly Verdict[] Order = [Verdict.Fail, Verdict.ToProvide, Verdict.Unknown, Verdict.Pass, Verdict.NotApplicable];

    /// <param name="decided">Whether the judgements of officers are published; before, their clauses still wait.</param>
    public IReadOnlyList<ClauseLine> Of(CaseView view, bool decided)
    {
        var names = new FactNames(catalog);
        return [.. view.Clauses.Select(judged => Line(view, judged, decided, names)).OrderBy(line => Array.IndexOf(Order, line.Verdict))];
    }

    private ClauseLine Line(CaseView view, JudgedClause judged, bool decided, FactNames names)
    {
        var (standing, clause) = (judged.Verdict, judged.Clause);
        var open = standing.JudgedByAccountId is not null && !decided;
        // Of a case that has ended nothing is with a reviewer any more.
        var undecided = !view.Case.IsOpen && standing.Why == VerdictReason.AwaitsOfficer;
        var (verdict, why) = open ? (Verdict.Unknown, VerdictReason.AwaitsOfficer) : (standing.Verdict, standing.Why);
        return new()
        {
            Clause = clause,
            Code = standing.ClauseCode,
            Verdict = verdict,
            Required = Value(view, clause, standing.Required, isLimit: true, names) is { } limit ? texts[$"case.clause.is.{clause.Measure!.Is}", limit] : null,
            Provided = Value(view, clause, standing.Provided, isLimit: false, names),
            Reason = !open && standing.Reason is { } said ? said : undecided || why is VerdictReason.None or VerdictReason.JudgedByOfficer ? null : texts[$"case.clause.why.{why}"],
            Waiting = undecided ? texts["case.clause.waiting.Undecided"] : verdict == Verdict.Unknown && why is VerdictReason.AwaitsOfficer or VerdictReason.SeenOnSite ? texts[$"case.clause.waiting.{why}"] : null,
        };
    }

    private string? Value(CaseView view, Clause clause, string? kept, bool isLimit, FactNames names)
    {
        if (kept is null || clause.Measure is not { } measure) return null;
        if (measure.Unit is { Length: > 0 } unit) return texts[facts.WithUnit(kept, unit)];
        if (DateOnly.TryParseExact(kept, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return dates.Gregorian(date);
        if (kept is not ("true" or "false")) return kept;
        // A condition that holds or not: of one fact it is told by the answer itself, of several only by the clause's text.
        var fact = measure.Value.Expression.Names.Select(names.Find).OfType<FactDefinition>().ToList() is [var only] ? only : null;
        if (fact?.Type == FactType.YesNo) return texts[facts.Show(fact, Baladi.Core.Requirements.Expressions.Value.Of(kept == "true"))];
        return !isLimit && fact is not null && view.Facts.FirstOrDefault(given => given.Code == fact.Code) is { } answer ? texts[facts.Show(fact, answer.Value)] : null;
    }
}
