using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Baladi.TestKit.Servers;

/// <summary>The program in a process of its own, as an operator runs it: it can be killed, and started again on what it left.</summary>
public sealed class PortalProcess : IAsyncDisposable
{
    private static readonly string Folder = Path.Combine(Repository.Source, "Baladi.Web");
    // What was built beside the tests: Debug or Release.
    private static readonly string Program = Path.Combine(Folder, "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, new DirectoryInfo(AppContext.BaseDirectory).Name, "Baladi.Web.dll");

    private readonly Process process;
    private readonly Task<string> said;

    private PortalProcess(Process process, Task<string> said, Uri address) => (this.process, this.said, Address) = (process, said, address);

    public Uri Address { get; }

    public static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
    }

    /// <summary>Returns when it answers.</summary>
    /// <param name="settings">As environment variables.</param>
    public static async Task<PortalProcess> StartAsync(IReadOnlyDictionary<string, string> settings, Uri address)
    {
        var (process, said) = Begin(settings, ["--urls", address.ToString()]);
        var portal = new PortalProcess(process, said, address);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(5) };
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(2); await Task.Delay(50))
        {
            if (process.HasExited) throw new InvalidOperationException($"The portal ended with {process.ExitCode}: {await said}");
            try
            {
                using var answer = await client.GetAsync(new Uri("health/ready", UriKind.Relative));
                if (answer.IsSuccessStatusCode) return portal;
            }
            catch (Exception error) when (error is HttpRequestException or OperationCanceledException) { }
        }
        await portal.DisposeAsync();
        throw new TimeoutException($"The portal was not ready within two minutes: {await said}");
    }

    /// <summary>Runs a command to its end.</summary>
    public static async Task<(int ExitCode, string Said)> RunAsync(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        var (process, said) = Begin(settings, arguments);
        using (process)
        {
            await process.WaitForExitAsync();
            return (process.ExitCode, await said);
        }
    }

    /// <summary>Kills it (-9): nothing it was at is finished, nothing tidied up.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await KillAsync();
        await said;
        process.Dispose();
    }

    private static (Process, Task<string>) Begin(IReadOnlyDictionary<string, string> settings, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[Program, .. arguments, "--contentRoot", Folder]) start.ArgumentList.Add(argument);
        foreach (var (name, value) in settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        return (process, Task.Run(async () => await output + await errors));
    }
}
