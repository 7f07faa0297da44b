using Baladi.Core.Cases;
using Baladi.Core.Licenses;
using Baladi.Core.Payments;
using Baladi.Core.Procedures;
using Baladi.Core.Requirements;
using Baladi.TestKit.Portals;
using Xunit;

namespace Baladi.Data.Tests.Cases;

/// <summary>The instant route: no person decides while every clause is decidable by machine.</summary>
public abstract class RetailTests(Portal portal) : PortalTest(portal)
{
    [SkippableFact]
    public async Task Submit_EveryClauseMet_IsBilledWithoutAnybody()
    {
        var shop = await Citizen.SubmitRetailAsync();

        var found = await Portal.CaseAsync(shop);
        Assert.Equal("awaiting-payment", found.Milestone.Code);
        Assert.Equal(CaseTask.Pay, Assert.Single(found.Tasks).Code);
        Assert.DoesNotContain(found.Tasks, task => task.Holder == Holder.Staff);
        Assert.DoesNotContain(found.Clauses, clause => clause.Verdict.Verdict is Verdict.Fail or Verdict.ToProvide);
        Assert.Equal(InvoiceState.Open, (await Portal.InvoiceAsync(shop)).State);
    }

    [SkippableFact]
    public async Task Pay_InstantCase_IssuesLicenseThatAnybodyCanVerify()
    {
        var shop = await Citizen.SubmitRetailAsync();

        var paid = await Citizen.PayAsync(shop);

        var license = Assert.Single(await Portal.LicensesAsync(shop));
        var verified = await Portal.AskAsync((VerifyLicense verify) => verify.ByTokenAsync(license.Token, CancellationToken.None));
        Assert.Equal(PaymentState.Succeeded, paid.State);
        Assert.Equal(CaseResult.Granted, (await Portal.CaseAsync(shop)).Case.Result);
        Assert.Equal((LicenseStatus.Valid, license.Number), (verified!.Status, verified.Number));
        Assert.Equal((Portal.Today, Portal.Today.AddYears(1).AddDays(-1)), (license.ValidFrom, license.ValidTo));
    }

    [SkippableFact]
    public async Task Submit_FailingClause_GoesToReview()
    {
        var shop = await Citizen.SubmitAsync(Application.Retail.With("shop.floorHeight", "3.2"));

        var found = await Portal.CaseAsync(shop);
        Assert.Equal("in-review", found.Milestone.Code);
        Assert.Equal(("review", Holder.Staff), (Assert.Single(found.Tasks).Code, found.Tasks[0].Holder));
        var failed = Assert.Single(found.Clauses, clause => clause.Verdict.Verdict == Verdict.Fail).Verdict;
        Assert.Equal(("retail.floor-height", "4", "3.2"), (failed.ClauseCode, failed.Required, failed.Provided));
    }

    [SkippableFact]
    public async Task Refuse_FailingClause_KeepsItAsReason()
    {
        var shop = await Citizen.SubmitAsync(Application.Retail.With("shop.floorHeight", "3.2"));

        var refused = await Reviewer.DecideAsync(shop, "review", "refuse", "ارتفاع الدور أقل من المطلوب");

        var found = await Portal.CaseAsync(shop);
        Assert.True(refused.IsDone, refused.Told());
        Assert.Equal(CaseResult.Refused, found.Case.Result);
        Assert.Equal(["retail.floor-height"], Assert.Single(found.Decisions).ClauseCodes);
        Assert.Empty(await Portal.LicensesAsync(shop));
    }

    [SkippableFact]
    public async Task Submit_UnverifiedPerson_IsToldToVerifyFirst()
    {
        var newcomer = new Applicant(Portal, Who.Unverified);
        var draft = await newcomer.DraftAsync(Application.Retail);

        var refused = await newcomer.SubmitDraftAsync(draft);

        Assert.Equal(["verify-first"], refused.Codes());
    }

    [SkippableFact]
    public async Task Submit_ChargesWhatTheReviewShowed()
    {
        var draft = await Citizen.DraftAsync(Application.Retail.With("license.years", "3"));
        var shown = (await Citizen.ReviewAsync(draft)).Price!;

        var shop = (await Citizen.SubmitDraftAsync(draft)).Expect();

        var invoice = await Portal.InvoiceAsync(shop);
        Assert.Equal(shown.Total, invoice.Total);
        Assert.Equal(shown.Lines.Select(line => (line.Code, line.Amount)), invoice.Lines.OrderBy(line => line.Number).Select(line => (line.Code, line.Amount)));
        Assert.True(invoice.Total > Core.Basics.Money.Zero);
    }

    public sealed class OnSqlite(SqlitePortal portal) : RetailTests(portal), IClassFixture<SqlitePortal>;

    public sealed class OnPostgreSql(PostgreSqlPortal portal) : RetailTests(portal), IClassFixture<PostgreSqlPortal>;
}
