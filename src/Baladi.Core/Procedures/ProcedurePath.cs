namespace Baladi.Core.Procedures;

/// <summary>What still lies ahead of a case when all goes well: told to the applicant, promised to nobody.</summary>
public static class ProcedurePath
{
    /// <summary>The milestones that follow the event, as far as they do not hang on a condition, up to the granted one.</summary>
    /// <param name="occurred">As rules name it: <c>paid</c>, <c>TASK.ACTION</c>.</param>
    public static IReadOnlyList<Milestone> After(this Procedure procedure, string occurred)
    {
        var ahead = new List<Milestone>();
        // A procedure may lead in circles; each milestone is told once.
        for (var next = (string?)occurred; next is not null && ahead.Count < procedure.Milestones.Count;)
        {
            var rule = procedure.Rules.Where(rule => rule.On == next).OrderBy(rule => rule.When is not null).FirstOrDefault();
            next = null;
            foreach (var effect in rule?.Do ?? [])
                switch (effect)
                {
                    case SetMilestone reached: ahead.Add(procedure.MilestoneOf(reached.Milestone)); break;
                    case OpenTask opened: next = procedure.TaskOf(opened.Task).Approval(); break;
                    case IssueInvoice: next = "paid"; break;
                }
        }
        return [.. ahead.Distinct()];
    }

    /// <summary>The event that carries a task forward; null where none does.</summary>
    public static string? Approval(this TaskDefinition task) =>
        task.Actions.FirstOrDefault(action => action.Kind == ActionKind.Approve) is { } action ? $"{task.Code}.{action.Code}" : null;
}
