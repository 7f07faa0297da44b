using Baladi.Core.Cases;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;
using Baladi.Web.Shared.Facts;
using Baladi.Web.Shared.Localization;

namespace Baladi.Web.Areas.Desk.Cases;

/// <summary>Sets the clauses of a case beside their evidence.</summary>
public sealed class ClauseLists(PublishedCatalog catalog, ClauseWords words, Texts texts)
{
    public ClauseList Of(CaseView view, CaseBackground? background)
    {
        var names = new FactNames(catalog);
        var values = view.Facts.DistinctBy(fact => fact.Code).ToDictionary(fact => fact.Code, fact => fact.Value);
        Value ValueOf(string name) => values.GetValueOrDefault(name) ?? Value.Unknown(ValueKind.Text, name);
        var items = view.Clauses.Select(judged => Item(judged, view, background) with
        {
            Required = words.Required(judged.Clause, judged.Verdict.Required),
            Provided = words.Provided(judged.Clause, judged.Verdict.Provided, names.Find, ValueOf),
        }).ToList();
        var onSite = view.Procedure.Content.Concerns?.Looking == Looking.Site;
        var toJudge = items.Where(item => item.Judgeable && (onSite ? item.Clause.Kind == ClauseKind.Inspection : item.Clause.Judge == Judge.Officer)).ToList();
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

    /// <summary>The failed clauses as the reasons of a refusal, a line each; null where none failed.</summary>
    public string? Reasons(ClauseList clauses) => clauses.Failed.Count == 0 ? null : string.Join('\n', clauses.Failed.Select(item => "- " + (item switch
    {
        { Verdict.Reason: { } reason } => texts["desk.refusal.judged", texts[item.Clause.Title], reason],
        { Required: { } required, Provided: { } provided } => texts["desk.refusal.measured", texts[item.Clause.Title], required, provided],
        _ => texts["desk.refusal.stated", texts[item.Clause.Title], texts[item.Clause.Text]],
    })).Prepend(texts["desk.refusal.intro"]));

    private static List<ClauseItem> Having(IEnumerable<ClauseItem> items, Func<ClauseItem, bool> what) => [.. items.Where(what)];

    private static ClauseItem Item(JudgedClause judged, CaseView view, CaseBackground? background)
    {
        var (verdict, clause) = (judged.Verdict, judged.Clause);
        var onSite = view.Procedure.Content.Concerns?.LooksOnSite == true && clause.Kind is not ClauseKind.Evidence;
        return new()
        {
            Verdict = verdict,
            Clause = clause,
            Evidence = [.. view.Evidence.Where(evidence => evidence.ClauseCode == verdict.ClauseCode)],
            Photos = [.. view.Photos.Where(photo => photo.ClauseCode == verdict.ClauseCode)],
            Former = background is null ? [] : [.. background.Verdicts.Where(former => former.ClauseCode == verdict.ClauseCode && former.JudgedByAccountId is not null)],
            FormerEvidence = background is null ? [] : [.. background.Evidence.Where(former => former.ClauseCode == verdict.ClauseCode)],
            JudgedBy = verdict.JudgedByAccountId is { } by && background is not null ? background.People.GetValueOrDefault(by) : null,
            Judgeable = (clause.Kind != ClauseKind.Measured || onSite) && (clause.Judge == Judge.Officer || clause.Kind == ClauseKind.Evidence || onSite)
                && verdict.Verdict != Verdict.NotApplicable && verdict.Why != VerdictReason.SeenOnSite,
        };
    }
}
