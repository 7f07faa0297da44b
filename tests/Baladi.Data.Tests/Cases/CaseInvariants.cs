using Baladi.Core.Cases;
using Baladi.Core.Licenses;
using Baladi.Core.Authorities;
using Baladi.Core.Payments;
using Baladi.Core.Procedures;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Data.Tests.Cases;

/// <summary>What holds of every case at every moment, whatever was done to it.</summary>
internal static class CaseInvariants
{
    public static async Task AssertAsync(Portal portal, string reference, string history)
    {
        var found = await portal.CaseAsync(reference);
        string[] broken = [.. Broken(found, await portal.CalendarAsync()), .. await BrokenRowsAsync(portal, found)];
        Assert.True(broken.Length == 0, $"{string.Join("; ", broken)}, after {history}");
    }

    private static IEnumerable<string> Broken(CaseView found, Core.Calendars.WorkingCalendar calendar)
    {
        var open = found.Case.IsOpen;
        var live = found.Tasks.Where(task => task.IsLive).ToList();
        if (open != live.Count > 0) yield return $"{live.Count} live tasks while the case is {found.Case.Result}";
        if (open && live.All(task => task.State == TaskState.Waiting)) yield return "everybody waits";
        if (found.Clock.Count(segment => segment.To is null) != (open ? 1 : 0)) yield return "not exactly one clock runs while it is open";
        if (found.Clock[0].From != found.Case.SubmittedAt) yield return "time before the first clock";
        if (found.Clock.Zip(found.Clock.Skip(1)).Any(pair => pair.First.To != pair.Second.From || pair.First.Party == pair.Second.Party)) yield return "a gap between clocks, or two of one party";
        if (!open && found.Clock[^1].To != found.Case.ClosedAt) yield return "the last clock did not stop with the case";
        if (open && found.Clock[^1].Party != (live.Any(task => task is { State: TaskState.Open, Holder: Holder.Staff }) ? Party.Authority : Party.Applicant)) yield return "the wrong clock runs";
        if (!found.Events.Select(entry => entry.Event.Number).SequenceEqual(Enumerable.Range(1, found.Case.EventCount))) yield return "event numbers with gaps";
        if (found.Events.Zip(found.Events.Skip(1)).Any(pair => pair.First.Event.OccurredAt > pair.Second.Event.OccurredAt)) yield return "events out of order";
        var applicants = found.Clock.Where(s => s is { Party: Party.Applicant, To: not null }).Aggregate(TimeSpan.Zero, (sum, s) => sum + calendar.Between(s.From, s.To!.Value));
        if (calendar.Add(found.Case.PromisedAt, applicants) != found.Case.DueAt) yield return "due is not the promise plus the applicant's working time";
        if (found.Clauses.GroupBy(clause => clause.Verdict.ClauseCode).Any(group => group.Count() > 1)) yield return "two verdicts in force on one clause";
        if (found.Facts.GroupBy(fact => (fact.Code, fact.Subject)).Any(group => group.Count() > 1)) yield return "two values in force of one fact";
        if (found.OpenCorrections.Any() != live.Any(task => task.Code == CaseTask.Correct)) yield return "open corrections without their task, or the other way round";
        if (found.Procedure.Content.MilestoneOf(found.Case.Milestone).Result != found.Case.Result) yield return "the milestone says another result";
        if (found.Case.CorrectionRounds > found.Procedure.Content.Corrections.Rounds) yield return "too many rounds of corrections";
    }

    private static async Task<List<string>> BrokenRowsAsync(Portal portal, CaseView found)
    {
        var geography = portal.Services.GetRequiredService<Geography>();
        var id = found.Case.Id;
        var expected = from task in found.Tasks
                       where task.Holder == Holder.Staff
                       from scope in geography.Upwards(geography.Authority(task.AuthorityId!.Value))
                       select (scope.Id, task.Id, task.State, task.AssigneeAccountId ?? QueueEntry.Unassigned, task.CompletedAt ?? task.DueAt, task.Role!);
        var entries = await portal.ReadAsync(db => db.QueueEntries.AsNoTracking().Where(q => q.CaseId == id).ToListAsync());
        var licenses = await portal.ReadAsync(db => db.Set<License>().CountAsync(l => l.CaseId == id));
        var invoices = await portal.ReadAsync(db => db.Set<Invoice>().Where(i => i.CaseId == id).Select(i => i.State).ToListAsync());
        var broken = new List<string>();
        if (!expected.ToHashSet().SetEquals(entries.Select(q => (q.ScopeAuthorityId, q.TaskId, q.State, q.AssigneeAccountId, q.DueAt, q.Role)))) broken.Add("the queue does not mirror the tasks");
        if (licenses != (found.Case.Result == CaseResult.Granted ? 1 : 0)) broken.Add($"{licenses} licenses, {found.Case.Result}");
        if (invoices.Count(state => state == InvoiceState.Paid) != licenses) broken.Add("a license that is not paid, or paid twice");
        if (invoices.Contains(InvoiceState.Open) != found.Tasks.Any(task => task is { Code: CaseTask.Pay, IsLive: true })) broken.Add("an open invoice nobody is asked to pay");
        return broken;
    }
}
