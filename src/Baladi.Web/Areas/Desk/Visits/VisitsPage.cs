using Baladi.Core.Cases;
using Baladi.Core.Cases.Visits;
using Baladi.Core.Procedures;
using Baladi.Web.Areas.Desk.Cases;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Desk.Visits;

/// <summary>What an officer sets, or says of a visit: the two forms of one page.</summary>
public sealed record VisitForm
{
    public DateOnly? On { get; init; }
    public TimeOnly? From { get; init; }
    public TimeOnly? To { get; init; }
    public string? Reason { get; init; }
    public VisitState? State { get; init; }
    public string? Note { get; init; }
    public long TaskId { get; init; }
    public long Version { get; init; }
}

/// <summary>The visits of a case.</summary>
public sealed record VisitsPage
{
    public required CasePage Page { get; init; }
    public required VisitForm Form { get; init; }
    /// <summary>The task for which somebody goes there, where it is in the actor's hands; null otherwise.</summary>
    public TaskPanel? Panel { get; init; }
    public VisitRule? Rule { get; init; }
    /// <summary>The one that is ahead; null where none is.</summary>
    public SiteVisit? Next { get; init; }
    /// <summary>The others, the latest first.</summary>
    public required IReadOnlyList<SiteVisit> Former { get; init; }
    /// <summary>Whether the holder would be told of one that is set now.</summary>
    public bool Announces { get; init; }
    public Conflict? Conflict { get; init; }

    public bool MayPlan => Panel is { Acts: true, MayTake: true };

    public static VisitsPage Of(CasePage page, VisitForm form)
    {
        var definition = (CaseTask task) => page.View.Procedure.Content.Tasks.FirstOrDefault(one => one.Code == task.Code)?.Visit;
        var panel = page.Tasks.FirstOrDefault(panel => panel.Acts && definition(panel.Task) is not null);
        var next = page.View.Visits.LastOrDefault(visit => visit.State == VisitState.Planned && page.View.Tasks.Any(task => task.Id == visit.TaskId && task.IsLive));
        return new()
        {
            Page = page,
            Form = form with { TaskId = panel?.Task.Id ?? 0, Version = page.Case.Version },
            Panel = panel,
            Rule = panel is null ? null : definition(panel.Task),
            Next = next,
            Former = [.. page.View.Visits.Where(visit => visit != next).Reverse()],
            Announces = page.Announces,
        };
    }
}
