using Baladi.Core.Cases;
using Baladi.Core.Procedures;
using Baladi.Core.Requirements;
using Baladi.TestKit.Portals;
using Xunit;

namespace Baladi.Data.Tests.Cases;

/// <summary>Review in the municipality, sign-off by another officer in the amanah, payment, license.</summary>
public abstract class RestaurantTests(Portal portal) : PortalTest(portal)
{
    [SkippableFact]
    public async Task Approve_WhileClausesAwaitAnOfficer_IsWithheld()
    {
        var place = await Owner.SubmitRestaurantAsync();

        var early = await Reviewer.DecideAsync(place, "review", "approve");

        Assert.Equal(["action-withheld"], early.Codes());
        Assert.Equal("in-review", (await Portal.CaseAsync(place)).Milestone.Code);
    }

    [SkippableFact]
    public async Task Approve_BothOfficers_LeadsThroughPaymentToLicense()
    {
        var place = await Owner.SubmitRestaurantAsync();
        await Reviewer.PassAllAsync(place);
        (await Reviewer.DecideAsync(place, "review", "approve")).Expect();
        Assert.Equal("sign-off", (await Portal.CaseAsync(place)).Milestone.Code);

        (await Manager.DecideAsync(place, "sign-off", "approve")).Expect();
        Assert.Equal("awaiting-payment", (await Portal.CaseAsync(place)).Milestone.Code);
        await Owner.PayAsync(place);

        var found = await Portal.CaseAsync(place);
        Assert.Equal(CaseResult.Granted, found.Case.Result);
        Assert.Single(await Portal.LicensesAsync(place));
        Assert.Equal(["review.approve", "sign-off.approve"], found.Decisions.Select(decision => $"{decision.TaskCode}.{decision.Action}"));
    }

    [SkippableFact]
    public async Task SignOff_ReviewerOfTheSameCaseWithBothPosts_IsRefused()
    {
        await Portal.AppointAsync(Who.SecondReviewer, "manager", "1");
        var place = await ReviewedAsync(SecondReviewer);

        var own = await SecondReviewer.DecideAsync(place, "sign-off", "approve");
        var other = await Manager.DecideAsync(place, "sign-off", "approve");

        Assert.Equal(["two-persons"], own.Codes());
        Assert.True(other.IsDone, other.Told());
    }

    [SkippableFact]
    public async Task SignOff_ReviewerWithoutThePost_IsRefused()
    {
        var place = await ReviewedAsync(Reviewer);

        var refused = await Reviewer.DecideAsync(place, "sign-off", "approve");

        Assert.Equal(["task-not-yours"], refused.Codes());
    }

    [SkippableFact]
    public async Task Decide_OfficerWhoIsParty_IsRefused()
    {
        await Portal.AppointAsync(Who.Resident, "reviewer", Who.Riyadh);
        var place = await new Applicant(Portal, Who.Resident).SubmitRestaurantAsync();

        var own = await new Officer(Portal, Who.Resident).JudgeAsync(place, "food.ventilation", Verdict.Pass);
        var decided = await new Officer(Portal, Who.Resident).DecideAsync(place, "review", "approve");

        Assert.Equal(["own-case"], own.Codes());
        Assert.Equal(["own-case"], decided.Codes());
    }

    [SkippableFact]
    public async Task Refuse_WithoutFailedClause_IsWithheldAndWithOneRecordsIt()
    {
        var place = await Owner.SubmitRestaurantAsync();
        var baseless = await Reviewer.DecideAsync(place, "review", "refuse", "لا أحب هذا المطعم");
        (await Reviewer.JudgeAsync(place, "food.ventilation", Verdict.Fail, "لا توجد مدخنة")).Expect();

        (await Reviewer.DecideAsync(place, "review", "refuse", "لا توجد مدخنة للمطبخ")).Expect();
        (await Manager.DecideAsync(place, "sign-off", "refuse", "أؤيد رأي المراجع")).Expect();

        var found = await Portal.CaseAsync(place);
        Assert.Equal(["action-withheld"], baseless.Codes());
        Assert.Equal(CaseResult.Refused, found.Case.Result);
        Assert.All(found.Decisions, decision => Assert.Equal(["food.ventilation"], decision.ClauseCodes));
        Assert.DoesNotContain(found.Tasks, task => task.IsLive);
    }

