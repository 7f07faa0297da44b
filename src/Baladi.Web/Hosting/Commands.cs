using System.Globalization;
using Baladi.Core.Audit;
using Baladi.Core.Data.Seeding;
using Spectre.Console;

namespace Baladi.Web.Hosting;

/// <summary>The commands of operators: <c>migrate</c>, <c>verify-audit</c>. Each ends the program.</summary>
public static class Commands
{
    /// <returns>The exit code, or null where the arguments name no command and the server is to run.</returns>
    public static async Task<int?> RunCommandAsync(this WebApplication app, string[] args)
    {
        switch (args.FirstOrDefault())
        {
            case null:
            case ['-', ..]:
                return null;
            case "migrate":
                await app.Services.GetRequiredService<SeedDatabase>().MigrateAsync(default);
                AnsiConsole.MarkupLine("[green]The database is up to date.[/]");
                return 0;
            case "verify-audit":
                return await VerifyAuditAsync(app);
            case var unknown:
                AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]'{unknown}' is not a command.[/] Commands: migrate, verify-audit.");
                return 2;
        }
    }

    private static async Task<int> VerifyAuditAsync(WebApplication app)
    {
        const int most = 20;
        await using var scope = app.Services.CreateAsyncScope();
        var findings = await AnsiConsole.Status().StartAsync("Reading the audit chains …", status =>
            scope.ServiceProvider.GetRequiredService<VerifyAudit>().RunAsync(most, new Progress<long>(count => status.Status($"{count:N0} streams read …")), default));
        if (findings.Count == 0)
        {
            AnsiConsole.MarkupLine("[green]The audit chains are whole.[/]");
            return 0;
        }
        foreach (var finding in findings) AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{finding.Where}[/]: {finding.What}");
        if (findings.Count == most) AnsiConsole.MarkupLine("… and there may be more.");
        return 1;
    }
}
