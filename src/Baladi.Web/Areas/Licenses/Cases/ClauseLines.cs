using Baladi.Core.Cases;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;
using Baladi.Web.Shared.Facts;
using Baladi.Web.Shared.Localization;

namespace Baladi.Web.Areas.Licenses.Cases;

/// <summary>Clauses with their verdicts as people read them: units, names for codes, and the reason in words.</summary>
public sealed class ClauseLines(Texts texts, ClauseWords words, PublishedCatalog catalog)
{
    private static readonly Verdict[] Order = [Verdict.Fail, Verdict.ToProvide, Verdict.Unknown, Verdict.Pass, Verdict.NotApplicable];

    /// <param name="decidedUntil">Until when the judgements of officers are published; of later ones, and of all where it is null, the clauses still wait.</param>
    public IReadOnlyList<ClauseLine> Of(CaseView view, DateTimeOffset? decidedUntil)
    {
        var names = new FactNames(catalog);
        return [.. view.Clauses.Select(judged => Line(view, judged, decidedUntil, names)).OrderBy(line => Array.IndexOf(Order, line.Verdict))];
    }

    private ClauseLine Line(CaseView view, JudgedClause judged, DateTimeOffset? decidedUntil, FactNames names)
    {
        var (standing, clause) = (judged.Verdict, judged.Clause);
        var open = standing.JudgedByAccountId is not null && !(standing.At <= decidedUntil);
        // Of a case that has ended nothing is with a reviewer any more.
        var undecided = !view.Case.IsOpen && standing.Why == VerdictReason.AwaitsOfficer;
        var (verdict, why) = open ? (Verdict.Unknown, VerdictReason.AwaitsOfficer) : (standing.Verdict, standing.Why);
        // On the instant route that a document is there was seen by machine, and what it says was read by nobody.
        var unread = clause.Kind == ClauseKind.Evidence && verdict == Verdict.Pass && view is { WasInstant: true, Case.ErasedAt: null };
        return new()
        {
            Clause = clause,
            Code = standing.ClauseCode,
            Verdict = verdict,
            Required = words.Required(clause, standing.Required),
            Provided = words.Provided(clause, standing.Provided, names.Find, name => view.Facts.FirstOrDefault(fact => fact.Code == name)?.Value ?? Value.Unknown(ValueKind.Text, name)),
            Reason = !open && standing.Reason is { } said ? why == VerdictReason.Waived ? texts["case.clause.waived", said] : said : unread ? texts["case.clause.attached"] : undecided || why is VerdictReason.None or VerdictReason.JudgedByOfficer ? null : texts[$"case.clause.why.{why}"],
            OnSite = why == VerdictReason.SeenOnSite,
            Waiting = undecided ? texts["case.clause.waiting.Undecided"] : verdict == Verdict.Unknown && why is VerdictReason.AwaitsOfficer or VerdictReason.SeenOnSite ? texts[$"case.clause.waiting.{why}"] : null,
        };
    }
}
