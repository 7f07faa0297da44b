using Baladi.Core.Data;
using Baladi.Core.Language;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases.Desk;

public enum QueueSort
{
    Due,
    Newest,
    Oldest,
    /// <summary>What was done last comes first.</summary>
    Done,
}

public enum QueueHolder { Anyone, Mine, Nobody }

/// <summary>What the queue offers to ask. The scope and role are those of one appointment of the officer.</summary>
public sealed record QueueQuestion
{
    public required long ScopeAuthorityId { get; init; }
    public required string Role { get; init; }
    public TaskState State { get; init; } = TaskState.Open;
    public QueueHolder Holder { get; init; } = QueueHolder.Anyone;
    public string? Service { get; init; }
    public QueueSort Sort { get; init; } = QueueSort.Due;
    /// <summary>The last line of the page before: its sort instant and task.</summary>
    public QueueCursor? After { get; init; }
    public int Size { get; init; } = 20;
}

public sealed record QueueCursor(DateTimeOffset At, long TaskId);

/// <summary>A line of the queue.</summary>
/// <param name="DueAt">For a task that is done, when it was.</param>
/// <param name="Unanswered">Whether the applicant wrote last.</param>
/// <param name="ApplicantDueAt">Until when the applicant has to answer, where the case is with them.</param>
public sealed record QueueLine(
    long TaskId, string TaskCode, string Reference, string Title, string ServiceCode, long ProcedureVersionId, string Milestone, long AuthorityId, TaskState State,
    DateTimeOffset SubmittedAt, DateTimeOffset DueAt, DateTimeOffset? ApplicantDueAt, long? AssigneeAccountId, LocalizedText? AssigneeName, long CaseVersion, bool Unanswered, long ApplicantPersonId, long? EstablishmentId);

/// <summary>Reads the queue of a desk: one range of one index, then the twenty cases it names.</summary>
public sealed class ReadQueue(BaladiDbContext db)
{
    /// <summary>One line more than asked for where there is a next page.</summary>
    public async Task<IReadOnlyList<QueueLine>> PageAsync(QueueQuestion question, Actor actor, CancellationToken cancel)
    {
        if (!MayAsk(question, actor)) return [];
        return await (
            from entry in Sorted(Asked(question, actor), question).Take(question.Size + 1)
            join @case in db.Cases on entry.CaseId equals @case.Id
            join task in db.CaseTasks on entry.TaskId equals task.Id
            join account in db.Users on task.AssigneeAccountId equals account.Id into accounts
            from account in accounts.DefaultIfEmpty()
            join person in db.People on account.PersonId equals person.Id into people
            from person in people.DefaultIfEmpty()
            select new QueueLine(entry.TaskId, task.Code, @case.Reference, @case.Title, @case.ServiceCode, @case.ProcedureVersionId, @case.Milestone, @case.AuthorityId, task.State,
                @case.SubmittedAt, entry.DueAt,
                db.CaseTasks.Where(t => t.CaseId == entry.CaseId && t.Holder == Holder.Applicant && t.State == TaskState.Open).Select(t => (DateTimeOffset?)t.DueAt).FirstOrDefault(), task.AssigneeAccountId, person == null ? null : person.Name, @case.Version,
                db.CaseEvents.Where(e => e.CaseId == entry.CaseId && e.Kind == CaseEventKind.MessageSent).OrderByDescending(e => e.Number).Select(e => (Party?)e.Party).FirstOrDefault() == Party.Applicant, @case.ApplicantPersonId, @case.EstablishmentId)).ToListAsync(cancel);
    }

    /// <summary>How many lines there are, counted no further than the limit: a live count of all of them has taken sites down.</summary>
    public async Task<int> CountAsync(QueueQuestion question, int limit, Actor actor, CancellationToken cancel) =>
        MayAsk(question, actor) ? await Asked(question, actor).Take(limit).CountAsync(cancel) : 0;

    // One's own post; or, for who assigns work there or audits it, the posts of others.
    private static bool MayAsk(QueueQuestion question, Actor actor) => actor.Roles.Any(role => role.AuthorityId == question.ScopeAuthorityId
        && ((role.Role == question.Role && role.Permissions.Contains(Permission.WorkCases)) || role.Permissions.Contains(Permission.AssignCases) || role.Permissions.Contains(Permission.Audit)));

    private IQueryable<QueueEntry> Asked(QueueQuestion question, Actor actor)
    {
        var entries = db.QueueEntries.AsNoTracking().Where(q => q.ScopeAuthorityId == question.ScopeAuthorityId && q.Role == question.Role && q.State == question.State);
        if (question.Holder != QueueHolder.Anyone)
        {
            var assignee = question.Holder == QueueHolder.Mine ? actor.AccountId!.Value : QueueEntry.Unassigned;
            var absent = question.Holder == QueueHolder.Mine ? actor.StandsInFor.Where(away => away.Role == question.Role).Select(away => away.AccountId).ToList() : [];
            // What lies with those one stands in for is among one's own.
            entries = absent.Count == 0 ? entries.Where(q => q.AssigneeAccountId == assignee) : entries.Where(q => q.AssigneeAccountId == assignee || absent.Contains(q.AssigneeAccountId));
        }
        return question.Service is { } service ? entries.Where(q => q.ServiceCode == service) : entries;
    }

    // "At or after, and not that one" lets every engine seek to the cursor in the index; "after, or the same and later" would make it walk.
    private static IQueryable<QueueEntry> Sorted(IQueryable<QueueEntry> entries, QueueQuestion question)
    {
        if (question.After is { } after)
        {
            var (at, id) = (after.At, after.TaskId);
            entries = question.Sort switch
            {
                QueueSort.Due => entries.Where(q => q.DueAt >= at && (q.DueAt > at || q.TaskId > id)),
                QueueSort.Done => entries.Where(q => q.DueAt <= at && (q.DueAt < at || q.TaskId < id)),
                QueueSort.Oldest => entries.Where(q => q.SubmittedAt >= at && (q.SubmittedAt > at || q.TaskId > id)),
                _ => entries.Where(q => q.SubmittedAt <= at && (q.SubmittedAt < at || q.TaskId < id)),
            };
        }
        return question.Sort switch
        {
            QueueSort.Due => entries.OrderBy(q => q.DueAt).ThenBy(q => q.TaskId),
            QueueSort.Done => entries.OrderByDescending(q => q.DueAt).ThenByDescending(q => q.TaskId),
            QueueSort.Oldest => entries.OrderBy(q => q.SubmittedAt).ThenBy(q => q.TaskId),
            _ => entries.OrderByDescending(q => q.SubmittedAt).ThenByDescending(q => q.TaskId),
        };
    }
}
