using Baladi.Browser.Tests.Browsing;
using Xunit;

namespace Baladi.Browser.Tests.CommercialLicense;

/// <summary>One case, end to end, through the eyes of those who apply, decide and verify.</summary>
[Trait("Journey", "CommercialLicense")]
public class LicenseJourneys(BrowserFixture browser, BaladiServer server) : BrowserTest(browser, server.Address), IClassFixture<BaladiServer>
{
    private const string Citizen = "1000000008";
    private const string Reviewer = "1000000107";
    private const string Manager = "1000000404";

    [BrowserTheory]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task Shop_EveryCheckByMachine_IsPaidIssuedAndVerifiedWithoutAnybody(string language)
    {
        var applicant = new Applicant(await OpenPhone(language), language);

        await applicant.BeginAsync("retail-license", Citizen);
        await applicant.AnswerAsync(Answers.Shop());
        await applicant.Page.AxeAsync();
        var reference = await applicant.SubmitAsync();
        await applicant.PayAsync(reference);
        await AssertIssuedAndVerifiedAsync(applicant, reference, "أزياء الرحلة");
    }

    [BrowserFact]
    public async Task Restaurant_CorrectedOnce_IsReviewedSignedOffPaidAndVerified()
    {
        var applicant = new Applicant(await OpenDesktop(), "ar");
        var reviewer = new Officer(await OpenDesktop(), "ar");
        var manager = new Officer(await OpenDesktop(), "ar");
        await applicant.BeginAsync("food-license", Citizen);
        await applicant.AnswerAsync(Answers.Restaurant());
        var reference = await applicant.SubmitAsync();

        await reviewer.SignInAsync(Reviewer);
        await reviewer.GoAsync($"desk/cases/{reference}/corrections");
        await reviewer.Page.Locator("input[name=Targets][value$='food.seats']").CheckAsync();
        await reviewer.Page.Locator(".ask__item:has(input[value$='food.seats']) textarea").FillAsync("عدد المقاعد لا يتفق مع المخطط، فصحّحه.");
        await reviewer.Press(reviewer.Says("desk.corrections.send"));

        await applicant.GoAsync($"licenses/cases/{reference}/corrections");
        await applicant.Page.AxeAsync();
        await applicant.FillAsync("food.seats", "64");
        await applicant.Press(applicant.Says("corrections.send"));

        await reviewer.JudgeAllMetAsync(reference);
        await reviewer.DecideAsync(reference, "approve");
        await manager.SignInAsync(Manager);
        await manager.DecideAsync(reference, "approve");

        await applicant.PayAsync(reference);
        await AssertIssuedAndVerifiedAsync(applicant, reference, "مطعم الرحلة");
    }

    [BrowserFact]
    public async Task Restaurant_WithAFailingClause_IsRefusedWithTheClauseAsReason()
    {
        var applicant = new Applicant(await OpenPhone(), "ar");
        var reviewer = new Officer(await OpenDesktop(), "ar");
        var manager = new Officer(await OpenDesktop(), "ar");
        var facts = Answers.Restaurant();
        facts["shop.livingOnPremises"] = "true";
        await applicant.BeginAsync("food-license", Citizen);
        await applicant.AnswerAsync(facts);
        var reference = await applicant.SubmitAsync();

        await reviewer.SignInAsync(Reviewer);
        await reviewer.JudgeAllMetAsync(reference);
        await reviewer.DecideAsync(reference, "refuse");
        await manager.SignInAsync(Manager);
        await manager.DecideAsync(reference, "refuse");

        await applicant.OpenCaseAsync(reference);
        Assert.Contains(Clauses.TitleOf(server.Services, "food", "shop.livingOnPremises"), await applicant.ReadAsync(), StringComparison.Ordinal);
        await applicant.Page.AxeAsync();
    }

    [BrowserFact]
    public async Task Event_SeedDataOnly_IsReviewedPaidAndPermitted()
    {
        var applicant = new Applicant(await OpenPhone(), "ar");
        var officer = new Officer(await OpenDesktop(), "ar");
        await applicant.BeginAsync("event-permit", Citizen);
        await applicant.AnswerAsync(Answers.Event());
        var reference = await applicant.SubmitAsync();

        await officer.SignInAsync(Reviewer);
        await officer.JudgeAllMetAsync(reference);
        await officer.DecideAsync(reference, "approve");

        await applicant.PayAsync(reference);
        await AssertIssuedAndVerifiedAsync(applicant, reference, "مهرجان الرحلة");
    }

    private async Task AssertIssuedAndVerifiedAsync(Applicant applicant, string reference, string name)
    {
        var pdf = await applicant.LicensePdfAsync(reference);
        var file = await applicant.Page.Context.APIRequest.GetAsync(new Uri(server.Address, pdf).ToString());
        Assert.Equal("application/pdf", file.Headers["content-type"]);
        Assert.Equal("%PDF-", System.Text.Encoding.ASCII.GetString((await file.BodyAsync())[..5]));

        // A stranger types the number that is printed on it.
        var stranger = new Visitor(await OpenPhone(), "ar");
        var number = pdf.Split('/')[^2];
        await stranger.GoAsync($"licenses/verify?number={number}");
        var said = await stranger.ReadAsync();
        Assert.Contains(name, said, StringComparison.Ordinal);
        await stranger.Page.AxeAsync();
        await stranger.Page.NoSidewaysScrollAsync();
    }
}
