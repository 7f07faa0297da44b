using Baladi.Core.Basics;
using Baladi.Core.Cases.Visits;
using Baladi.Core.Authorities;
using Baladi.Core.People;
using Baladi.Core.Procedures;

namespace Baladi.Core.Cases.Desk;

/// <summary>Who may act on a task: staff with its role over its authority, and never on a case they have an interest in.</summary>
public sealed class DeskAccess(Geography geography)
{
    public bool Holds(Actor actor, CaseTask task) =>
        task is { Holder: Holder.Staff, AuthorityId: { } id, Role: { } role }
        && actor.Roles.Any(held => held.Role == role && held.Permissions.Contains(Permission.WorkCases)
            && geography.Authority(id).Path.StartsWith(held.AuthorityPath, StringComparison.Ordinal));

    /// <summary>What keeps the actor from acting on a task they see; null where nothing does.</summary>
    public Failure? Obstacle(Actor actor, CaseFile file, CaseTask task) =>
        !Holds(actor, task) ? Failure.Forbidden(new Problem("task-not-yours"))
        : ConflictOfInterest.Of(actor, file.Case) is { } kind ? Failure.Forbidden(ConflictOfInterest.Said(kind))
        : null;

    /// <summary>The absent colleague in whose place the actor acts on a task that lies with them; null where it does not.</summary>
    public static StandIn? InPlaceOf(Actor actor, CaseTask task) =>
        task.AssigneeAccountId is { } assignee ? actor.StandsInFor.FirstOrDefault(absent => absent.AccountId == assignee && absent.Role == task.Role) : null;

    /// <summary>Whether an action of the task is for another person than the account, who closed a task before it, or had it closed by a substitute: two persons.</summary>
    public static bool IsBarred(long? accountId, CaseFile file, CaseTask task) =>
        file.Procedure.Content.TaskOf(task.Code).Actions.Any(action => IsBarred(accountId, file, action));

    // A signature given in somebody's place is that of both: neither gives the second one.
    private static bool IsBarred(long? accountId, CaseFile file, ActionDefinition action) =>
        file.Tasks.Any(task => action.NotBy.Contains(task.Code) && (task.CompletedByAccountId == accountId || task.AssigneeAccountId == accountId) && task.State == TaskState.Done)
        || WasThere(accountId, file, action)
        || (action.NotBy.Contains(ActionDefinition.Begun) && file.BegunByAccountId == accountId)
        || (action.NotBy.Contains(ActionDefinition.Contested) && accountId is { } account && file.Subject?.DecidedBy.Contains(account) == true);

    // Whoever went there, or judged what was seen, had a part in it, whoever closed the task.
    private static bool WasThere(long? accountId, CaseFile file, ActionDefinition action) =>
        action.NotBy.Any(code => file.Procedure.Content.Tasks.Any(task => task.Code == code && task.Visit is not null))
        && (file.Visits.Exists(visit => visit.State == VisitState.Made && visit.OfficerAccountId == accountId) || file.Verdicts.Exists(verdict => verdict.JudgedByAccountId is { } judge && judge == accountId));

    /// <summary>Whether the action is open to the actor now, or the problem that says why not.</summary>
    public static Problem? Withheld(Actor actor, CaseFile file, FactBook book, ActionDefinition action)
    {
        if (IsBarred(actor.AccountId, file, action)) return new("two-persons");
        if (action.When?.Evaluate(book.Of) is { IsTrue: false }) return new("action-withheld", "", action.Otherwise!);
        if (action.Kind == ActionKind.Correct && file.Case.CorrectionRounds >= file.Procedure.Content.Corrections.Rounds) return new("no-more-rounds", "", file.Procedure.Content.Corrections.Rounds);
        return null;
    }
}
