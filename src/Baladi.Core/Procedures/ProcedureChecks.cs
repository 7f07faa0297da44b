using Baladi.Core.Fees;
using Baladi.Core.Language;
using Baladi.Core.Notifications;
using Baladi.Core.People;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;

namespace Baladi.Core.Procedures;

/// <summary>What must hold before a procedure can be published: every name resolves, every path leads somewhere.</summary>
internal sealed class ProcedureChecks(Procedure procedure, PublishedCatalog catalog)
{
    private static readonly FactValueType Truth = new(ValueKind.Truth);
    private readonly FactNames names = new(catalog);

    // Of its own tasks alone: another's name would be unknown for ever and the condition never hold.
    private FactValueType? TypeOf(string name) =>
        name.StartsWith(SystemNames.TaskPrefix, StringComparison.Ordinal) && procedure.Tasks.All(task => SystemNames.TaskPrefix + task.Code != name) ? null : names.TypeOf(name);

    public IEnumerable<string> Run() => [.. Texts(), .. Facts(), .. Tasks(), .. Rules(), .. License()];

    private IEnumerable<string> Texts()
    {
        var service = procedure.Service;
        LocalizedText[] texts =
        [
            service.Name, service.Summary, service.Description, .. service.Audience, .. service.Conditions, .. service.Steps,
            .. service.Questions.SelectMany(question => new[] { question.Asked, question.Answer }),
            .. procedure.Form.Sections.Select(section => section.Title), .. procedure.Form.Pages.Select(page => page.Title),
            .. procedure.Milestones.SelectMany(milestone => new[] { milestone.Name, milestone.Explanation }),
            .. procedure.Tasks.Select(task => task.Name), .. procedure.Tasks.SelectMany(task => task.Actions).Select(action => action.Label),
            procedure.License.Title, .. procedure.License.Conditions,
        ];
        foreach (var text in texts.Where(text => !text.IsComplete)) yield return $"a translation is missing: '{text.Ar}{text.En}'";
    }

    private IEnumerable<string> Facts()
    {
        var asked = procedure.Form.Pages.SelectMany(page => page.Facts).ToHashSet();
        foreach (var fact in asked.Append(procedure.TitleFact).Where(fact => names.Find(fact) is null)) yield return $"'{fact}' is not a known fact";
        if (!asked.Contains(procedure.TitleFact)) yield return $"the form does not ask for '{procedure.TitleFact}'";
        if (!asked.Contains(CommonFacts.Municipality)) yield return "the form does not ask where";
        foreach (var page in procedure.Form.Pages)
            if (page.When?.Check(TypeOf, Truth) is { } problem) yield return $"page {page.Code}: {problem}";
        foreach (var code in procedure.Form.Pages.GroupBy(page => page.Code).Where(group => group.Count() > 1)) yield return $"page {code.Key} stands twice";
        if (procedure.Fees is { } fees && catalog.InForce<FeeSchedule>(fees) is null) yield return $"fee schedule '{fees}' is not published";
    }

    private IEnumerable<string> Tasks()
    {
        var roles = catalog.AllInForce<RoleSet>().SelectMany(set => set.Content.Roles).Select(role => role.Code).ToHashSet();
        foreach (var task in procedure.Tasks)
        {
            if (task.Holder == Holder.Staff && (task.Role is null || !roles.Contains(task.Role))) yield return $"task {task.Code}: '{task.Role}' is not a role";
            if (task.Holder == Holder.Staff && task.Actions.Count == 0) yield return $"task {task.Code} cannot be ended";
            if (task.Level == Level.Agency != task.Agency is not null) yield return $"task {task.Code}: an agency task, and no other, names its agency";
            foreach (var action in task.Actions)
            {
                if (action.When?.Check(TypeOf, Truth) is { } problem) yield return $"{task.Code}.{action.Code}: {problem}";
                if (action.When is not null && action.Otherwise is not { IsComplete: true }) yield return $"{task.Code}.{action.Code} does not say why it may be withheld";
                foreach (var other in action.NotBy.Where(other => procedure.Tasks.All(t => t.Code != other))) yield return $"{task.Code}.{action.Code}: '{other}' is not a task";
                if (action.Kind != ActionKind.Correct && procedure.Rules.All(rule => rule.On != $"{task.Code}.{action.Code}")) yield return $"nothing follows {task.Code}.{action.Code}";
            }
        }
    }

    private IEnumerable<string> Rules()
    {
        string[] always = ["submitted", "withdrawn", "lapsed", .. procedure.Fees is null ? Array.Empty<string>() : ["paid"]];
        HashSet<string> events = [.. always, .. procedure.Tasks.SelectMany(task => task.Actions.Where(action => action.Kind != ActionKind.Correct).Select(action => $"{task.Code}.{action.Code}"))];
        foreach (var missing in always.Where(name => procedure.Rules.All(rule => rule.On != name))) yield return $"nothing follows {missing}";
        foreach (var rules in procedure.Rules.GroupBy(rule => rule.On))
        {
            if (!events.Contains(rules.Key)) yield return $"'{rules.Key}' never happens";
            if (rules.Last().When is not null) yield return $"after {rules.Key} a case could be left without a next step: the last rule has a condition";
            if (rules.SkipLast(1).Any(rule => rule.When is null)) yield return $"after {rules.Key} a rule can never be reached";
        }
        foreach (var rule in procedure.Rules)
        {
            if (rule.When?.Check(TypeOf, Truth) is { } problem) yield return $"on {rule.On}: {problem}";
            foreach (var effect in rule.Do)
                if (Unresolved(effect) is { } unresolved) yield return $"on {rule.On}: {unresolved}";
            if (!rule.Do.Any(effect => effect is OpenTask or IssueInvoice || (effect is SetMilestone set && procedure.Milestones.Any(m => m.Code == set.Milestone && m.Result != CaseResult.Open))))
                yield return $"on {rule.On} nobody holds the case and it does not end";
        }
    }

    private string? Unresolved(Effect effect) => effect switch
    {
        OpenTask open when procedure.Tasks.All(task => task.Code != open.Task) => $"'{open.Task}' is not a task",
        SetMilestone set when procedure.Milestones.All(milestone => milestone.Code != set.Milestone) => $"'{set.Milestone}' is not a milestone",
        IssueInvoice when procedure.Fees is null => "there is no fee schedule to bill by",
        Notify notify when !catalog.AllInForce<TemplateSet>().Any(set => set.Content.Templates.Any(template => template.Code == notify.Template)) => $"'{notify.Template}' is not a template",
        _ => null,
    };

    private IEnumerable<string> License()
    {
        if (procedure.License.From.Check(TypeOf, new(ValueKind.Date)) is { } from) yield return $"license: {from}";
        if (procedure.License.To.Check(TypeOf, new(ValueKind.Date)) is { } to) yield return $"license: {to}";
        foreach (var field in procedure.License.Fields.Where(field => names.Find(field.Fact) is null)) yield return $"license: '{field.Fact}' is not a known fact";
    }
}
