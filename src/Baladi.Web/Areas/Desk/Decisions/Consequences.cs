using Baladi.Core.Cases;
using Baladi.Core.Cases.Desk;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Web.Areas.Desk.Cases;
using Baladi.Web.Shared.Localization;

namespace Baladi.Web.Areas.Desk.Decisions;

/// <summary>Reads from the published rules what an action brings about, so that nobody decides blindly.</summary>
public sealed class Consequences(CaseBooks books, PublishedCatalog catalog, Histories histories, Texts texts)
{
    public IReadOnlyList<string> Of(CaseView view, CaseTask task, ActionDefinition action)
    {
        var procedure = view.Procedure.Content;
        var book = books.Of(view.AsFile());
        book.Task(task.Code, action.Code);
        var rule = procedure.Rules.FirstOrDefault(rule => rule.On == $"{task.Code}.{action.Code}" && (rule.When is null || rule.When.Evaluate(book.Of).IsTrue));
        return [.. (rule?.Do ?? []).Select(effect => Sentence(procedure, effect)).OfType<string>()];
    }

    private string? Sentence(Procedure procedure, Effect effect) => effect switch
    {
        SetMilestone { Milestone: var code } => texts["desk.effect.milestone", texts[procedure.MilestoneOf(code).Name]],
        OpenTask { Task: var code } => texts["desk.effect.task", histories.TaskName(procedure, code), Role(procedure.TaskOf(code).Role)],
        IssueInvoice { Days: var days } => texts.Count("desk.effect.invoice", days),
        RefundPayments => texts["desk.effect.refund"],
        IssueLicense => texts["desk.effect.license", texts[procedure.License!.Title]],
        LicenseEffect => texts[$"desk.effect.{effect.GetType().Name}"],
        EstablishViolations or SettleViolations or LiftViolations => texts[$"desk.effect.{effect.GetType().Name}"],
        Notify => texts["desk.effect.notify"],
        _ => null,
    };

    private string Role(string? code) =>
        catalog.AllInForce<RoleSet>().SelectMany(set => set.Content.Roles).FirstOrDefault(role => role.Code == code) is { } role ? texts[role.Name] : texts["desk.applicant"];
}
