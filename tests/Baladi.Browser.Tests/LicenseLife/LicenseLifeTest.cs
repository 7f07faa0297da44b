using Baladi.Browser.Tests.Browsing;
using Baladi.Browser.Tests.CommercialLicense;
using Baladi.Core.Data;
using Baladi.Core.Licenses;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Xunit;

namespace Baladi.Browser.Tests.LicenseLife;

/// <summary>What the journeys of a license share: the demo's licenses by name, and whoever begins something about one.</summary>
public abstract class LicenseLifeTest(BrowserFixture browser, BaladiServer server) : BrowserTest(browser, server.Address)
{
    protected BaladiServer Server => server;

    protected Task<License> LicenseAsync(string name) =>
        server.Services.AskAsync((BaladiDbContext db) => db.Set<License>().AsNoTracking().Where(license => license.Name == name && license.LinkedToId == null).OrderBy(license => license.Id).FirstAsync());

    /// <summary>From the page of the license into an application about it.</summary>
    internal static async Task BeginAsync(Visitor visitor, string service)
    {
        await visitor.Page.AxeAsync();
        await visitor.Page.Locator($"main form:is([action$='/apply/{service}'], :has([value='{service}'])) button").ClickAsync();
        await visitor.Page.WaitForURLAsync("**/licenses/applications/*");
    }

    /// <summary>What a stranger reads who scans the code.</summary>
    internal async Task<string> ScannedAsync(License license)
    {
        var stranger = new Visitor(await OpenPhone(), "ar");
        await stranger.Page.GotoAsync($"v/{license.Token}");
        await stranger.Page.AxeAsync();
        return await stranger.ReadAsync();
    }

    internal static string Says(string key) => new Visitor(null!, "ar").Says(key);
}
