using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Visits;
using Baladi.Core.Licenses;
using Baladi.Core.Licenses.Planned;
using Baladi.Core.Privacy.Erasing;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Data.Tests.Licenses;

/// <summary>Visits are set, moved, told and made; nothing is judged or photographed by who was not there; and licenses have their turn as published.</summary>
public abstract class SiteVisitTests(Portal portal) : LicenseLifeTest(portal)
{
    private const string Service = "license-inspection";
    private static readonly TimeOnly Ten = new(10, 0);
    private static readonly TimeOnly Noon = new(12, 0);

    [SkippableFact]
    public async Task Plan_SaysWhatIsWrong_BesideItsField()
    {
        Portal.Travel(TimeSpan.FromDays(70));
        var (license, other) = (await Citizen.LicensedAsync(Application.Barber), await Citizen.LicensedAsync(Application.Barber));
        var planned = await BeginAsync(license, "plan");
        var round = await BeginAsync(other, "round");
        Portal.TravelTo(RiyadhTime.StartOf(NextSunday()).AddHours(9));
        var today = Portal.Today;

        async Task<(string Code, string Field)> Wrong(DateOnly? on, TimeOnly? from, TimeOnly? to, string? reference = null) => (await Inspector.PlanAsync(reference ?? planned, "visit", on, from, to)).Problems.Select(problem => (problem.Code, problem.Field)).First();
        Assert.Equal(("required", "On"), await Wrong(null, Ten, Noon));
        Assert.Equal(("required", "To"), await Wrong(today.AddDays(7), Ten, null));
        Assert.Equal(("visit-past", "On"), await Wrong(today, new(8, 0), Ten));
        Assert.Equal(("visit-far", "On"), await Wrong(today.AddDays(61), Ten, Noon));
        Assert.Equal(("visit-window", "To"), await Wrong(today.AddDays(7), Noon, Ten));
        Assert.Equal(("visit-window", "To"), await Wrong(today.AddDays(7), Ten, new(14, 30)));
        // Announced two working days before; a round is not announced at all.
        Assert.Equal(("visit-notice", "On"), await Wrong(today.AddDays(1), Ten, Noon));
        (await Inspector.PlanAsync(round, "visit", today.AddDays(1), Ten, Noon)).Expect();
        Assert.Equal(("visit-clash", "From"), await Wrong(today.AddDays(2), new(11, 0), new(13, 0), await ClashingAsync(today.AddDays(2))));
        (await Inspector.PlanAsync(planned, "visit", today.AddDays(3), Ten, Noon)).Expect();
        Assert.Equal(("reason-required", "Reason"), await Wrong(today.AddDays(4), Ten, Noon));
    }

    [SkippableFact]
    public async Task Moved_IsToldWithTheReason_AndTheFormerTimeStaysOnRecord()
    {
        Portal.Travel(TimeSpan.FromDays(70));
        var reference = await BeginAsync(await Citizen.LicensedAsync(Application.Barber), "plan");
        (await Inspector.PlanAsync(reference, "visit", Portal.Today.AddDays(10), Ten, Noon)).Expect();
        (await Inspector.PlanAsync(reference, "visit", Portal.Today.AddDays(12), Ten, Noon, "المراقب في مهمة أخرى")).Expect();

        var view = await Portal.CaseAsync(reference);
        Assert.Equal([VisitState.Moved, VisitState.Planned], view.Visits.Select(visit => visit.State));
        Assert.Equal(["visit-moved", "visit-planned"], (await ToldAsync(reference)).Order(StringComparer.Ordinal));
        Assert.Equal("المراقب في مهمة أخرى", (await Citizen.SeeAsync(reference))!.Events.Single(e => e.Event.Kind == CaseEventKind.VisitMoved).Event.Text);
        // Whoever sets the time has taken the task.
        Assert.Equal((await Inspector.ActorAsync()).AccountId, view.Tasks.Single().AssigneeAccountId);
        Assert.Contains(reference, (await AgendaAsync()).Select(planned => planned.Reference));
    }

