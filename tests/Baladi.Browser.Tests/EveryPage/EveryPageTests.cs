using System.Collections.Concurrent;
using Baladi.Browser.Tests.Browsing;
using Baladi.Core.Language;
using Baladi.TestKit;
using Microsoft.Playwright;
using Xunit;

namespace Baladi.Browser.Tests.EveryPage;

/// <summary>
/// Every page that GET reaches, and every state worth seeing, in both languages and at both widths. With BALADI_SCREENSHOTS set,
/// a picture of each lies in tests/TestResults/pages; with BALADI_ONLY set to part of a name, only such states are visited.
/// English, whose texts are held to be there by other tests, shows each page in its first state, and in all of them with BALADI_EVERY set.
/// Axe runs at the wide width as well on the first state of each page in Arabic, and on all that BALADI_ONLY names.
/// </summary>
public class EveryPageTests(BrowserFixture browser, WatchedServer server) : IClassFixture<BrowserFixture>, IClassFixture<WatchedServer>
{
    private static readonly TimeSpan LongestVisit = TimeSpan.FromSeconds(60);
    private readonly ConcurrentDictionary<string, Lazy<Task<IBrowserContext>>> sessions = new();

    // A test for each language: as one, it takes longer than a test may before it is taken for hanging.
    [BrowserFact]
    public Task EveryPage_InArabicInEveryStateAndWidth_IsSound() => EveryPageAsync("ar");

    [BrowserFact]
    public Task EveryPage_InEnglishInEveryWidth_IsSound() => EveryPageAsync("en");

    private async Task EveryPageAsync(string language)
    {
        var demo = new Demo(server);
        var states = await server.StatesAsync();
        var only = Environment.GetEnvironmentVariable("BALADI_ONLY");
        var (findings, visited) = (new Findings(), new ConcurrentDictionary<string, byte>());

        var visits = states.Where(state => only is null || state.Name.Contains(only, StringComparison.Ordinal));
        var every = language == Languages.Arabic || only is not null || Environment.GetEnvironmentVariable("BALADI_EVERY") is { Length: > 0 };
        // The name of a state is that of its page, and behind the last comma what is special about it.
        if (!every) visits = visits.DistinctBy(PageOf);
        var inFull = language == Languages.Arabic ? states.DistinctBy(PageOf).ToHashSet() : [];
        await Parallel.ForEachAsync(visits, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(2, Environment.ProcessorCount) }, async (state, cancel) =>
        {
            try
            {
                foreach (var finding in await VisitAsync(state, language, demo, only is not null || inFull.Contains(state), visited).WaitAsync(LongestVisit, cancel)) findings.Add(finding);
            }
            // One page that cannot be reached must not hide what is wrong with the others.
            catch (Exception error) when (error is PlaywrightException or TimeoutException or InvalidOperationException)
            {
                findings.Add($"{state.Name} [{language}] not reached: {error.Message}");
            }
        });

        if (only is null && every)
            foreach (var forgotten in GetEndpoints.In(server.Services).Where(endpoint => !visited.ContainsKey(endpoint) && !GetEndpoints.NotPages.ContainsKey(endpoint)))
                findings.Add($"{forgotten} is not visited: add a state to States, or the reason to GetEndpoints.NotPages");
        findings.AssertNone();
    }

    private static string PageOf(State state) => string.Join(',', state.Name.Split(',').Take(2));

    private async Task<IReadOnlyList<string>> VisitAsync(State state, string language, Demo demo, bool isInFull, ConcurrentDictionary<string, byte> visited)
    {
        var context = state.Who is null ? await OpenAsync() : await sessions.GetOrAdd(state.Who, id => new(() => SignedInAsync(demo, id))).Value;
        var page = await context.NewPageAsync();
        try
        {
            await page.SetViewportSizeAsync(Examination.Wide, 900);
            var traffic = await Traffic.WatchAsync(page);
            await state.Open(new(page, language, demo));
            await page.WaitForLoadStateAsync();
            if (state.Who is not null && page.Url.Contains("/account/sign-in", StringComparison.Ordinal)) return [$"{state.Name} [{language}] shows the way in: {state.Who} is not signed in"];
            if (traffic.Endpoint is { } endpoint) visited.TryAdd(endpoint, 0);
            return await new Examination(state, language, page, traffic, isInFull).RunAsync();
        }
        finally
        {
            await page.CloseAsync();
            if (state.Who is null) await context.CloseAsync();
        }
    }

    private async Task<IBrowserContext> OpenAsync()
    {
        Missing.SkipOrFail(Chromium.MissingReason);
        var context = await browser.Browser.NewContextAsync(new() { BaseURL = server.Address.ToString(), Locale = "ar-SA", TimezoneId = "Asia/Riyadh", ReducedMotion = ReducedMotion.Reduce });
        context.SetDefaultTimeout(20_000);
        await context.AddInitScriptAsync(Examination.AxeScript);
        return context;
    }

    private async Task<IBrowserContext> SignedInAsync(Demo demo, string nationalId)
    {
        var context = await OpenAsync();
        var page = await context.NewPageAsync();
        await demo.SignInAsync(page, nationalId, "ar");
        await page.CloseAsync();
        return context;
    }
}
