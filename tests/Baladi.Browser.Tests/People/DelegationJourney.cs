using Baladi.Browser.Tests.Browsing;
using Baladi.Browser.Tests.CommercialLicense;
using Baladi.TestKit.Portals;
using Xunit;
using Applicant = Baladi.Browser.Tests.CommercialLicense.Applicant;

namespace Baladi.Browser.Tests.People;

/// <summary>An owner lets somebody act, sees what they do, and takes it back while they are at it.</summary>
[Trait("Journey", "People")]
public class DelegationJourney(BrowserFixture browser, BaladiServer server) : BrowserTest(browser, server.Address), IClassFixture<BaladiServer>
{
    [BrowserFact]
    public async Task Owner_DelegatesSeesAndRevokes_TheDelegateIsStoppedInMidFlow()
    {
        var owner = new Visitor(await OpenDesktop(), "ar");
        var friend = new Applicant(await OpenPhone(), "ar");

        await owner.SignInAsync(Who.Owner);
        await owner.GoAsync("account/delegations/new");
        await owner.Page.AxeAsync();
        await owner.Page.CheckAsync($"main [name=For][value='{Who.Shop}']");
        await owner.Page.FillAsync("main [name=NationalId]", Who.Citizen);
        await owner.Press(owner.Says("delegations.form.do"));
        Assert.Contains(owner.Says("delegations.said.offered"), await owner.ReadAsync(), StringComparison.Ordinal);
        await owner.Page.AxeAsync();

        await friend.SignInAsync(Who.Citizen);
        await friend.GoAsync("account/acting-for");
        await friend.Page.AxeAsync();
        await friend.Press(friend.Says("delegations.accept"));
        var shop = friend.Page.Locator("main li:has-text('متجر ديار للأزياء') form button");
        await shop.ClickAsync();
        await friend.Page.WaitForURLAsync("**/licenses");
        Assert.Contains("متجر ديار للأزياء", await friend.Page.Locator(".acting").InnerTextAsync(), StringComparison.Ordinal);
        await friend.Page.AxeAsync();

        // Begun as the delegate, in the name of the shop; saved once.
        await friend.GoAsync("licenses/apply/retail-license");
        if (friend.Page.Url.Contains("/apply/", StringComparison.Ordinal)) await friend.Page.Locator("main form[action*='/apply/'] button").ClickAsync();
        await friend.Page.WaitForURLAsync("**/licenses/applications/*");
        var draft = new Uri(friend.Page.Url).Segments[^1];
        await friend.Page.Locator("main a.button").First.ClickAsync();
        await friend.FillAsync("license.activity", "clothing-shoes");

        await owner.GoAsync("account/in-my-name");
        Assert.Contains(owner.Says("personEvent.ApplicationBegun"), await owner.ReadAsync(), StringComparison.Ordinal);
        await owner.Page.AxeAsync();
        await owner.GoAsync("account/delegations");
        await owner.Page.Locator("main li:has-text('عبدالله بن سعد الحربي') form button").First.ClickAsync();
        await owner.Page.WaitForLoadStateAsync();
        Assert.Contains(owner.Says("delegations.said.ended"), await owner.ReadAsync(), StringComparison.Ordinal);

        await friend.Press(friend.Says("applications.save"));
        Assert.Contains("/account/acting-for/ended", friend.Page.Url, StringComparison.Ordinal);
        Assert.Contains(friend.Says("actingFor.ended.kept"), await friend.ReadAsync(), StringComparison.Ordinal);
        await friend.Page.AxeAsync();
        await friend.Follow(friend.Says("actingFor.ended.on"));
        Assert.Equal(0, await friend.Page.Locator(".acting").CountAsync());
        Assert.DoesNotContain(draft, await friend.Page.ContentAsync(), StringComparison.Ordinal);

        await owner.GoAsync($"licenses/applications/{draft}");
        Assert.Equal(200, (await owner.Page.ReloadAsync())!.Status);
    }
}
