using Baladi.Core.Cases;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;
using Baladi.Web.Shared.Localization;

namespace Baladi.Web.Areas.Desk.Cases;

/// <summary>Sets the clauses of a case beside their evidence.</summary>
public sealed class ClauseLists(FactTexts facts, Texts texts)
{
    public ClauseList Of(CaseView view, CaseBackground? background)
    {
        var items = view.Clauses.Where(judged => judged.Clause is not null).Select(judged => Item(judged, view, background)).ToList();
        var toJudge = items.Where(item => item.Clause.Judge == Judge.Officer && item.Judgeable).ToList();
        return new(
            Having(items, item => item.Verdict.Verdict == Verdict.Fail),
            Having(items, item => item.Verdict.Verdict == Verdict.ToProvide || item.Awaits),
            Having(items, item => item.Verdict.Verdict == Verdict.Pass),
            Having(items, item => item.Verdict.Verdict == Verdict.NotApplicable || (item.Verdict.Verdict == Verdict.Unknown && !item.Awaits)))
        {
            ToJudge = toJudge.Count,
            Judged = toJudge.Count(item => item.Verdict.Why == VerdictReason.JudgedByOfficer),
        };
    }

    /// <summary>The failed clauses as the reasons of a refusal, a line each.</summary>
    public string Reasons(ClauseList clauses) => string.Join('\n', clauses.Failed.Select(item => "- " + (item switch
    {
        { Verdict.Reason: { } reason } => texts["desk.refusal.judged", texts[item.Clause.Title], reason],
        { Required: { } required, Provided: { } provided } => texts["desk.refusal.measured", texts[item.Clause.Title], required, provided],
        _ => texts["desk.refusal.stated", texts[item.Clause.Title], texts[item.Clause.Text]],
    })).Prepend(texts["desk.refusal.intro"]));

    private static List<ClauseItem> Having(IEnumerable<ClauseItem> items, Func<ClauseItem, bool> what) => [.. items.Where(what)];

    private ClauseItem Item(JudgedClause judged, CaseView view, CaseBackground? background)
    {
        var (verdict, clause) = (judged.Verdict, judged.Clause);
        return new()
        {
            Verdict = verdict,
            Clause = clause,
            Required = verdict.Required is { } limit && IsTold(limit) ? texts[$"desk.comparison.{clause.Measure!.Is}", Shown(limit, clause.Measure)] : null,
            Provided = verdict.Provided is { } value && verdict.Required is { } beside && IsTold(beside) ? Shown(value, clause.Measure!) : null,
            Evidence = [.. view.Evidence.Where(evidence => evidence.ClauseCode == verdict.ClauseCode)],
            Former = background is null ? [] : [.. background.Verdicts.Where(former => former.ClauseCode == verdict.ClauseCode && former.JudgedByAccountId is not null)],
            FormerEvidence = background is null ? [] : [.. background.Evidence.Where(former => former.ClauseCode == verdict.ClauseCode)],
            JudgedBy = verdict.JudgedByAccountId is { } by && background is not null ? background.People.GetValueOrDefault(by) : null,
            Judgeable = clause.Kind != ClauseKind.Measured && (clause.Judge == Judge.Officer || clause.Kind == ClauseKind.Evidence)
                && verdict.Verdict != Verdict.NotApplicable && verdict.Why != VerdictReason.SeenOnSite,
        };
    }

    // A condition that holds or does not says nothing beside its own text.
    private static bool IsTold(string limit) => limit is not ("true" or "false");

    private string Shown(string number, Measure measure) => measure.Unit is { Length: > 0 } unit ? texts[facts.WithUnit(number, unit)] : number;
}
