using Baladi.Core.Basics;
using Baladi.Core.Procedures;
using Baladi.Web.Areas.Desk.Cases;

namespace Baladi.Web.Areas.Desk.Decisions;

/// <summary>One action on a task, before it is taken: what it rests on, what follows from it, and the reason to give.</summary>
public sealed record DecisionPage
{
    public required CasePage Page { get; init; }
    public required ActionDefinition Action { get; init; }
    public required DecisionForm Form { get; init; }
    /// <summary>Null once the task is no longer open to the actor.</summary>
    public TaskPanel? Panel { get; init; }
    public Problem? Withheld { get; init; }
    /// <summary>What the published rules do next, in sentences.</summary>
    public IReadOnlyList<string> Consequences { get; init; } = [];
    public Conflict? Conflict { get; init; }

    public bool NeedsReason => Action.Kind is ActionKind.Refuse or ActionKind.Return;
    public bool MayDecide => Panel is not null && Withheld is null;
}

public sealed record DecisionForm
{
    public long TaskId { get; init; }
    public string? Reason { get; init; }
    public long Version { get; init; }
}
