using Baladi.Browser.Tests.Browsing;
using Baladi.Browser.Tests.CommercialLicense;
using Baladi.TestKit.Portals;
using Microsoft.Playwright;
using Xunit;

namespace Baladi.Browser.Tests.People;

/// <summary>A passkey from its making to its end, on a device the browser only pretends to have. At localhost: an address of digits has none.</summary>
[Trait("Journey", "People")]
public class PasskeyJourneys(BrowserFixture browser, BaladiServer server) : BrowserTest(browser, new UriBuilder(server.Address) { Host = "localhost" }.Uri), IClassFixture<BaladiServer>
{
    [BrowserTheory]
    [InlineData("ar", Who.Citizen)]
    [InlineData("en", Who.Resident)]
    public async Task Citizen_MakesAPasskey_SignsInWithIt_AndTakesItAway(string language, string who)
    {
        var citizen = new Visitor(await OpenPhone(language), language);
        var device = await Device.PlugInAsync(citizen.Page);
        await citizen.SignInAsync(who);

        await citizen.GoAsync("account/security");
        await citizen.Follow(citizen.Says("passkey.add.title"));
        await citizen.Page.AxeAsync();
        await citizen.Page.FillAsync("[name=Name]", "My phone");
        await citizen.Press(citizen.Says("passkey.add.submit"));
        await citizen.Page.WaitForURLAsync("**/account/security");
        Assert.Contains("My phone", await citizen.ReadAsync(), StringComparison.Ordinal);
        await citizen.Page.AxeAsync();

        await LeaveAsync(citizen);
        await UseAsync(citizen);
        await citizen.Page.WaitForURLAsync("**/licenses");
        await citizen.GoAsync("account/sessions");
        Assert.Contains(citizen.Says("sessions.proof.Passkey"), await citizen.ReadAsync(), StringComparison.Ordinal);

        // Somebody else holds the device: it does not recognise them, and answers nothing.
        await LeaveAsync(citizen);
        await device.RecognizeAsync(false);
        await UseAsync(citizen);
        await citizen.Page.GetByText(citizen.Says("passkey.failed")).WaitForAsync();
        await device.RecognizeAsync(true);

        await UseAsync(citizen);
        await citizen.Page.WaitForURLAsync("**/licenses");
        await citizen.GoAsync("account/security");
        await citizen.Press(citizen.Says("security.remove"));
        Assert.Contains(citizen.Says("security.said.passkey-removed"), await citizen.ReadAsync(), StringComparison.Ordinal);
        await LeaveAsync(citizen);
        await UseAsync(citizen);
        await citizen.Page.GetByText(citizen.Says("passkey.failed")).First.WaitForAsync();
    }

    [BrowserFact]
    public async Task Officer_ProvesASensitiveActWithAPasskey()
    {
        var officer = new Visitor(await OpenDesktop(), "ar");
        await Device.PlugInAsync(officer.Page);
        await officer.SignInAsync(Who.Manager);
        await officer.GoAsync("account/security/passkeys");
        await officer.Press(officer.Says("passkey.add.submit"));
        await officer.Page.WaitForURLAsync("**/account/security");

        await officer.GoAsync("account/step-up?returnUrl=%2Far%2Faccount%2Fpassword");
        await officer.Press(officer.Says("passkey.use"));
        await officer.Page.WaitForURLAsync("**/account/password");
    }

    private static async Task LeaveAsync(Visitor visitor)
    {
        await visitor.Page.Locator("details.menu:has(form[action$='/sign-out']) summary").ClickAsync();
        await visitor.Page.Locator("form[action$='/sign-out'] button").ClickAsync();
        await visitor.Page.WaitForURLAsync("**/account/signed-out");
    }

    private static async Task UseAsync(Visitor visitor)
    {
        await visitor.GoAsync("account/sign-in");
        await visitor.Press(visitor.Says("passkey.use"));
    }

    /// <summary>The lock of a phone, as Chromium can pretend to have one.</summary>
    private sealed record Device(ICDPSession Browser, string Id)
    {
        public static async Task<Device> PlugInAsync(IPage page)
        {
            var session = await page.Context.NewCDPSessionAsync(page);
            await session.SendAsync("WebAuthn.enable");
            var added = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
            {
                ["options"] = new Dictionary<string, object> { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true },
            });
            return new(session, added!.Value.GetProperty("authenticatorId").GetString()!);
        }

        public async Task RecognizeAsync(bool recognized) => await Browser.SendAsync("WebAuthn.setUserVerified", new Dictionary<string, object> { ["authenticatorId"] = Id, ["isUserVerified"] = recognized });
    }
}