    [SkippableFact]
    public async Task Given_ToAColleague_TheVisitGoesWithTheTask()
    {
        Portal.Travel(TimeSpan.FromDays(70));
        await Portal.AppointAsync(Who.SecondReviewer, "inspector", Who.Riyadh);
        var reference = await BeginAsync(await Citizen.LicensedAsync(Application.Barber), "round");
        (await Inspector.PlanAsync(reference, "visit", Portal.Today.AddDays(9), Ten, Noon)).Expect();
        var colleague = (await new Officer(Portal, Who.SecondReviewer).ActorAsync()).AccountId;
        (await Manager.AssignAsync(reference, "visit", colleague)).Expect();

        Assert.DoesNotContain(reference, (await AgendaAsync()).Select(planned => planned.Reference));
        Assert.Equal(colleague, (await Portal.CaseAsync(reference)).Visits.Single().OfficerAccountId);
    }

    [SkippableFact]
    public async Task Result_IsSaidOnceItsDayHasCome_WithTheReasonWhereItCameToNothing()
    {
        Portal.Travel(TimeSpan.FromDays(70));
        var reference = await BeginAsync(await Citizen.LicensedAsync(Application.Barber), "round");
        (await Inspector.PlanAsync(reference, "visit", Portal.Today.AddDays(3), Ten, Noon)).Expect();
        var early = await Inspector.SettleAsync(reference, VisitState.Made);
        Portal.Travel(TimeSpan.FromDays(3));
        var bare = await Inspector.SettleAsync(reference, VisitState.Missed);
        var odd = await Inspector.SettleAsync(reference, VisitState.Moved);
        (await Inspector.SettleAsync(reference, VisitState.Missed, "المحل مغلق ولا يجيب أحد")).Expect();
        var once = await Inspector.DecideAsync(reference, "visit", "not-reached", "المحل مغلق كلما زرناه");
        await MissAsync(reference);
        (await Inspector.DecideAsync(reference, "visit", "not-reached", "المحل مغلق كلما زرناه")).Expect();

        Assert.Equal(["visit-early", "reason-required", "visit-outcome"], early.Codes().Concat(bare.Codes()).Concat(odd.Codes()));
        Assert.Equal(["action-withheld"], once.Codes());
        Assert.Equal("not-reached", (await Citizen.SeeAsync(reference))!.Case.Milestone);
    }

    [SkippableFact]
    public async Task Nothing_IsJudgedOrPhotographed_BeforeSomebodyWasThere()
    {
        var reference = await BeginAsync(await Citizen.LicensedAsync(Application.Barber), "round");
        var (judged, shot) = (await Inspector.JudgeAsync(reference, "barber.wiring", Verdict.Fail, "مكشوفة"), await Inspector.PhotographAsync(reference, "barber.wiring", Samples.Jpeg));
        var done = await Inspector.DecideAsync(reference, "visit", "in-order");
        await MissAsync(reference);
        var closed = await Inspector.JudgeAsync(reference, "barber.wiring", Verdict.Fail, "مكشوفة");
        // Before a closed door a photo can be taken.
        (await Inspector.PhotographAsync(reference, "barber.wiring", Samples.Jpeg)).Expect();

        Assert.Equal(["visit-first", "photos-early", "visit-first"], judged.Codes().Concat(shot.Codes()).Concat(closed.Codes()));
        Assert.Equal(["action-withheld"], done.Codes());
    }

    [SkippableFact]
    public async Task InOrder_TakesEveryClauseSeenOnSite()
    {
        var license = await Citizen.LicensedAsync(Application.Barber);
        var reference = await BeginAsync(license, "round");
        await Inspector.VisitAsync(reference, "visit");
        var unjudged = await Inspector.DecideAsync(reference, "visit", "in-order");
        var waiting = (await Portal.CaseAsync(reference)).Clauses.Where(clause => clause.Verdict.Why == VerdictReason.AwaitsOfficer).Select(clause => clause.Clause.Kind).Distinct();
        await Inspector.PassAllAsync(reference);
        (await Inspector.DecideAsync(reference, "visit", "in-order")).Expect();

        Assert.Equal(["action-withheld"], unjudged.Codes());
        // Documents were judged when they were given; undertakings stand unless the inspector sees otherwise.
        Assert.Equal([ClauseKind.Inspection], waiting);
        Assert.Equal(CaseResult.Granted, (await Portal.CaseAsync(reference)).Case.Result);
        Assert.Contains("inspection-in-order", await ToldAsync(reference));
    }

