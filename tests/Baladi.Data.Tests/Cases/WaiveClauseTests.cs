using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Procedures;
using Baladi.Core.Requirements;
using Baladi.TestKit.Portals;
using Xunit;

namespace Baladi.Data.Tests.Cases;

/// <summary>A clause is waived by whom its document names, with a reason, in one case; and never quietly.</summary>
[Trait("Journey", "CommercialLicense")]
public abstract class WaiveClauseTests(Portal portal) : PortalTest(portal)
{
    private const string Kitchen = "food.kitchen-share";

    [SkippableFact]
    public async Task Waive_ByTheManagerAtSignOff_LetsTheCaseBeGranted()
    {
        var place = await RefusedByReviewerAsync();

        (await Manager.WaiveAsync(place, Kitchen)).Expect();
        (await Manager.DecideAsync(place, "sign-off", "return", "أُعفي من مساحة المطبخ")).Expect();
        (await Reviewer.DecideAsync(place, "review", "approve")).Expect();
        (await Manager.DecideAsync(place, "sign-off", "approve")).Expect();
        await Owner.PayAsync(place);

        var found = await Portal.CaseAsync(place);
        var verdict = found.Clauses.Single(judged => judged.Verdict.ClauseCode == Kitchen).Verdict;
        Assert.Equal(CaseResult.Granted, found.Case.Result);
        Assert.Equal((Verdict.NotApplicable, VerdictReason.Waived, "المبنى قائم قبل صدور الاشتراط"), (verdict.Verdict, verdict.Why, verdict.Reason));
        Assert.Equal(("24", "20"), (verdict.Required, verdict.Provided));
        Assert.Contains(found.Events, named => named.Event.Kind == CaseEventKind.ClauseWaived && named.Event.Detail == Kitchen);
        Assert.Empty(await Portal.VerifyAsync());
    }

    [SkippableFact]
    public async Task Waive_ByAnybodyElseOrWithoutAReason_IsRefused()
    {
        var place = await RefusedByReviewerAsync();

        var reviewer = await Reviewer.WaiveAsync(place, Kitchen);
        var stranger = await new Officer(Portal, Who.JeddahManager).WaiveAsync(place, Kitchen);
        var silent = await Manager.WaiveAsync(place, Kitchen, "قصير");
        var late = await Manager.WaiveAsync(place, Kitchen, version: 1);

        Assert.Equal(["task-not-yours"], reviewer.Codes());
        Assert.Equal(OutcomeKind.NotFound, stranger.Kind);
        Assert.Equal(["reason-required"], silent.Codes());
        Assert.Equal(OutcomeKind.Conflict, late.Kind);
    }

    [SkippableFact]
    public async Task Waive_WhatIsMetOrMayNotBeWaived_IsRefused()
    {
        var place = await RefusedByReviewerAsync();
        var met = (await Portal.CaseAsync(place)).Clauses.First(judged => judged.Verdict.Verdict == Verdict.Pass && judged.Clause.WaivableBy is null).Verdict.ClauseCode;

        var refused = await Manager.WaiveAsync(place, met);
        (await Manager.WaiveAsync(place, Kitchen)).Expect();
        var again = await Manager.WaiveAsync(place, Kitchen);

        Assert.Equal(["not-waivable"], refused.Codes());
        Assert.Equal(["not-waivable"], again.Codes());
    }

    private Task<string> RefusedByReviewerAsync() => RefusedAsync(Application.Restaurant.With("food.kitchenArea", "20").With("food.diningArea", "60"));

    private async Task<string> RefusedAsync(Application application)
    {
        var place = await Owner.SubmitAsync(application);
        await Reviewer.PassAllAsync(place);
        (await Reviewer.DecideAsync(place, "review", "refuse", "مساحة المطبخ لا تكفي")).Expect();
        return place;
    }

    public sealed class OnSqlite(SqlitePortal portal) : WaiveClauseTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : WaiveClauseTests(portal), IClassFixture<PostgreSqlPortal>;
}
