using Baladi.Browser.Tests.Browsing;
using Xunit;

namespace Baladi.Browser.Tests.CommercialLicense;

/// <summary>What happens to people: another device, the back button, two clicks, an expired session, two officers at once.</summary>
[Trait("Journey", "CommercialLicense")]
public class InterruptedJourneys(BrowserFixture browser, BaladiServer server) : BrowserTest(browser, server.Address), IClassFixture<BaladiServer>
{
    private const string Owner = "1000000016";

    [BrowserFact]
    public async Task Draft_OnAnotherDeviceWithBackButton_GoesOnWhereItWas()
    {
        var phone = new Applicant(await OpenPhone(), "ar");
        var desktop = new Applicant(await OpenDesktop(), "ar");
        await phone.BeginAsync("retail-license", Owner);
        var draft = phone.Page.Url;
        await phone.AnswerAsync(Answers.Shop(), until: "documents");

        await desktop.SignInAsync(Owner);
        await desktop.Page.GotoAsync(draft);
        await desktop.AnswerAsync(Answers.Shop());
        await desktop.Page.GoBackAsync();
        await desktop.Page.GoForwardAsync();
        Assert.Contains("أزياء الرحلة", await desktop.ReadAsync(), StringComparison.Ordinal);
        var reference = await desktop.SubmitAsync();

        // The phone, still on an old page, is led to what became of it.
        await phone.Page.GotoAsync(draft);
        Assert.Contains(reference, await phone.Page.ContentAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Submit_ClickedTwiceInTwoTabs_MakesOneCase()
    {
        var first = new Applicant(await OpenDesktop(), "ar");
        await first.BeginAsync("retail-license", Owner);
        await first.AnswerAsync(Answers.Shop());
        var second = new Applicant(await first.Page.Context.NewPageAsync(), "ar");
        await second.Page.GotoAsync(first.Page.Url);

        var references = await Task.WhenAll(first.SubmitAsync(), second.SubmitAsync());

        Assert.Equal(references[0], references[1]);
    }

    [BrowserFact]
    public async Task Answer_AfterTheSessionWasLost_IsKeptThroughSignIn()
    {
        var applicant = new Applicant(await OpenPhone(), "ar");
        await applicant.BeginAsync("retail-license", Owner);
        await applicant.AnswerAsync(Answers.Shop(), until: "trade-name");
        await applicant.FillAsync("shop.tradeName", "اسم لا يضيع");

        await applicant.Page.Context.ClearCookiesAsync(new() { Name = "baladi.session" });
        await applicant.Press(applicant.Says("applications.save"));
        await applicant.Page.FillAsync("[name=NationalId]", Owner);
        await applicant.Page.FillAsync("[name=Password]", Core.Data.Seeding.SeedDemoPeople.Password);
        await applicant.Press(applicant.Says("signIn.submit"));
        await applicant.Page.Locator("main form button").First.ClickAsync();
        await applicant.Page.WaitForLoadStateAsync();
        await applicant.AnswerAsync(Answers.Shop().Where(fact => fact.Key != "shop.tradeName").ToDictionary());

        Assert.Contains("اسم لا يضيع", await applicant.ReadAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Decide_TwoOfficersAtOnce_TellsTheSecondWhatHappenedAndKeepsTheirWords()
    {
        const string words = "كلمات الموظف الثاني التي لا تضيع";
        var applicant = new Applicant(await OpenDesktop(), "ar");
        var (first, second) = (new Officer(await OpenDesktop(), "ar"), new Officer(await OpenDesktop(), "ar"));
        await applicant.BeginAsync("food-license", Owner);
        await applicant.AnswerAsync(Answers.Restaurant());
        var reference = await applicant.SubmitAsync();
        await first.SignInAsync("1000000107");
        await second.SignInAsync("1000000115");
        await first.JudgeAllMetAsync(reference);

        await second.GoAsync($"desk/cases/{reference}/decisions/approve");
        await second.Page.FillAsync("[name=Reason]", words);
        await first.DecideAsync(reference, "approve");
        await second.Page.Locator("main form button").Last.ClickAsync();
        await second.Page.WaitForLoadStateAsync();

        var said = await second.Page.ContentAsync();
        Assert.Contains(words, said, StringComparison.Ordinal);
        Assert.Contains("سارة", said, StringComparison.Ordinal);
        await second.Page.AxeAsync();
    }
}
