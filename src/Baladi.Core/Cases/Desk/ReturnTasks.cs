using System.Globalization;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Authorities;
using Baladi.Core.People.Appointments;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases.Desk;

/// <summary>
/// Puts the tasks of whoever left a post back into its queue, and tells those who assign work there: at once where somebody ended
/// it, and by the clock once its last day has passed. Run again, or by two nodes at once, it does no more.
/// </summary>
public sealed class ReturnTasks(
    BaladiDbContext db, CaseFiles files, DeskAccess access, ActorDirectory directory, TaskBoard board, TaskRound round, CaseRecorder recorder, StaffMessages messages, Geography geography, TimeProvider time) : IWhenPostEnds
{
    private const int Batch = 50;
    private const int DaysBack = 30;
    private const string Returned = "tasks-returned";

    /// <returns>How many tasks went back.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var (today, count) = (time.Today(), 0);
        var earliest = today.AddDays(-DaysBack);
        var ended = await (
            from appointment in db.Appointments.AsNoTracking()
            join account in db.Users on appointment.PersonId equals account.PersonId
            where appointment.To <= today && appointment.To > earliest
                && db.QueueEntries.Any(q => q.ScopeAuthorityId == appointment.AuthorityId && q.Role == appointment.Role && (q.State == TaskState.Open || q.State == TaskState.Waiting) && q.AssigneeAccountId == account.Id)
            select appointment).ToListAsync(cancel);
        foreach (var appointment in ended) count += await FollowAsync(appointment, Actor.System, cancel);
        return count;
    }

    public async Task<int> FollowAsync(Appointment ended, Actor by, CancellationToken cancel)
    {
        if (!(ended.To <= time.Today())) return 0;
        var count = 0;
        foreach (var account in await db.Users.AsNoTracking().Where(a => a.PersonId == ended.PersonId).Select(a => a.Id).ToListAsync(cancel))
            count += await round.RunAsync(
                from entry in db.QueueEntries
                where entry.ScopeAuthorityId == ended.AuthorityId && entry.Role == ended.Role && (entry.State == TaskState.Open || entry.State == TaskState.Waiting) && entry.AssigneeAccountId == account
                join task in db.CaseTasks on entry.TaskId equals task.Id
                select task, Batch, (caseId, taskId) => ReturnAsync(caseId, taskId, account, by, cancel), cancel);
        if (count > 0) await TellAsync(ended, by, count, cancel);
        return count;
    }

    private async Task<bool> ReturnAsync(long caseId, long taskId, long account, Actor by, CancellationToken cancel)
    {
        await db.WatchCaseAsync(caseId, cancel);
        if (await files.FindAsync(caseId, cancel) is not { } file || file.Tasks.Find(task => task.Id == taskId) is not { IsLive: true } task || task.AssigneeAccountId != account) return false;
        // Another post of theirs may cover it still.
        if (access.Holds(await directory.FindAsync(account, Channel.Desk, cancel), task)) return false;
        await board.AssignAsync(task, null, cancel);
        recorder.Record(file.Case, CaseEventKind.TaskAssigned, by, by.IsSignedIn ? geography.PartyOf(task.AuthorityId!.Value) : Party.System, task.Code, isPublic: false);
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private async Task TellAsync(Appointment ended, Actor by, int count, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var authority = geography.Authority(ended.AuthorityId);
        var name = await db.People.AsNoTracking().Where(p => p.Id == ended.PersonId).Select(p => p.Name).SingleAsync(cancel);
        await messages.TellHoldersAsync(Permission.AssignCases, authority, Returned, language => new Dictionary<string, string>
        {
            ["name"] = name.In(language),
            ["authority"] = authority.Name.In(language),
            ["count"] = count.ToString(CultureInfo.InvariantCulture),
        }, by.AccountId, cancel);
        await db.SaveChangesAsync(cancel);
    }
}
