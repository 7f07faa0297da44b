using Baladi.Core.Cases;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Requirements;
using Baladi.Web.Areas.Desk.Cases;
using Baladi.Web.Shared.Localization;

namespace Baladi.Web.Areas.Desk.Corrections;

/// <summary>Offers the facts of the form and the documents of the clauses; not where the case is filed and for whom.</summary>
public sealed class CorrectionsPages(CasePages pages, Deadlines deadlines, Texts texts)
{
    private static readonly string[] Fixed = [CommonFacts.Municipality, CommonFacts.Establishment, CommonFacts.Activity];

    /// <summary>Null where the case does not exist for the actor, or its procedure knows no corrections.</summary>
    public async Task<CorrectionsPage?> BuildAsync(string reference, CorrectionsForm? form, Actor actor, CancellationToken cancel)
    {
        if (await pages.BuildAsync(reference, actor, cancel) is not { } page) return null;
        var rule = page.View.Procedure.Content.Corrections;
        var panel = page.Tasks.FirstOrDefault(panel => panel.Acts && panel.Actions.Any(item => item.Action.Kind == ActionKind.Correct));
        return new()
        {
            Page = page,
            Form = form ?? new CorrectionsForm { TaskId = panel?.Task.Id ?? 0, Version = page.Case.Version },
            Panel = panel,
            Withheld = panel?.Actions.First(item => item.Action.Kind == ActionKind.Correct).Withheld,
            Documents = [.. Documents(page, form)],
            Facts = [.. page.Facts.Where(section => section.Title is not null)
                .Select(section => new CorrectionSection(texts[section.Title!], [.. section.Rows.Where(row => !Fixed.Contains(row.Definition.Code)).Select(row => Fact(row, form))]))
                .Where(section => section.Items.Count > 0)],
            Days = rule.Days,
            Due = deadlines.After(rule.Days),
            Round = page.Case.CorrectionRounds + 1,
            Rounds = rule.Rounds,
        };
    }

    // What was found wanting comes first, ticked, with the words it was judged in.
    private IEnumerable<CorrectionItem> Documents(CasePage page, CorrectionsForm? form) =>
        from item in page.Clauses.Failed.Concat(page.Clauses.Open).Concat(page.Clauses.Met)
        where item.Clause.Kind == ClauseKind.Evidence
        let key = CorrectionsForm.OfDocument(item.Code)
        let wanting = item.Verdict.Verdict is Verdict.Fail or Verdict.ToProvide
        select new CorrectionItem(key, texts[item.Clause.Title], item.Evidence is [var file, ..] ? file.Name : null, item.Awaits ? null : item.Verdict.Verdict.ToString(),
            form?.Targets.Contains(key) ?? wanting, form is null ? item.Verdict.Reason : form.Messages.GetValueOrDefault(key));

    private CorrectionItem Fact(FactRow row, CorrectionsForm? form)
    {
        var key = CorrectionsForm.OfFact(row.Definition.Code);
        return new(key, texts[row.Definition.Label], row.Value, null, form?.Targets.Contains(key) ?? false, form?.Messages.GetValueOrDefault(key));
    }
}
