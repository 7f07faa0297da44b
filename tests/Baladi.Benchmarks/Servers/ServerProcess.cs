using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Baladi.Benchmarks.Servers;

/// <summary>A server in a process of its own on a free port of this machine, stopped when disposed.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process process;

    private ServerProcess(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    /// <summary>What it has used of the processors so far.</summary>
    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The published application with its own data folder.</summary>
    public static async Task<ServerProcess> StartBaladiAsync(string storage, params IEnumerable<(string Name, string Value)> settings)
    {
        var folder = await Published.FolderAsync();
        var address = FreeAddress();
        var environment = Environment(storage);
        environment["ASPNETCORE_URLS"] = address.ToString();
        foreach (var (name, value) in settings) environment[name] = value;
        return await ReadyAsync(Processes.Start("dotnet", [Path.Combine(folder, "Baladi.Web.dll"), "--contentRoot", folder], environment, quiet: true), address, "health/ready");
    }

    /// <summary>A bare server of this program: see <see cref="BareServers"/>.</summary>
    public static async Task<ServerProcess> StartBareAsync(string kind, string argument)
    {
        var address = FreeAddress();
        return await ReadyAsync(Processes.Start("dotnet", [typeof(ServerProcess).Assembly.Location, BareServers.Verb, kind, argument], new Dictionary<string, string> { ["ASPNETCORE_URLS"] = address.ToString() }, quiet: true), address, "ready");
    }

    /// <summary>What the published application needs to run as a demo outside Development.</summary>
    public static Dictionary<string, string> Environment(string storage) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Staging",
        ["Demo__Enabled"] = "true",
        ["Storage__Root"] = storage,
        ["Serilog__MinimumLevel"] = "Warning",
    };

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<ServerProcess> ReadyAsync(Process process, Uri address, string probe)
    {
        using var client = new HttpClient { BaseAddress = address };
        for (var attempt = 0; attempt < 600; attempt++)
        {
            if (process.HasExited) throw new InvalidOperationException($"The server ended with {process.ExitCode} before it was ready.");
            try
            {
                if ((await client.GetAsync(new Uri(probe, UriKind.Relative))).IsSuccessStatusCode) return new(process, address);
            }
            catch (HttpRequestException) { }
            await Task.Delay(100);
        }
        throw new TimeoutException("The server was not ready within a minute.");
    }

    private static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
    }
}