    [SkippableFact]
    public async Task Undertaking_ThatIsNotKept_IsJudgedOnSite()
    {
        var reference = await BeginAsync(await Citizen.LicensedAsync(Application.Barber), "round");
        await Inspector.VisitAsync(reference, "visit");

        (await Inspector.JudgeAsync(reference, "barber.sterilisation", Verdict.Fail, "الأدوات بلا تعقيم")).Expect();

        (await Inspector.DecideAsync(reference, "visit", "violations", "الأدوات تُستخدم بلا تعقيم")).Expect();
    }

    [SkippableFact]
    public async Task Photos_AreCheckedByContent_LimitedAndTakenBackByTheirAuthorAlone()
    {
        var reference = await BeginAsync(await Citizen.LicensedAsync(Application.Barber), "round");
        await Portal.AppointAsync(Who.SecondReviewer, "inspector", Who.Riyadh);
        var colleague = new Officer(Portal, Who.SecondReviewer);
        await Inspector.VisitAsync(reference, "visit");
        var html = await Inspector.PhotographAsync(reference, "barber.wiring", Samples.Jpeg, "<html><script>"u8.ToArray());
        var many = await Inspector.PhotographAsync(reference, "barber.wiring", [.. Enumerable.Repeat(Samples.Jpeg, 11)]);
        var none = await Inspector.PhotographAsync(reference, "barber.wiring");
        (await Inspector.PhotographAsync(reference, "barber.wiring", Samples.Jpeg, Samples.Jpeg)).Expect();
        var photos = (await Portal.CaseAsync(reference)).Photos;
        var theirs = await colleague.RemovePhotoAsync(reference, photos[0].Id);
        (await Inspector.RemovePhotoAsync(reference, photos[0].Id)).Expect();

        Assert.Equal(["file-type-refused", "photos-many", "photo-required"], html.Codes().Concat(many.Codes()).Concat(none.Codes()));
        Assert.Equal(OutcomeKind.NotFound, theirs.Kind);
        Assert.Equal([photos[1].Id], (await Portal.CaseAsync(reference)).Photos.Select(photo => photo.Id));
        // What an officer photographed is no document of the license.
        var license = await Portal.ReadAsync(db => db.Licenses.AsNoTracking().OrderByDescending(l => l.Id).FirstAsync());
        var subject = await Portal.AskAsync((LicenseSubjects subjects) => subjects.OfAsync(license, CancellationToken.None));
        Assert.DoesNotContain("barber.wiring", subject.OnFile.Keys);
    }

    [SkippableFact]
    public async Task Turns_ComeAsPublished_AreOpenedOnce_AndCatchUpAfterADowntime()
    {
        var license = await Citizen.LicensedAsync(Application.Barber.With("license.years", "3"));
        Portal.Travel(TimeSpan.FromDays(2));
        await PlanAsync();
        var due = (await TurnAsync(license)).DueOn;
        Portal.TravelTo(RiyadhTime.StartOf(due.AddDays(20)).AddHours(9));
        await PlanAsync();
        await PlanAsync();

        var opened = Assert.Single(await InspectionsAsync(license));
        var view = await Portal.CaseAsync(opened);
        Assert.Equal(RiyadhTime.DateOf(license.IssuedAt).AddDays(365), due);
        Assert.Equal("plan", view.Facts.Single(fact => fact.Code == "inspection.occasion").Text);
        Assert.Null(view.Case.IsKept);
        Assert.Equal(["visit"], view.Tasks.Select(task => task.Code));
        Assert.DoesNotContain(view.Clauses, clause => clause.Verdict.Verdict == Verdict.ToProvide);
        Assert.Equal(Portal.Today.AddDays(365), (await TurnAsync(license)).DueOn);
    }

    [SkippableFact]
    public async Task Turns_OfLicensesWithoutEffect_AndUnderALook_PassBy()
    {
        var (suspended, looked) = (await Citizen.LicensedAsync(Application.Barber.With("license.years", "3")), await Citizen.LicensedAsync(Application.Barber.With("license.years", "3")));
        Portal.Travel(TimeSpan.FromDays(2));
        await PlanAsync();
        await SuspendAsync(suspended);
        var open = await BeginAsync(looked, "round");
        Portal.Travel(TimeSpan.FromDays(366));
        await PlanAsync();

        Assert.Empty(await InspectionsAsync(suspended));
        Assert.Equal([open], await InspectionsAsync(looked));
        Assert.All([await TurnAsync(suspended), await TurnAsync(looked)], turn => Assert.Equal(Portal.Today.AddDays(30), turn.DueOn));
    }

