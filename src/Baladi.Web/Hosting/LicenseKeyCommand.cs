using System.Globalization;
using Baladi.Core.Licenses.Signing;
using Spectre.Console;

namespace Baladi.Web.Hosting;

/// <summary><c>rotate-license-key</c>: another key takes the place of the one that signs licenses; with <c>--leaked KEY --since INSTANT</c> because that one leaked.</summary>
public static class LicenseKeyCommand
{
    private const string Leaked = "--leaked";
    private const string Since = "--since";
    private const int Batch = 200;

    public static async Task<int> RotateLicenseKeyAsync(this WebApplication app, string[] args)
    {
        var (leaked, since) = (After(args, Leaked), After(args, Since));
        if (leaked is not null || since is not null || args.Contains(Leaked) || args.Contains(Since)) return await DistrustAsync(app, leaked, since);
        await using var scope = app.Services.CreateAsyncScope();
        var key = await scope.ServiceProvider.GetRequiredService<LicenseKeys>().RotateAsync(default);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[green]Licenses are signed with {key.Id} until {key.SignsUntil:yyyy-MM-dd}.[/] Start every node of the portal again; what was signed before stays verifiable.");
        return 0;
    }

    private static async Task<int> DistrustAsync(WebApplication app, string? leaked, string? since)
    {
        if (leaked is null || since is null || !DateTimeOffset.TryParseExact(since, ["yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:sszzz"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant))
        {
            AnsiConsole.MarkupLine("[red]Name the key and the instant:[/] rotate-license-key --leaked KEY --since 2026-11-27T08:00Z. The keys stand at /api/v1/licenses/keys.");
            return 2;
        }
        await using var scope = app.Services.CreateAsyncScope();
        var outcome = await AnsiConsole.Status().StartAsync("Signing licenses anew …", status =>
            scope.ServiceProvider.GetRequiredService<DistrustKey>().RunAsync(leaked, instant, Batch, new Progress<int>(count => status.Status($"{count:N0} licenses are signed anew …")), default));
        if (!outcome.IsDone)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{(outcome.Problems[0].Code == "key-unknown" ? "No license was ever signed with this key" : "The instant is in the future")}.[/] Nothing was changed.");
            return 1;
        }
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[green]{leaked} is distrusted since {instant:u}; {outcome.Value:N0} licenses are signed anew and their holders told.[/] Start every node of the portal again. Where this broke off, run it again.");
        return 0;
    }

    private static string? After(string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length && !args[at + 1].StartsWith("--", StringComparison.Ordinal) ? args[at + 1] : null;
}
