using Baladi.Browser.Tests.Browsing;
using Baladi.Browser.Tests.CommercialLicense;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Xunit;
using Applicant = Baladi.Browser.Tests.CommercialLicense.Applicant;

namespace Baladi.Browser.Tests.People;

/// <summary>Somebody whom nobody has verified yet writes an application, shows their ID at a counter, and submits it.</summary>
[Trait("Journey", "People")]
public class SupportCentreJourney(BrowserFixture browser, BaladiServer server) : BrowserTest(browser, server.Address), IClassFixture<BaladiServer>
{
    [BrowserTheory]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task Citizen_Unverified_DraftsIsVerifiedAtTheCounterAndSubmits(string language)
    {
        // Each language has a citizen of its own: the demo's, and one who registers.
        var id = language == "ar" ? Who.Unverified : await server.RegisterAsync("1098765439");
        var citizen = new Applicant(await OpenPhone(language), language);
        var clerk = new Visitor(await OpenDesktop(language), language);

        await citizen.BeginAsync("retail-license", id);
        Assert.Contains(citizen.Says("assurance.verify-first.title"), await citizen.ReadAsync(), StringComparison.Ordinal);
        await citizen.AnswerAsync(Answers.Shop());
        var answers = citizen.Page.Url;
        Assert.Equal(0, await citizen.Page.Locator("main form[action$='/submit']").CountAsync());
        await citizen.Page.AxeAsync();
        await citizen.Follow(citizen.Says("assurance.how"));
        Assert.Contains(citizen.Says("identity.centre"), await citizen.ReadAsync(), StringComparison.Ordinal);
        await citizen.Page.AxeAsync();

        await clerk.SignInAsync(Who.Clerk);
        Assert.EndsWith("/support-centre", clerk.Page.Url, StringComparison.Ordinal);
        await clerk.Page.FillAsync("[name=NationalId]", id);
        await clerk.Press(clerk.Says("supportCentre.find"));
        await clerk.Press(clerk.Says("supportCentre.code.send"));
        await clerk.Page.Locator("main [name=Kind]").First.CheckAsync();
        await clerk.Page.FillAsync("[name='ExpiresOn.day']", "14");
        await clerk.Page.FillAsync("[name='ExpiresOn.month']", "3");
        await clerk.Page.FillAsync("[name='ExpiresOn.year']", "2031");
        foreach (var compared in new[] { "NumberMatches", "FaceMatches", "NameMatches" }) await clerk.Page.CheckAsync($"main [name={compared}]");
        await clerk.Page.FillAsync("main [name=Code]", await server.CodeSentToAsync(id));
        await clerk.Page.AxeAsync();
        await clerk.Press(clerk.Says("supportCentre.verify"));
        Assert.Contains(clerk.Says("supportCentre.done.verified"), await clerk.ReadAsync(), StringComparison.Ordinal);

        await citizen.Page.ReloadAsync();
        await citizen.Follow(citizen.Says("identity.back"));
        Assert.Equal(answers, citizen.Page.Url);
        var reference = await citizen.SubmitAsync();
        Assert.NotEmpty(reference);
        await citizen.GoAsync("account/identity");
        Assert.Contains(citizen.Says("personEvent.Verified"), await citizen.ReadAsync(), StringComparison.Ordinal);
    }
}
