using Baladi.Core.Basics;
using Baladi.Core.Cases.Desk;
using Baladi.TestKit.Portals;
using Xunit;
using Officer = Baladi.TestKit.Portals.Officer;

namespace Baladi.Data.Tests.Cases;

/// <summary>Who may be given a task, and whom it goes back to.</summary>
public abstract class AssignTests(Portal portal) : PortalTest(portal)
{
    [SkippableFact]
    public async Task Assign_SignOffToWhoeverReviewed_IsRefused()
    {
        await Portal.AppointAsync(Who.Reviewer, "manager", "1");
        var place = await ApprovedAsync(Reviewer);
        var reviewer = (await Reviewer.ActorAsync()).AccountId;

        var given = await Manager.AssignAsync(place, "sign-off", reviewer);
        var taken = await Reviewer.AssignAsync(place, "sign-off", reviewer);

        Assert.Equal((OutcomeKind.Invalid, "assignee-acted"), (given.Kind, given.Codes().Single()));
        Assert.Equal((OutcomeKind.Forbidden, "two-persons"), (taken.Kind, taken.Codes().Single()));
        Assert.Null((await Portal.CaseAsync(place)).Tasks[^1].AssigneeAccountId);
        Assert.True((await Manager.AssignAsync(place, "sign-off", (await Manager.ActorAsync()).AccountId)).IsDone);
    }

    [SkippableFact]
    public async Task Officers_OfTheSignOff_LeaveOutWhoeverReviewed()
    {
        await Portal.AppointAsync(Who.Reviewer, "manager", "1");
        var place = await ApprovedAsync(Reviewer);

        var offered = await OfferedAsync(place);

        Assert.DoesNotContain((await Reviewer.ActorAsync()).AccountId!.Value, offered);
        Assert.Contains((await Manager.ActorAsync()).AccountId!.Value, offered);
    }

    [SkippableFact]
    public async Task Return_ToWhoeverHeldItBefore_IsTheirsAgain()
    {
        var place = await ApprovedAsync(SecondReviewer);

        (await Manager.DecideAsync(place, "sign-off", "return", "المخطط يحتاج إلى مراجعة")).Expect();

        Assert.Equal((await SecondReviewer.ActorAsync()).AccountId, (await Portal.CaseAsync(place)).Tasks[^1].AssigneeAccountId);
    }

    [SkippableFact]
    public async Task Return_ToAPostThatEnded_GoesToThePool()
    {
        await Portal.AppointAsync(Who.Moderator, "reviewer", Who.Riyadh, to: Portal.Today.AddDays(1));
        var place = await ApprovedAsync(new Officer(Portal, Who.Moderator));
        Portal.Travel(TimeSpan.FromDays(1));

        (await Manager.DecideAsync(place, "sign-off", "return", "المخطط يحتاج إلى مراجعة")).Expect();

        var review = (await Portal.CaseAsync(place)).Tasks[^1];
        Assert.Equal(("review", (long?)null), (review.Code, review.AssigneeAccountId));
        Assert.True((await Reviewer.AssignAsync(place, "review", (await Reviewer.ActorAsync()).AccountId)).IsDone);
    }

    private async Task<string> ApprovedAsync(Officer by)
    {
        var place = await Owner.SubmitRestaurantAsync();
        await by.PassAllAsync(place);
        (await by.DecideAsync(place, "review", "approve")).Expect();
        return place;
    }

    private async Task<List<long>> OfferedAsync(string place)
    {
        var view = await Portal.CaseAsync(place);
        var officers = await Portal.AskAsync((ReadOfficers reader) => reader.ForAsync(view.AsFile(), view.Tasks[^1], CancellationToken.None));
        return [.. officers.Select(officer => officer.AccountId)];
    }

    public sealed class OnSqlite(SqlitePortal portal) : AssignTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : AssignTests(portal), IClassFixture<PostgreSqlPortal>;
}
