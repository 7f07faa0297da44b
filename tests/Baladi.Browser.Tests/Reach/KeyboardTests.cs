using Baladi.Browser.Tests.Browsing;
using Microsoft.Playwright;
using Xunit;

namespace Baladi.Browser.Tests.Reach;

/// <summary>The portal without a mouse.</summary>
public class KeyboardTests(BrowserFixture browser, BaladiServer server) : BrowserTest(browser, server.Address), IClassFixture<BaladiServer>
{
    [BrowserFact]
    public async Task SkipLink_FirstStop_LeadsToTheContent()
    {
        var page = await OpenDesktop();
        await page.GotoAsync("ar/services");

        await page.Keyboard.PressAsync("Tab");
        var first = await page.EvaluateAsync<string>("document.activeElement.className");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");

        Assert.Equal("skip-link", first);
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('main').contains(document.activeElement)"));
    }

    [BrowserTheory]
    [InlineData("ar", "")]
    [InlineData("en", "services/food-license")]
    [InlineData("ar", "account/sign-in")]
    public async Task Tab_ThroughThePage_EveryStopIsSeenAndMarked(string language, string path)
    {
        var page = await OpenDesktop(language);
        await page.GotoAsync($"{language}/{path}");

        var unmarked = new List<string>();
        for (var stop = 0; stop < 40; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string?>(Unmarked) is { } element) unmarked.Add(element);
        }

        Assert.Empty(unmarked);
    }

    [BrowserFact]
    public async Task Menu_OnAPhone_OpensWithEnterAndClosesWithEscape()
    {
        var page = await OpenPhone();
        await page.GotoAsync("ar");
        var (toggle, entry) = (page.Locator(".nav-toggle"), page.Locator("#navigation a").First);

        await toggle.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(entry).ToBeVisibleAsync();
        await entry.FocusAsync();
        await page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(entry).ToBeHiddenAsync();
        await Assertions.Expect(toggle).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task Panel_OfTheHeader_OpensWithEnterAndGivesFocusBackOnEscape()
    {
        var page = await OpenPhone("en");
        await page.GotoAsync("en");
        var (summary, choice) = (page.Locator("details.menu > summary").First, page.Locator("details.menu button").First);

        await summary.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(choice).ToBeVisibleAsync();
        await choice.FocusAsync();
        await page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(choice).ToBeHiddenAsync();
        await Assertions.Expect(summary).ToBeFocusedAsync();
    }

    [BrowserTheory]
    [InlineData(390)]
    [InlineData(360)]
    [InlineData(320)]
    public async Task Header_OnAPhone_IsOneRow(int width)
    {
        foreach (var language in new[] { "ar", "en" })
        {
            var page = await OpenAsync(language, new() { ViewportSize = new() { Width = width, Height = 800 }, IsMobile = true, HasTouch = true });
            await page.GotoAsync(language);

            var height = await page.Locator(".header__bar").EvaluateAsync<double>("bar => bar.getBoundingClientRect().height");

            Assert.True(height < 80, $"{language}: {height} px");
            await page.NoSidewaysScrollAsync();
        }
    }

    // The link of a card is marked around the whole card, by what stands before or behind it.
    private const string Unmarked = """
        () => {
          const element = document.activeElement;
          if (!element || element === document.body) return null;
          const box = element.getBoundingClientRect();
          const marked = [null, '::after', '::before'].some(part => {
            const style = getComputedStyle(element, part);
            return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
          }) || (element.matches('input[type=radio], input[type=checkbox], input[type=file]') && element.matches(':focus-visible'));
          return marked && box.width > 0 && box.height > 0 ? null : element.outerHTML.slice(0, 160);
        }
        """;
}
