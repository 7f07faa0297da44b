using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Desk;
using Baladi.Core.People;
using Baladi.Core.People.Absences;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Xunit;
using Officer = Baladi.TestKit.Portals.Officer;

namespace Baladi.Data.Tests.People;

/// <summary>Who stands in for whom, on which days, and under whose names.</summary>
[Trait("Journey", "People")]
public abstract class AbsenceTests(Portal portal) : PortalTest(portal)
{
    [SkippableFact]
    public async Task Substitute_DuringTheAbsence_SeesTheTasksAmongTheirOwnAndActsUnderBothNames()
    {
        var place = await Owner.SubmitRestaurantAsync();
        var absent = await Reviewer.ActorAsync();
        (await Reviewer.AssignAsync(place, "review", absent.AccountId)).Expect();
        (await AwayAsync(Who.Reviewer, Who.SecondReviewer, 1, 3)).Expect();

        var before = await MineAsync(Who.SecondReviewer);
        Portal.Travel(TimeSpan.FromDays(1));
        var during = await MineAsync(Who.SecondReviewer);
        await SecondReviewer.PassAllAsync(place);
        (await SecondReviewer.DecideAsync(place, "review", "approve")).Expect();
        Portal.Travel(TimeSpan.FromDays(3));

        Assert.DoesNotContain(place, before);
        Assert.Contains(place, during);
        Assert.Empty((await SecondReviewer.ActorAsync()).StandsInFor);
        var acted = (await Portal.CaseAsync(place)).Events.Where(e => e.Event.Kind is CaseEventKind.ClauseJudged or CaseEventKind.TaskCompleted).ToList();
        Assert.All(acted, e => Assert.Equal((absent.PersonId, absent.Name), (e.Event.OnBehalfOfPersonId, e.InPlaceOf)));
        Assert.All(acted, e => Assert.NotEqual(absent.AccountId, e.Event.ActorAccountId));
        Assert.Empty(await Portal.VerifyAsync());
    }

    [SkippableFact]
    public async Task Signatures_OfTwoPersons_AreNeverOfOneDirectlyOrAsSubstitute()
    {
        await Portal.AppointAsync(Who.Reviewer, "manager", "1");
        await Portal.AppointAsync(Who.SecondReviewer, "manager", "1");
        var place = await Owner.SubmitRestaurantAsync();
        (await Reviewer.AssignAsync(place, "review", (await Reviewer.ActorAsync()).AccountId)).Expect();
        var absence = (await AwayAsync(Who.Reviewer, Who.SecondReviewer, 0, 0)).Expect();
        await SecondReviewer.PassAllAsync(place);
        (await SecondReviewer.DecideAsync(place, "review", "approve")).Expect();
        await EndAsync(Who.Reviewer, absence);

        var substitute = await SecondReviewer.DecideAsync(place, "sign-off", "approve");
        var replaced = await Reviewer.DecideAsync(place, "sign-off", "approve");

        Assert.Equal(["two-persons"], substitute.Codes());
        Assert.Equal(["two-persons"], replaced.Codes());
        Assert.True((await Manager.DecideAsync(place, "sign-off", "approve")).IsDone);
    }

    [SkippableFact]
    public async Task Enter_SubstituteOfAnotherPostAuthorityOrTime_IsRefused()
    {
        await Portal.AppointAsync(Who.Clerk, "reviewer", Who.Riyadh, to: Portal.Today.AddDays(12));

        Assert.Equal(["substitute-unfit"], (await AwayAsync(Who.SecondReviewer, Who.JeddahReviewer, 10, 20)).Codes());
        Assert.Equal(["substitute-unfit"], (await AwayAsync(Who.SecondReviewer, Who.Inspector, 10, 20)).Codes());
        Assert.Equal(["substitute-unfit"], (await AwayAsync(Who.SecondReviewer, Who.SecondReviewer, 10, 20)).Codes());
        Assert.Equal(["substitute-unfit"], (await AwayAsync(Who.SecondReviewer, Who.Clerk, 10, 12)).Codes());
        Assert.True((await AwayAsync(Who.SecondReviewer, Who.Clerk, 10, 11)).IsDone);
        Assert.Equal(["absence-overlaps"], (await AwayAsync(Who.SecondReviewer, null, 11, 15)).Codes());
        Assert.Equal(["substitute-away"], (await AwayAsync(Who.Reviewer, Who.SecondReviewer, 11, 15)).Codes());
        Assert.Equal(["date-too-early"], (await AwayAsync(Who.SecondReviewer, null, -1, 2)).Codes());
        Assert.Equal(["date-too-early"], (await AwayAsync(Who.SecondReviewer, null, 30, 29)).Codes());
        Assert.Equal(["date-too-late"], (await AwayAsync(Who.SecondReviewer, null, 30, 800)).Codes());
    }

    [SkippableFact]
    public async Task Enter_ByTheManagerOrSomebodyElse_IsDoneOrDoesNotExist()
    {
        var byManager = await AwayAsync(Who.SecondReviewer, null, 100, 101, by: Who.Manager);
        var byColleague = await AwayAsync(Who.SecondReviewer, null, 110, 111, by: Who.Inspector);
        var byOtherManager = await AwayAsync(Who.SecondReviewer, null, 110, 111, by: Who.JeddahManager);
        var byAuditor = await AwayAsync(Who.SecondReviewer, null, 110, 111, by: Who.Auditor);

        Assert.True(byManager.IsDone);
        Assert.All(new[] { byColleague, byOtherManager, byAuditor }, outcome => Assert.Equal(OutcomeKind.NotFound, outcome.Kind));
        Assert.Contains("absence-entered", await Portal.ReadAsync(db => db.Outbox.OrderByDescending(m => m.Id).Take(3).Select(m => m.Template).ToListAsync()));
    }

    private async Task<Outcome<Absence>> AwayAsync(string who, string? substitute, int from, int last, string? by = null)
    {
        var (absent, actor) = (await Portal.ActorAsync(who, Channel.Desk), await Portal.ActorAsync(by ?? who, Channel.Desk));
        var person = substitute is null ? null : (await Portal.ActorAsync(substitute)).PersonId;
        var post = absent.Roles.First(held => held.Role == "reviewer").AppointmentId;
        return await Portal.AskAsync((EnterAbsenceHandler handler) => handler.HandleAsync(new(post, Portal.Today.AddDays(from), Portal.Today.AddDays(last), person), actor, CancellationToken.None));
    }

    private async Task EndAsync(string who, Absence absence)
    {
        var actor = await Portal.ActorAsync(who);
        (await Portal.AskAsync((EndAbsenceHandler handler) => handler.HandleAsync(new(absence.Id), actor, CancellationToken.None))).Expect();
    }

    private async Task<List<string>> MineAsync(string who)
    {
        var actor = await Portal.ActorAsync(who, Channel.Desk);
        var post = actor.Roles.First(held => held.Role == "reviewer");
        var lines = await Portal.AskAsync((ReadQueue queue) => queue.PageAsync(new() { ScopeAuthorityId = post.AuthorityId, Role = post.Role, Holder = QueueHolder.Mine }, actor, CancellationToken.None));
        return [.. lines.Select(line => line.Reference)];
    }

    public sealed class OnSqlite(SqlitePortal portal) : AbsenceTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : AbsenceTests(portal), IClassFixture<PostgreSqlPortal>;
}
