using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace Baladi.Browser.Tests.EveryPage;

/// <summary>What a page moved over the network since its last navigation, as the browser counts it: compressed, headers included, nothing from a cache.</summary>
internal sealed class Traffic
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, long> fonts = [];
    private readonly List<string> problems = [];
    private readonly IPage page;
    private long fontBytes, otherBytes;
    private string? loader;

    private Traffic(IPage page) => this.page = page;

    /// <summary>The endpoint that answered a GET of the page; null after a POST.</summary>
    public string? Endpoint { get; private set; }
    public long FontBytes { get { lock (gate) return fontBytes; } }
    public long OtherBytes { get { lock (gate) return otherBytes; } }
    public IReadOnlyList<string> Problems { get { lock (gate) return [.. problems]; } }

    public static async Task<Traffic> WatchAsync(IPage page)
    {
        var traffic = new Traffic(page);
        var session = await page.Context.NewCDPSessionAsync(page);
        session.Event("Network.requestWillBeSent").OnEvent += (_, sent) => traffic.Sent(sent!.Value);
        session.Event("Network.responseReceived").OnEvent += (_, received) => traffic.Received(received!.Value);
        session.Event("Network.loadingFinished").OnEvent += (_, finished) => traffic.Finished(finished!.Value);
        await session.SendAsync("Network.enable");
        await session.SendAsync("Network.setCacheDisabled", new Dictionary<string, object> { ["cacheDisabled"] = true });
        page.Console += (_, message) => traffic.Said(message);
        page.PageError += (_, error) => traffic.Add($"script error: {error}");
        page.RequestFailed += (_, request) => { if (!request.IsNavigationRequest) traffic.Add($"request failed: {request.Url}: {request.Failure}"); };
        page.Response += (_, response) => traffic.Answered(response);
        return traffic;
    }

    private void Sent(JsonElement sent)
    {
        lock (gate)
        {
            if (sent.TryGetProperty("redirectResponse", out var redirect)) otherBytes += redirect.GetProperty("encodedDataLength").GetInt64();
            else if (sent.GetProperty("type").GetString() == "Document")
            {
                (fontBytes, otherBytes, Endpoint) = (0, 0, null);
                loader = sent.GetProperty("loaderId").GetString();
                fonts.Clear();
                problems.Clear();
            }
        }
    }

    private void Received(JsonElement received)
    {
        lock (gate)
        {
            // What was on its way to the page before counts no more: there it weighs nothing.
            if (received.GetProperty("type").GetString() == "Font") fonts[received.GetProperty("requestId").GetString()!] = received.GetProperty("loaderId").GetString() == loader ? SizeOf(received.GetProperty("response").GetProperty("headers")) : 0;
        }
    }

    private void Finished(JsonElement finished)
    {
        var bytes = (long)finished.GetProperty("encodedDataLength").GetDouble();
        lock (gate)
        {
            if (fonts.TryGetValue(finished.GetProperty("requestId").GetString()!, out var size)) fontBytes += size;
            else otherBytes += bytes;
        }
    }

    // Fonts are counted as files, as the limit for them is meant; everything else with its headers.
    private static long SizeOf(JsonElement headers) =>
        long.Parse(headers.EnumerateObject().First(header => header.Name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)).Value.GetString()!, CultureInfo.InvariantCulture);

    private void Answered(IResponse response)
    {
        if (response.Request.IsNavigationRequest)
        {
            if (response.Request.Method == "GET" && response.Headers.TryGetValue(WatchedServer.EndpointHeader, out var endpoint)) Endpoint = endpoint;
        }
        else if (response.Status >= 400) Add($"{response.Status} for {response.Url}");
    }

    private void Said(IConsoleMessage message)
    {
        // An error page is meant to answer with its status.
        var ownStatus = message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && message.Location.StartsWith(page.Url, StringComparison.Ordinal);
        if (message.Type == "error" && !ownStatus) Add($"console: {message.Text}");
    }

    private void Add(string problem)
    {
        lock (gate) problems.Add(problem);
    }
}
