using System.Text.Json;
using System.Text.RegularExpressions;
using Baladi.Core.Data;
using Baladi.TestKit;
using Baladi.TestKit.Portals;
using Baladi.Web.Hosting;
using Baladi.Web.Tests.Desk;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Web.Tests.Hosting;

/// <summary>Dashboards and alerts ask for what the portal says: a number nobody exports would look like one that is always fine.</summary>
public partial class DashboardTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "dashboards");

    [Theory]
    [InlineData("baladi.json")]
    [InlineData("alerts.yml")]
    public async Task File_EveryMetricItNames_IsExported(string file)
    {
        var exported = await ExportedAsync();

        var named = Metric().Matches(await File.ReadAllTextAsync(Path.Combine(Folder, file))).Select(match => match.Value).Distinct().ToList();

        Assert.True(named.Count > 5, $"{file} names {named.Count} metrics");
        Assert.True(named.All(exported.Contains), $"Not exported: {string.Join(", ", named.Except(exported))}");
    }

    [Fact]
    public async Task Dashboard_EveryMetricOfThePortal_IsShown()
    {
        var shown = await File.ReadAllTextAsync(Path.Combine(Folder, "baladi.json"));
        using var parsed = JsonDocument.Parse(shown);

        Assert.All((await ExportedAsync()).Where(name => name.StartsWith("baladi_", StringComparison.Ordinal)), name => Assert.Contains(name, shown, StringComparison.Ordinal));
        Assert.Equal("Baladi", parsed.RootElement.GetProperty("title").GetString());
    }

    private async Task<HashSet<string>> ExportedAsync()
    {
        // The look of the job, which comes a minute after the start.
        server.Services.GetRequiredService<PortalMeters>().Take(await server.Services.AskAsync((ReadFigures figures) => figures.NowAsync(default)));
        using var client = server.CreateClient();
        await client.GetAsync(DeskVisits.Address("/ar"));
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var said = await client.GetStringAsync(DeskVisits.Address("/metrics"));
            var names = said.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('{', ' ')[0]).ToHashSet();
            // The exporter answers from its memory for a moment.
            if (names.Contains("baladi_outbox_due") && names.Contains("http_server_request_duration_seconds_count")) return names;
            await Task.Delay(500);
        }
        throw new InvalidOperationException("The portal exports nothing of its own.");
    }

    [GeneratedRegex("(?<![a-z_])(baladi|http_server|dotnet|process)_[a-z_]+")] private static partial Regex Metric();
}
