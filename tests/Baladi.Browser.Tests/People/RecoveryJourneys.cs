using Baladi.Browser.Tests.Browsing;
using Baladi.Browser.Tests.CommercialLicense;
using Baladi.Core.Data.Seeding;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Xunit;

namespace Baladi.Browser.Tests.People;

/// <summary>A forgotten password, through the eyes of its owner and of whoever has their old number now.</summary>
[Trait("Journey", "People")]
public class RecoveryJourneys(BrowserFixture browser, BaladiServer server) : BrowserTest(browser, server.Address), IClassFixture<BaladiServer>
{
    private const string Phrase = "eleven brown camels resting";

    [BrowserTheory]
    [InlineData("ar", Who.Owner)]
    [InlineData("en", Who.Resident)]
    public async Task Owner_WithARecoveryCode_ComesInAgain_AndOtherDevicesAreOut(string language, string who)
    {
        var there = new Visitor(await OpenDesktop(language), language);
        await there.SignInAsync(who);
        await there.GoAsync("account/security");
        await there.Press(there.Says("security.codes.make"));
        var code = await there.Page.Locator("main ol[dir=ltr] li").First.InnerTextAsync();

        var owner = new Visitor(await OpenPhone(language), language);
        await owner.GoAsync("account/sign-in");
        await owner.Follow(owner.Says("recovery.title"));
        await BeginAsync(owner, who);
        await owner.Page.FillAsync("[name=Code]", code.Trim());
        await owner.Press(owner.Says("recovery.code.submit"));
        await owner.Page.FillAsync("[name=NewPassword]", Phrase);
        await owner.Page.FillAsync("[name=NewPasswordAgain]", Phrase);
        await owner.Press(owner.Says("recovery.password.submit"));
        await owner.Page.WaitForURLAsync("**/account/security");
        Assert.Contains(owner.Says("security.event.Recovered"), await owner.ReadAsync(), StringComparison.Ordinal);

        await there.GoAsync("account/profile");
        Assert.Contains("/account/sign-in", there.Page.Url, StringComparison.Ordinal);
        await there.Page.FillAsync("[name=NationalId]", who);
        await there.Page.FillAsync("[name=Password]", SeedDemoPeople.Password);
        await there.Press(there.Says("signIn.submit"));
        Assert.Contains(there.Says("signIn.wrong"), await there.ReadAsync(), StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task Stranger_WhoHasTheNumberNow_GetsNoFurtherThanTheCode()
    {
        var stranger = new Visitor(await OpenPhone(), "ar");
        await stranger.GoAsync("account/recovery");
        await BeginAsync(stranger, Who.Citizen);

        Assert.Contains(stranger.Says("recovery.stuck"), await stranger.ReadAsync(), StringComparison.Ordinal);
        await stranger.Page.AxeAsync();
        await stranger.GoAsync("account/recovery/password");
        Assert.EndsWith("/account/recovery", new Uri(stranger.Page.Url).AbsolutePath, StringComparison.Ordinal);
    }

    private async Task BeginAsync(Visitor visitor, string who)
    {
        await visitor.Page.FillAsync("[name=NationalId]", who);
        await visitor.Press(visitor.Says("recovery.submit"));
        await visitor.Page.FillAsync("[name=Code]", await server.CodeSentToAsync(who));
        await visitor.Press(visitor.Says("recovery.code.submit"));
    }
}
