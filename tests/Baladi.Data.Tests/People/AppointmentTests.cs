using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Desk;
using Baladi.Core.People;
using Baladi.Core.People.Appointments;
using Baladi.Core.People.Sessions;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Officer = Baladi.TestKit.Portals.Officer;

namespace Baladi.Data.Tests.People;

/// <summary>Who may give which post to whom, from when, and what follows when it ends.</summary>
[Trait("Journey", "People")]
public abstract class AppointmentTests(Portal portal) : PortalTest(portal)
{
    private Appointer Appointer => new(Portal, Who.Manager);
    private Appointer Ministry => new(Portal, Who.MinistryAdmin);

    [SkippableFact]
    public async Task Appoint_ByTheManagerOfTheAmanah_OpensTheQueueAtOnceAndTellsThePerson()
    {
        var before = Portal.Carriers.Taken.Count;

        var made = (await Appointer.AppointAsync(Who.Inspector, "reviewer", Who.Riyadh, last: Portal.Today.AddDays(9))).Expect();

        var actor = await Portal.ActorAsync(Who.Inspector);
        var change = await Portal.ReadAsync(db => db.AppointmentChanges.AsNoTracking().SingleAsync(c => c.AppointmentId == made.Id));
        var told = await Portal.ReadAsync(db => db.Outbox.AsNoTracking().Where(m => m.Template == "appointment-made-until").OrderByDescending(m => m.Id).FirstAsync());
        Assert.Contains(actor.Roles, held => held.Role == "reviewer" && held.AuthorityPath == "0/1/01008/");
        Assert.Equal((1, AppointmentChangeKind.Made, Appointer.Reason, Portal.Today.AddDays(10)), (change.Number, change.Kind, change.Reason, change.ToAfter!.Value));
        Assert.Equal((await Appointer.ActorAsync()).AccountId, change.ByAccountId);
        Assert.Contains(Portal.Today.AddDays(9).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), told.Body, StringComparison.Ordinal);
        Assert.Equal(before, Portal.Carriers.Taken.Count);
        Assert.Empty(await Portal.VerifyAsync());
    }

    [SkippableFact]
    public async Task Appoint_Citizen_MakesTheirSignInTwoFactoredAndEndsWhatPasswordsOpened()
    {
        var account = (await Portal.ActorAsync(Who.OtherCitizen)).AccountId!.Value;
        // Other tests may have appointed them before.
        await Portal.ReadAsync(db => db.Users.Where(a => a.Id == account).ExecuteUpdateAsync(set => set.SetProperty(a => a.TwoFactorEnabled, false)));
        var open = await Portal.AskAsync((StartSessionHandler start) => start.HandleAsync(new() { AccountId = account, Proof = SessionProof.Password }, CancellationToken.None));

        (await Appointer.AppointAsync(Who.OtherCitizen, "inspector", Who.Riyadh)).Expect();

        Assert.Equal(SessionEnd.FactorsChanged, await Portal.ReadAsync(db => db.Sessions.Where(s => s.Id == open.Session.Id).Select(s => s.End).SingleAsync()));
        Assert.True(await Portal.ReadAsync(db => db.Users.Where(a => a.Id == account).Select(a => a.TwoFactorEnabled).SingleAsync()));
    }

    public static TheoryData<string, string, string, string, string> Refused => new()
    {
        { Who.Manager, Who.Manager, "reviewer", Who.Riyadh, "appoint-self" },
        { Who.Manager, Who.Unverified, "reviewer", Who.Riyadh, "person-unverified" },
        { Who.Manager, Who.Citizen, "reviewer", Who.Jeddah, "authority-missing" },
        { Who.Manager, Who.Citizen, "reviewer", "0", "authority-missing" },
        { Who.Manager, Who.Citizen, "nonsense", Who.Riyadh, "role-missing" },
        { Who.Manager, Who.Citizen, "auditor", "1", "role-not-yours" },
        { Who.Manager, Who.Citizen, "manager", "1", "role-not-yours" },
        { Who.Manager, Who.Citizen, "publisher", "1", "role-not-here" },
        { Who.MinistryAdmin, Who.Citizen, "reviewer", "0", "role-not-here" },
        { Who.MinistryAdmin, Who.Citizen, "agency-officer", Who.Riyadh, "role-not-here" },
        { Who.MinistryAdmin, Who.Auditor, "reviewer", Who.Riyadh, "role-incompatible" },
        { Who.MinistryAdmin, Who.Operator, "reviewer", Who.Riyadh, "role-incompatible" },
        { Who.MinistryAdmin, Who.Reviewer, "operator", "0", "role-incompatible" },
        { Who.Manager, Who.SecondReviewer, "reviewer", Who.Riyadh, "appointment-overlaps" },
        { Who.Reviewer, Who.Citizen, "reviewer", Who.Riyadh, "people-not-yours" },
        { Who.Auditor, Who.Citizen, "reviewer", Who.Riyadh, "people-not-yours" },
        { Who.Citizen, Who.OtherCitizen, "reviewer", Who.Riyadh, "people-not-yours" },
    };

    [SkippableTheory]
    [MemberData(nameof(Refused))]
    public async Task Appoint_BeyondOnesReach_IsRefused(string by, string whom, string role, string authority, string problem)
    {
        var count = await Portal.ReadAsync(db => db.Appointments.CountAsync());

        var outcome = await new Appointer(Portal, by).AppointAsync(whom, role, authority);

        Assert.Equal([problem], outcome.Codes());
        Assert.Equal(count, await Portal.ReadAsync(db => db.Appointments.CountAsync()));
    }

    [SkippableTheory]
    [InlineData(-1, null, "date-too-early")]
    [InlineData(0, -1, "date-too-early")]
    [InlineData(5, 4, "date-too-early")]
    [InlineData(400, null, "date-too-late")]
    [InlineData(0, 4000, "date-too-late")]
    public async Task Appoint_DatesInThePastOrReversed_AreRefused(int from, int? last, string problem)
    {
        var outcome = await Appointer.AppointAsync(Who.Citizen, "reviewer", Who.Riyadh, Portal.Today.AddDays(from), last is { } days ? Portal.Today.AddDays(days) : null);

        Assert.Contains(problem, outcome.Codes());
    }

    [SkippableFact]
    public async Task Appoint_WithoutAReason_IsRefused() =>
        Assert.Equal(["words-required"], (await Appointer.AppointAsync(Who.Citizen, "reviewer", Who.Riyadh, reason: "  لا  ")).Codes());

    [SkippableFact]
    public async Task Appoint_FromTomorrow_GivesNothingToday()
    {
        (await Appointer.AppointAsync(Who.Delegate, "reviewer", Who.Riyadh, Portal.Today.AddDays(1), Portal.Today.AddDays(1))).Expect();
        var today = (await Portal.ActorAsync(Who.Delegate)).Roles.Count;
        Portal.Travel(TimeSpan.FromDays(1));
        var tomorrow = (await Portal.ActorAsync(Who.Delegate)).Roles.Count;
        Portal.Travel(TimeSpan.FromDays(1));

        Assert.Equal((0, 1, 0), (today, tomorrow, (await Portal.ActorAsync(Who.Delegate)).Roles.Count));
    }

    [SkippableFact]
    public async Task End_AtOnce_ReturnsTheTasksTellsThemAndTheManagersAndClosesTheQueue()
    {
        var made = (await Ministry.AppointAsync(Who.Moderator, "reviewer", Who.Riyadh)).Expect();
        var officer = new Officer(Portal, Who.Moderator);
        var (taken, waiting) = (await Owner.SubmitRestaurantAsync(), await Owner.SubmitRestaurantAsync());
        var account = (await officer.ActorAsync()).AccountId;
        (await officer.AssignAsync(taken, "review", account)).Expect();
        (await officer.AssignAsync(waiting, "review", account)).Expect();
        (await officer.AskForAsync(waiting, "review", new RequestedCorrection(CorrectionKind.Document, "food.layout", "المخطط غير واضح"))).Expect();

        var ended = (await Ministry.EndAsync(made)).Expect();

        Assert.Equal(2, ended.Returned);
        foreach (var reference in new[] { taken, waiting })
        {
            var view = await Portal.CaseAsync(reference);
            Assert.Null(view.Tasks.Single(task => task.Code == "review").AssigneeAccountId);
            Assert.Equal((CaseEventKind.TaskAssigned, (string?)null), (view.Events[^1].Event.Kind, view.Events[^1].Event.Text));
        }
        Assert.Null(await officer.SeeAsync(taken));
        var templates = await Portal.ReadAsync(db => db.Outbox.AsNoTracking().OrderByDescending(m => m.Id).Take(4).Select(m => m.Template).ToListAsync());
        Assert.Contains("appointment-ended", templates);
        Assert.Contains("tasks-returned", templates);
        Assert.Empty(await Portal.VerifyAsync());
    }

    [SkippableFact]
    public async Task End_ByItsLastDay_ReturnsTheTasksOnceTheClockComesBy()
    {
        (await Ministry.AppointAsync(Who.Clerk, "reviewer", Who.Riyadh, last: Portal.Today)).Expect();
        var officer = new Officer(Portal, Who.Clerk);
        var place = await Owner.SubmitRestaurantAsync();
        (await officer.AssignAsync(place, "review", (await officer.ActorAsync()).AccountId)).Expect();

        var early = await Portal.AskAsync((ReturnTasks clock) => clock.RunAsync(CancellationToken.None));
        Portal.Travel(TimeSpan.FromDays(1));
        var onTime = await Portal.AskAsync((ReturnTasks clock) => clock.RunAsync(CancellationToken.None));
        var again = await Portal.AskAsync((ReturnTasks clock) => clock.RunAsync(CancellationToken.None));

        Assert.Equal((0, 1, 0), (early, onTime, again));
        Assert.Null((await Portal.CaseAsync(place)).Tasks.Single().AssigneeAccountId);
    }

    [SkippableFact]
    public async Task End_OfOneOfTwoPostsForTheSameWork_LeavesTheTasks()
    {
        var lower = (await Ministry.AppointAsync(Who.Agent940, "reviewer", Who.Riyadh)).Expect();
        (await Ministry.AppointAsync(Who.Agent940, "reviewer", "1")).Expect();
        var officer = new Officer(Portal, Who.Agent940);
        var place = await Owner.SubmitRestaurantAsync();
        var account = (await officer.ActorAsync()).AccountId;
        (await officer.AssignAsync(place, "review", account)).Expect();

        var ended = (await Ministry.EndAsync(lower)).Expect();

        Assert.Equal(0, ended.Returned);
        Assert.Equal(account, (await Portal.CaseAsync(place)).Tasks.Single().AssigneeAccountId);
    }

    [SkippableFact]
    public async Task End_BeforeItBegan_CallsItOff()
    {
        var made = (await Appointer.AppointAsync(Who.Citizen, "inspector", Who.Riyadh, Portal.Today.AddDays(3))).Expect();

        var ended = (await Appointer.EndAsync(made)).Expect();
        Portal.Travel(TimeSpan.FromDays(4));

        Assert.True(ended.Appointment.Days.IsEmpty);
        Assert.DoesNotContain((await Portal.ActorAsync(Who.Citizen)).Roles, held => held.Role == "inspector");
        Assert.Equal(["appointment-over"], (await Appointer.EndAsync(made)).Codes());
    }

    [SkippableFact]
    public async Task Change_OfOnesOwnOrOfWhatOneCouldNotGive_IsRefused()
    {
        var other = (await Ministry.AppointAsync(Who.Inspector, "manager", "1")).Expect();
        var (manager, jeddah, reviewer) = (await PostAsync(Who.Manager, "manager"), await PostAsync(Who.JeddahReviewer, "reviewer"), await PostAsync(Who.SecondReviewer, "reviewer"));

        Assert.Equal(["appoint-self"], (await Appointer.EndAsync(manager)).Codes());
        Assert.Equal(["role-not-yours"], (await Appointer.EndAsync(other)).Codes());
        Assert.Equal(OutcomeKind.NotFound, (await Appointer.EndAsync(jeddah)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await new Appointer(Portal, Who.Auditor).EndAsync(reviewer)).Kind);
        Assert.Equal(OutcomeKind.NotFound, (await new Appointer(Portal, Who.Reviewer).MoveEndAsync(reviewer, Portal.Today)).Kind);
    }

    [SkippableFact]
    public async Task Change_OnAnOutdatedView_SaysWhoWasFaster()
    {
        var made = (await Appointer.AppointAsync(Who.Resident, "inspector", Who.Riyadh)).Expect();
        (await Ministry.MoveEndAsync(made, Portal.Today.AddDays(30))).Expect();

        var late = await Appointer.EndAsync(made, version: 1);
        var unchanged = await Appointer.MoveEndAsync(made, Portal.Today.AddDays(30));
        var opened = (await Appointer.MoveEndAsync(made, null)).Expect();

        Assert.Equal((OutcomeKind.Conflict, "appointment-changed-by"), (late.Kind, late.Codes().Single()));
        Assert.Equal(["end-unchanged"], unchanged.Codes());
        Assert.Equal(["date-too-late"], (await Appointer.MoveEndAsync(made, DateOnly.MaxValue)).Codes());
        Assert.Null(opened.To);
        Assert.Equal([1, 2, 3], (await Appointer.SeeAsync(Who.Resident))!.Posts[0].Changes.Select(named => named.Change.Number));
    }

    [SkippableFact]
    public async Task Change_ByTwoAtTheSameMoment_IsDoneOnce()
    {
        var made = (await Appointer.AppointAsync(Who.OtherCitizen, "reviewer", Who.Riyadh)).Expect();

        var both = await Task.WhenAll(Appointer.EndAsync(made, 1), Ministry.EndAsync(made, 1));

        Assert.Single(both, outcome => outcome.IsDone);
        Assert.Equal(2, await Portal.ReadAsync(db => db.AppointmentChanges.CountAsync(c => c.AppointmentId == made.Id)));
    }

    [SkippableFact]
    public async Task List_ByFoldedName_FindsWithinReachOnly()
    {
        var here = await Appointer.ListAsync(new() { Name = "ساره السبيعى" });
        var english = await Appointer.ListAsync(new() { Name = "SUBAIE" });
        var there = await Appointer.ListAsync(new() { Name = "وليد" });
        var ministry = await new Appointer(Portal, Who.Auditor).ListAsync(new() { Name = "وليد", Role = "reviewer", Authority = "3" });

        Assert.Single(here);
        Assert.Equal(here.Select(line => line.PersonId), english.Select(line => line.PersonId));
        Assert.Empty(there);
        Assert.Single(ministry);
        Assert.Null(await Appointer.SeeAsync(Who.JeddahReviewer));
    }

    [SkippableFact]
    public async Task List_PageAfterPage_ShowsEverybodyOnce()
    {
        var auditor = new Appointer(Portal, Who.Auditor);
        var all = (await auditor.ListAsync(new() { Size = 1000 })).Select(line => line.PersonId).ToList();

        var seen = new List<long>();
        for (long? after = null; ;)
        {
            var page = await auditor.ListAsync(new() { Size = 3, After = after });
            seen.AddRange(page.Take(3).Select(line => line.PersonId));
            if (page.Count <= 3) break;
            after = page[2].PersonId;
        }

        Assert.Equal(all, seen);
    }

    [SkippableFact]
    public async Task Duties_ThatCannotGoTogether_LeaveTheStricterOne()
    {
        await Portal.AppointAsync(Who.Operator, "reviewer", Who.Riyadh);
        var place = await Citizen.SubmitRestaurantAsync();

        var actor = await Portal.ActorAsync(Who.Operator);

        Assert.False(actor.May(Permission.ReadCases));
        Assert.True(actor.May(Permission.Operate));
        Assert.Null(await new Officer(Portal, Who.Operator).SeeAsync(place));
    }

    private async Task<Appointment> PostAsync(string who, string role)
    {
        var person = (await Portal.ActorAsync(who)).PersonId;
        return await Portal.ReadAsync(db => db.Appointments.AsNoTracking().FirstAsync(a => a.PersonId == person && a.Role == role));
    }

    public sealed class OnSqlite(SqlitePortal portal) : AppointmentTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : AppointmentTests(portal), IClassFixture<PostgreSqlPortal>;
}
