using Baladi.Core.Cases;
using Baladi.Core.Cases.Desk;
using Baladi.Core.Fees;
using Baladi.Core.Procedures;
using Baladi.Core.Requirements;
using Baladi.TestKit.Portals;
using Xunit;

namespace Baladi.Data.Tests.Cases;

/// <summary>A case keeps the versions it was submitted under; a draft follows what is published.</summary>
public abstract class PinTests(Portal portal) : PortalTest(portal)
{
    private static readonly Application LowShop = Application.Retail.With("shop.floorHeight", "3");

    [SkippableFact]
    public async Task Publish_StricterClause_LeavesTheCaseAndMovesTheDraft()
    {
        var shop = await Citizen.SubmitAsync(LowShop);
        var draft = await Citizen.DraftAsync(Application.Retail);
        (await Reviewer.AskForAsync(shop, "review", new RequestedCorrection(CorrectionKind.Fact, "shop.floorHeight", "تأكد من الارتفاع"))).Expect();

        await Portal.PublishAsync(RequirementDocument.Kind, "retail", content => content.Replace("\"4 m\"", "\"5 m\"", StringComparison.Ordinal));
        (await Citizen.AnswerAsync(shop, ("shop.floorHeight", "4.6"))).Expect();

        Assert.Equal((Verdict.Pass, "4"), HeightOf((await Portal.CaseAsync(shop)).Clauses.Select(clause => (clause.Verdict.ClauseCode, clause.Verdict.Verdict, clause.Verdict.Required))));
        Assert.Equal((Verdict.Fail, "5"), HeightOf((await Citizen.ReviewAsync(draft)).Clauses.Select(clause => (clause.ClauseCode, clause.Verdict, clause.Required))));
    }

    [SkippableFact]
    public async Task Publish_DearerFees_BillsThePinnedPrice()
    {
        var place = await Owner.SubmitRestaurantAsync();
        var draft = await Owner.DraftAsync(Application.Restaurant);
        var before = (await Owner.ReviewAsync(draft)).Price!.Total;
        await Portal.PublishAsync(FeeSchedule.Kind, "commercial", content => content.Replace("20 SAR * license.years", "9000 SAR * license.years", StringComparison.Ordinal));

        await Reviewer.PassAllAsync(place);
        (await Reviewer.DecideAsync(place, "review", "approve")).Expect();
        (await Manager.DecideAsync(place, "sign-off", "approve")).Expect();

        Assert.Equal(before, (await Portal.InvoiceAsync(place)).Total);
        Assert.Equal(before.Riyals + 8980, (await Owner.ReviewAsync(draft)).Price!.Total.Riyals);
    }

    [SkippableFact]
    public async Task Publish_OtherRules_LeavesTheCaseOnItsWay()
    {
        var before = await Citizen.SubmitEventAsync();
        var pinned = (await Portal.CaseAsync(before)).Procedure.VersionId;
        // From now on an approved event pays nothing.
        await Portal.PublishAsync(Procedure.Kind, "event-permit", content => content.Replace(
            "\"on\":\"review.approve\",\"do\":[{\"effect\":\"setMilestone\",\"milestone\":\"awaiting-payment\"},{\"effect\":\"issueInvoice\",\"days\":3,\"remindDays\":1}]",
            "\"on\":\"review.approve\",\"do\":[{\"effect\":\"issueLicense\"},{\"effect\":\"setMilestone\",\"milestone\":\"issued\"}]", StringComparison.Ordinal));
        var after = await Citizen.SubmitEventAsync();

        foreach (var reference in new[] { before, after })
        {
            await Reviewer.PassAllAsync(reference);
            (await Reviewer.DecideAsync(reference, "review", "approve")).Expect();
        }

        Assert.Equal((pinned, "awaiting-payment"), await StandAsync(before));
        Assert.Equal("issued", (await StandAsync(after)).Milestone);
        Assert.NotEqual(pinned, (await StandAsync(after)).Version);
    }

    private async Task<(long Version, string Milestone)> StandAsync(string reference)
    {
        var found = await Portal.CaseAsync(reference);
        return (found.Case.ProcedureVersionId, found.Milestone.Code);
    }

    private static (Verdict, string?) HeightOf(IEnumerable<(string Clause, Verdict Verdict, string? Required)> clauses)
    {
        var height = clauses.Single(clause => clause.Clause == "retail.floor-height");
        return (height.Verdict, height.Required);
    }

    public sealed class OnSqlite(SqlitePortal portal) : PinTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : PinTests(portal), IClassFixture<PostgreSqlPortal>;
}
