using Microsoft.Playwright;
using Xunit;

namespace Baladi.Browser.Tests.Browsing;

/// <summary>One browser for the whole run. Each visitor of a test has a context of its own: own cookies, own cache.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly Lazy<Task<IBrowser>> Shared = new(LaunchAsync);

    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (Chromium.MissingReason is null) Browser = await Shared.Value;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static async Task<IBrowser> LaunchAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.ExecutablePath, Args = Chromium.Arguments });
        // Shared by all classes, so no fixture can close it; Playwright's driver would outlive the run otherwise.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => playwright.Dispose();
        return browser;
    }
}
