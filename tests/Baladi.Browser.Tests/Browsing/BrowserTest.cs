using Baladi.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace Baladi.Browser.Tests.Browsing;

/// <summary>
/// A test through the eyes of visitors, each with a page of a context of its own. When it fails, what each saw last and a trace
/// (npx playwright show-trace FILE) lie in tests/TestResults/browser.
/// </summary>
public abstract class BrowserTest(BrowserFixture fixture, Uri address) : IClassFixture<BrowserFixture>, IAsyncLifetime
{
    private readonly List<IPage> pages = [];

    /// <summary>A phone: 390 × 844 points, touch.</summary>
    protected Task<IPage> OpenPhone(string language = "ar") =>
        OpenAsync(language, new() { ViewportSize = new() { Width = 390, Height = 844 }, DeviceScaleFactor = 2, IsMobile = true, HasTouch = true });

    /// <summary>A desk: 1280 × 900.</summary>
    protected Task<IPage> OpenDesktop(string language = "ar") =>
        OpenAsync(language, new() { ViewportSize = new() { Width = 1280, Height = 900 } });

    /// <summary>As a phone or desk with other wishes, such as JavaScript off; language and address are filled in.</summary>
    protected async Task<IPage> OpenAsync(string language, BrowserNewContextOptions options)
    {
        Missing.SkipOrFail(Chromium.MissingReason);
        options.BaseURL = address.ToString();
        options.Locale = language == "ar" ? "ar-SA" : "en-GB";
        options.TimezoneId = "Asia/Riyadh";
        options.ReducedMotion = ReducedMotion.Reduce;
        var context = await fixture.Browser.NewContextAsync(options);
        context.SetDefaultTimeout(15_000);
        await context.Tracing.StartAsync(new() { Screenshots = true, Snapshots = true });
        var page = await context.NewPageAsync();
        pages.Add(page);
        return page;
    }

    public virtual Task InitializeAsync() => Task.CompletedTask;

    public virtual async Task DisposeAsync()
    {
        foreach (var page in pages) await page.Context.CloseAsync();
    }

    internal async Task KeepEvidenceAsync(string test)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.TestResults, "browser", FileName(test))).FullName;
        foreach (var (number, page) in pages.Index())
        {
            var name = Path.Combine(folder, $"visitor-{number + 1}");
            await File.WriteAllTextAsync($"{name}.txt", page.Url);
            await page.Context.Tracing.StopAsync(new() { Path = $"{name}.zip" });
            await page.ScreenshotAsync(new() { Path = $"{name}.png", FullPage = true });
        }
    }

    private static string FileName(string test)
    {
        const int longest = 120;
        var name = test.Replace("Baladi.Browser.Tests.", "", StringComparison.Ordinal);
        return string.Concat(name.Take(longest).Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' ? c : '-'));
    }
}
