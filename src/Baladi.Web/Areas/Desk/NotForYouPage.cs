using Baladi.Core.Cases;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Language;
using Baladi.Core.People.Interests;
using Baladi.Core.Procedures;
using Baladi.Web.Shared.Access;

namespace Baladi.Web.Areas.Desk;

/// <summary>What an officer is told of a case they have an interest in: that it is not for them, why, and who works on it instead.</summary>
public sealed record NotForYouPage : IShowsNothing
{
    public required string Reference { get; init; }
    public required ConflictKind Kind { get; init; }
    /// <summary>Whether they follow it as its applicant.</summary>
    public required bool IsParty { get; init; }
    public required IReadOnlyList<NotForYouTask> Tasks { get; init; }
}

/// <param name="Mine">It lies with the reader, who puts it back.</param>
public sealed record NotForYouTask(long TaskId, LocalizedText Name, bool Mine, long Version, IReadOnlyList<Officer> Colleagues);

public sealed class NotForYouPages(CurrentActor current, ReadCase reader, ReadOfficers officers, DeskAccess access)
{
    public async Task<NotForYouPage?> BuildAsync(string reference, ConflictKind kind, CancellationToken cancel)
    {
        if (await reader.FindAsync(reference, current.Actor, cancel) is not { } view) return null;
        var tasks = new List<NotForYouTask>();
        foreach (var task in view.Tasks.Where(task => task is { IsLive: true, Holder: Holder.Staff } && access.Holds(current.Actor, task)))
            tasks.Add(new(task.Id, view.Procedure.Content.TaskOf(task.Code).Name, task.AssigneeAccountId == current.Actor.AccountId, view.Case.Version, await officers.ForAsync(view.AsFile(), task, cancel)));
        return new() { Reference = reference, Kind = kind, IsParty = CaseAccess.IsParty(current.Actor, view.Case), Tasks = tasks };
    }
}