    [SkippableTheory]
    [InlineData(null)]
    [InlineData("قصير")]
    public async Task Refuse_WithoutAProperReason_IsRefused(string? reason)
    {
        var place = await Owner.SubmitRestaurantAsync();
        (await Reviewer.JudgeAsync(place, "food.ventilation", Verdict.Fail, "لا توجد مدخنة")).Expect();

        var refused = await Reviewer.DecideAsync(place, "review", "refuse", reason);

        Assert.Equal(["reason-required"], refused.Codes());
    }

    [SkippableFact]
    public async Task SignOff_AgainstTheRecommendation_IsWithheld()
    {
        var place = await Owner.SubmitRestaurantAsync();
        await Reviewer.PassAllAsync(place);
        (await Reviewer.JudgeAsync(place, "food.ventilation", Verdict.Fail, "لا شفاط")).Expect();
        (await Reviewer.DecideAsync(place, "review", "refuse", "لا تهوية في المطبخ")).Expect();

        (await Manager.JudgeAsync(place, "food.ventilation", Verdict.Pass)).Expect();
        var granted = await Manager.DecideAsync(place, "sign-off", "approve");
        var refused = await Manager.DecideAsync(place, "sign-off", "refuse", "أؤيد رأي المراجع");

        Assert.Equal(["action-withheld"], granted.Codes());
        Assert.Equal(["action-withheld"], refused.Codes());
        (await Manager.DecideAsync(place, "sign-off", "return", "أعد النظر في التهوية")).Expect();
    }

    [SkippableFact]
    public async Task Objection_OfCivilDefense_CanBeRefusedAndNeverGranted()
    {
        var station = await Owner.SubmitAsync(Application.FuelStation);
        var clause = (await Portal.CaseAsync(station)).Clauses.First(judged => judged.Verdict.Why == VerdictReason.AwaitsOfficer).Verdict.ClauseCode;
        var judged = await CivilDefense.JudgeAsync(station, clause, Verdict.Pass);
        (await CivilDefense.DecideAsync(station, "civil-defense-opinion", "objection", "المسافة إلى المدرسة لا تكفي")).Expect();
        await Reviewer.PassAllAsync(station);

        var granted = await Reviewer.DecideAsync(station, "review", "approve");
        (await Reviewer.DecideAsync(station, "review", "refuse", "اعترض الدفاع المدني على الموقع")).Expect();
        (await Manager.DecideAsync(station, "sign-off", "refuse", "أؤيد رأي المراجع")).Expect();

        Assert.Equal(["task-not-yours"], judged.Codes());
        Assert.Equal(["action-withheld"], granted.Codes());
        Assert.Equal(CaseResult.Refused, (await Portal.CaseAsync(station)).Case.Result);
    }

    [SkippableFact]
    public async Task Return_FromSignOff_GivesReviewBackToWhoHeldIt()
    {
        var place = await ReviewedAsync(Reviewer);
        var reviewer = (await Reviewer.ActorAsync()).AccountId;

        (await Manager.DecideAsync(place, "sign-off", "return", "أعد النظر في التهوية")).Expect();

        var found = await Portal.CaseAsync(place);
        var again = Assert.Single(found.Tasks, task => task.IsLive);
        Assert.Equal(("review", reviewer), (again.Code, again.AssigneeAccountId));
        Assert.Equal("in-review", found.Milestone.Code);
    }

    private async Task<string> ReviewedAsync(Officer reviewer)
    {
        var place = await Owner.SubmitRestaurantAsync();
        await reviewer.PassAllAsync(place);
        (await reviewer.DecideAsync(place, "review", "approve")).Expect();
        return place;
    }

    public sealed class OnSqlite(SqlitePortal portal) : RestaurantTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : RestaurantTests(portal), IClassFixture<PostgreSqlPortal>;
}
