using Baladi.Core.Cases;
using Baladi.Core.Cases.Violations;
using Baladi.Core.Language;
using Baladi.Core.Procedures;
using Baladi.Web.Shared.Localization;

namespace Baladi.Web.Areas.Desk.Cases;

/// <summary>Tells what happened to a case in sentences.</summary>
public sealed class Histories(Texts texts, ViolationNames violations)
{
    /// <summary>Newest first.</summary>
    public IReadOnlyList<HistoryItem> Of(CaseView view)
    {
        var items = new List<HistoryItem>();
        foreach (var run in Runs(view.Events))
        {
            var entry = run[0].Event;
            IReadOnlyList<string> lines = run.Count == 1 ? [] : [.. run.Select(one => Clause(view, one.Event.Detail))];
            var title = run.Count == 1 ? Title(view, entry) : texts.Count("desk.event.ClauseJudged.many", run.Count);
            // An assignment keeps the name of the officer in its text; the title says it.
            var text = entry.Kind == CaseEventKind.TaskAssigned ? null : run.Count == 1 ? entry.Text : null;
            items.Add(new(entry.Kind, title, Who(view, run[0]), texts[$"desk.channel.{entry.Channel}"], run[^1].Event.OccurredAt, text, entry.IsPublic, lines));
        }
        items.Reverse();
        return items;
    }

    public string TaskName(Procedure procedure, string code) =>
        procedure.Tasks.FirstOrDefault(task => task.Code == code) is { } task ? texts[task.Name] : texts.Has("desk.task." + code) ? texts["desk.task." + code] : code;

    private static IEnumerable<List<NamedEvent>> Runs(IEnumerable<NamedEvent> events)
    {
        List<NamedEvent> run = [];
        foreach (var next in events)
        {
            if (run.Count > 0 && !(next.Event.Kind == CaseEventKind.ClauseJudged && run[0].Event.Kind == CaseEventKind.ClauseJudged && run[0].Event.ActorAccountId == next.Event.ActorAccountId))
            {
                yield return run;
                run = [];
            }
            run.Add(next);
        }
        if (run.Count > 0) yield return run;
    }

    private string Title(CaseView view, CaseEvent entry)
    {
        var procedure = view.Procedure.Content;
        return entry.Kind switch
        {
            CaseEventKind.MilestoneReached => texts["desk.event.MilestoneReached", texts[procedure.MilestoneOf(entry.Detail!).Name]],
            CaseEventKind.TaskOpened => texts["desk.event.TaskOpened", TaskName(procedure, entry.Detail!)],
            CaseEventKind.TaskAssigned when entry.Text is null => texts["desk.event.TaskAssigned.back", TaskName(procedure, entry.Detail!)],
            CaseEventKind.TaskAssigned => texts["desk.event.TaskAssigned", TaskName(procedure, entry.Detail!), entry.Text],
            CaseEventKind.TaskCompleted => ActionOf(procedure, entry.Detail!) is { } action ? texts["desk.event.TaskCompleted", texts[action.Label]] : texts["desk.event.TaskCompleted", TaskName(procedure, entry.Detail!)],
            CaseEventKind.ClauseJudged or CaseEventKind.ClauseWaived => texts[$"desk.event.{entry.Kind}", Clause(view, entry.Detail)],
            CaseEventKind.VisitPlanned or CaseEventKind.VisitMoved or CaseEventKind.VisitMade or CaseEventKind.VisitMissed or CaseEventKind.VisitCalledOff => texts[$"desk.event.{entry.Kind}", $"\u2066{entry.Detail}\u2069"],
            CaseEventKind.AnswerGiven => texts["desk.event.AnswerGiven", ActionOf(procedure, entry.Detail!) is { } given ? texts[given.Label] : entry.Detail],
            CaseEventKind.AnswerLapsed => texts["desk.event.AnswerLapsed", TaskName(procedure, entry.Detail!)],
            CaseEventKind.PhotosAdded or CaseEventKind.PhotoRemoved => texts[$"desk.event.{entry.Kind}", Clause(view, entry.Detail)],
            CaseEventKind.ViolationEstablished or CaseEventKind.ViolationRemedied or CaseEventKind.ViolationLifted => texts[$"desk.event.{entry.Kind}", texts[violations.NameOf(view, entry.Detail!)]],
            CaseEventKind.EmergencyOpened => texts["desk.event.EmergencyOpened", texts[$"emergency.reason.{entry.Detail}"]],
            CaseEventKind.MessageSent => texts[$"desk.event.MessageSent.{entry.Party}"],
            _ => texts[$"desk.event.{entry.Kind}"],
        };
    }

    private string Clause(CaseView view, string? code) => view.Clauses.FirstOrDefault(judged => judged.Verdict.ClauseCode == code)?.Clause is { } clause ? texts[clause.Title] : code ?? "";

    private static ActionDefinition? ActionOf(Procedure procedure, string detail) =>
        detail.LastIndexOf('.') is > 0 and var dot ? procedure.Tasks.FirstOrDefault(task => task.Code == detail[..dot])?.Actions.FirstOrDefault(action => action.Code == detail[(dot + 1)..]) : null;

    private string? Who(CaseView view, NamedEvent named)
    {
        if (named.Event.Party == Party.System) return null;
        var name = texts[named.ActorName ?? view.Applicant.Name];
        if (named.InPlaceOf is { } absent) return texts["desk.event.inPlaceOf", name, texts[absent]];
        return named.Event is { Party: Party.Applicant, OnBehalfOfPersonId: not null } ? texts["desk.event.onBehalf", name, texts[view.Applicant.Name]] : name;
    }
}
