using Baladi.Browser.Tests.Browsing;
using Baladi.Core.Data.Seeding;
using Microsoft.Playwright;
using Xunit;

namespace Baladi.Browser.Tests.Reach;

/// <summary>The portal where no script runs: everything still works, with a page more here and there.</summary>
public class WithoutScriptTests(BrowserFixture browser, BaladiServer server) : BrowserTest(browser, server.Address), IClassFixture<BaladiServer>
{
    [BrowserFact]
    public async Task Home_OnAPhone_NavigationAndSearchWork()
    {
        var page = await OpenAsync();
        await page.GotoAsync("ar");

        await page.Locator(".nav-toggle").ClickAsync();
        await Assertions.Expect(page.Locator("#navigation a").First).ToBeVisibleAsync();
        await page.FillAsync("main [name=q]", "مطعم");
        await page.Locator("main [role=search] button").ClickAsync();

        Assert.Contains("/search?q=", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.Locator("main .hit__title a").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".script-only:visible")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task SignIn_AndAFirstAnswer_Work()
    {
        var page = await OpenAsync();
        await page.GotoAsync("ar/services/retail-license");

        await page.Locator("main form.start button").ClickAsync();
        await page.FillAsync("[name=NationalId]", "1000000024");
        await page.FillAsync("[name=Password]", SeedDemoPeople.Password);
        await page.Locator("main form button").First.ClickAsync();
        if (page.Url.Contains("/apply/", StringComparison.Ordinal)) await page.Locator("main form[action*='/apply/'] button").ClickAsync();
        await page.WaitForURLAsync("**/licenses/applications/*");
        await page.Locator("main a.button").First.ClickAsync();
        await page.Locator("main select, main input[type=radio]").First.WaitForAsync();
        await page.Locator("main form button").First.ClickAsync();

        await Assertions.Expect(page.Locator(".error-summary a").First).ToBeVisibleAsync();
    }

    private Task<IPage> OpenAsync() => OpenAsync("ar", new() { ViewportSize = new() { Width = 390, Height = 844 }, JavaScriptEnabled = false });
}
