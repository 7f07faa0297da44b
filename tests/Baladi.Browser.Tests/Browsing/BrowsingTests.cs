using Xunit;

namespace Baladi.Browser.Tests.Browsing;

/// <summary>The tools that every other browser test stands on.</summary>
public class BrowsingTests(BrowserFixture browser) : BrowserTest(browser, new Uri("about:blank"))
{
    private const string SoundPage = """
        <html lang="ar" dir="rtl"><head><title>بلدي</title><meta name="viewport" content="width=device-width"></head>
        <body style="margin:0"><main><h1>رخصة</h1></main></body></html>
        """;

    [BrowserFact]
    public async Task OpenPhone_Arabic_IsNarrowAndSpeaksArabic()
    {
        var page = await OpenPhone();
        await page.SetContentAsync(SoundPage);

        var seen = await page.EvaluateAsync<string>("`${innerWidth} ${navigator.language} ${Intl.DateTimeFormat().resolvedOptions().timeZone}`");

        Assert.Equal("390 ar-SA Asia/Riyadh", seen);
    }

    [BrowserFact]
    public async Task OpenDesktop_English_IsWideAndSpeaksEnglish()
    {
        var page = await OpenDesktop("en");

        var seen = await page.EvaluateAsync<string>("`${innerWidth} ${innerHeight} ${navigator.language}`");

        Assert.Equal("1280 900 en-GB", seen);
    }

    [BrowserFact]
    public async Task Axe_SoundPage_FindsNothing()
    {
        var page = await OpenPhone();
        await page.SetContentAsync(SoundPage);

        await page.AxeAsync();
        await page.NoSidewaysScrollAsync();
    }

    [BrowserTheory]
    [InlineData("""<img src="data:,">""", "image-alt")]
    [InlineData("""<input type="text">""", "label")]
    public async Task Axe_BrokenElement_NamesRuleAndElement(string element, string rule)
    {
        var page = await OpenPhone();
        await page.SetContentAsync(SoundPage.Replace("</main>", element + "</main>", StringComparison.Ordinal));

        var error = await Assert.ThrowsAnyAsync<Exception>(page.AxeAsync);

        Assert.Contains(rule, error.Message, StringComparison.Ordinal);
        Assert.Contains(element, error.Message, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task NoSidewaysScroll_ElementWiderThanThePhone_SaysByHowMuch()
    {
        var page = await OpenPhone();
        await page.SetContentAsync(SoundPage.Replace("</main>", """<p style="width:400px">1</p></main>""", StringComparison.Ordinal));

        var error = await Assert.ThrowsAnyAsync<Exception>(page.NoSidewaysScrollAsync);

        Assert.Contains("10 px wider", error.Message, StringComparison.Ordinal);
    }
}