    [SkippableFact]
    public async Task Turns_OpenNoMoreAtOnceThanAMunicipalityCanDo()
    {
        var (first, second) = (await Citizen.LicensedAsync(Application.Barber.With("license.years", "3")), await Citizen.LicensedAsync(Application.Barber.With("license.years", "3")));
        Portal.Travel(TimeSpan.FromDays(2));
        await PlanAsync();
        // Of all licenses only these two have their turn, and the municipality has room for one more than it has open.
        await Portal.ReadAsync(db => db.VisitTurns.ExecuteUpdateAsync(turn => turn.SetProperty(t => t.DueOn, t => t.LicenseId == first.Id || t.LicenseId == second.Id ? Portal.Today : VisitTurn.Never)));
        var open = await Portal.ReadAsync(db => db.QueueEntries.CountAsync(q => q.ScopeAuthorityId == first.AuthorityId && q.ServiceCode == Service && q.Role == "inspector" && q.State == TaskState.Open));
        var before = "";
        await Portal.PublishAsync(Procedure.Kind, Service, procedure => (before = procedure).Replace("\"openAtOnce\":40", $"\"openAtOnce\":{open + 1}", StringComparison.Ordinal));
        await PlanAsync();
        await PlanAsync();
        var opened = await InspectionsAsync(first);
        var waiting = (await InspectionsAsync(second)).Count;
        await Inspector.VisitAsync(opened.Single(), "visit");
        await Inspector.PassAllAsync(opened.Single());
        (await Inspector.DecideAsync(opened.Single(), "visit", "in-order")).Expect();
        await PlanAsync();
        await Portal.PublishAsync(Procedure.Kind, Service, _ => before);

        Assert.Equal(0, waiting);
        Assert.Single(await InspectionsAsync(second));
    }

    private Task<string> BeginAsync(License license, string occasion) => Inspector.BeginAsync(Application.About(Service).With("inspection.occasion", occasion), license.Number);

    /// <summary>Another case of the inspector's, with a visit on the day from ten to twelve, and a third that has none.</summary>
    private async Task<string> ClashingAsync(DateOnly day)
    {
        (await Inspector.PlanAsync(await BeginAsync(await Citizen.LicensedAsync(Application.Barber), "round"), "visit", day, Ten, Noon)).Expect();
        return await BeginAsync(await Citizen.LicensedAsync(Application.Barber), "round");
    }

    private async Task MissAsync(string reference)
    {
        (await Inspector.PlanAsync(reference, "visit", Portal.Today.AddDays(1), Ten, Noon)).Expect();
        Portal.Travel(TimeSpan.FromDays(1));
        (await Inspector.SettleAsync(reference, VisitState.Missed, "المحل مغلق ولا يجيب أحد")).Expect();
    }

    private DateOnly NextSunday()
    {
        var day = Portal.Today.AddDays(1);
        while (day.DayOfWeek != DayOfWeek.Sunday) day = day.AddDays(1);
        return day;
    }

    private Task<int> PlanAsync() => Portal.AskAsync((PlanInspections job) => job.RunAsync(200, CancellationToken.None));

    private Task<VisitTurn> TurnAsync(License license) => Portal.ReadAsync(db => db.VisitTurns.AsNoTracking().SingleAsync(turn => turn.LicenseId == license.Id));

    private Task<List<string>> InspectionsAsync(License license) => Portal.ReadAsync(db => db.Cases.AsNoTracking().Where(c => c.SubjectId == license.Id && c.ServiceCode == Service).OrderBy(c => c.Id).Select(c => c.Reference).ToListAsync());

    private async Task<IReadOnlyList<PlannedVisit>> AgendaAsync()
    {
        var actor = await Inspector.ActorAsync();
        return await Portal.AskAsync((ReadVisits reader) => reader.OfAsync(actor, 60, CancellationToken.None));
    }
}

public sealed class SiteVisitOnSqlite(SqlitePortal portal) : SiteVisitTests(portal), IClassFixture<SqlitePortal>;

public sealed class SiteVisitOnPostgreSql(PostgreSqlPortal portal) : SiteVisitTests(portal), IClassFixture<PostgreSqlPortal>;
