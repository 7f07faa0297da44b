using System.Globalization;
using Baladi.Core.Audit;
using Baladi.Core.Data.Seeding;
using Baladi.Core.People;
using Spectre.Console;

namespace Baladi.Web.Hosting;

/// <summary>The commands of operators: <c>migrate</c>, <c>seed</c>, <c>verify-audit</c>, <c>import-breached-passwords</c>, <c>change-id-keys</c>, <c>rotate-license-key</c> (see <see cref="LicenseKeyCommand"/>), <c>backup</c>, <c>restore</c>, <c>import-map</c> (see <see cref="ImportMapCommand"/>); <c>check-configuration</c> runs before these (see <see cref="InstallationCheck"/>). Each ends the program; options of the host may follow it.</summary>
public static class Commands
{
    private const string Migrate = "migrate";
    private const string Seed = "seed";
    private const string Verify = "verify-audit";
    private const string ImportPasswords = "import-breached-passwords";
    private const string ChangeKeys = "change-id-keys";
    private const string RotateKey = "rotate-license-key";
    private const string BackUp = "backup";
    private const string Restore = "restore";
    private const string ImportMap = "import-map";

    /// <returns>The exit code, or null where the arguments name no command and the server is to run.</returns>
    public static async Task<int?> RunCommandAsync(this WebApplication app, string[] args)
    {
        switch (args.FirstOrDefault())
        {
            case ['-', ..] when args.FirstOrDefault(arg => arg is Migrate or Seed or Verify or ImportPasswords or ChangeKeys or RotateKey or BackUp or Restore or ImportMap) is { } late:
                // Serving instead would look as if the command never came to an end.
                AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]'{late}' goes first, options after it.[/]");
                return 2;
            case null:
            case ['-', ..]:
                return null;
            case Migrate:
                await app.Services.GetRequiredService<SeedDatabase>().MigrateAsync(default);
                AnsiConsole.MarkupLine("[green]The database is up to date.[/]");
                return 0;
            case Verify:
                return await VerifyAuditAsync(app);
            case ImportPasswords:
                return await ImportPasswordsAsync(app, args);
            case ChangeKeys:
                return await ChangeIdKeysAsync(app);
            case RotateKey:
                return await app.RotateLicenseKeyAsync(args);
            case BackUp:
                return await app.BackUpAsync(args);
            case Restore:
                return await app.RestoreAsync(args);
            case ImportMap:
                return await app.ImportMapAsync(args);
            case Seed:
                return await SeedAsync(app, args);
            case var unknown:
                AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]'{unknown}' is not a command.[/] Commands: migrate, seed --cases N --features N, verify-audit, import-breached-passwords FILE, change-id-keys, rotate-license-key [--leaked KEY --since INSTANT], import-map FILE --layer NAME [--city CODE], backup FOLDER, restore FOLDER, check-configuration.");
                return 2;
        }
    }

    private static async Task<int> ChangeIdKeysAsync(WebApplication app)
    {
        const int batch = 500;
        await using var scope = app.Services.CreateAsyncScope();
        var changed = await AnsiConsole.Status().StartAsync("Putting national IDs under new keys …", status =>
            scope.ServiceProvider.GetRequiredService<ChangeIdKeys>().RunAsync(batch, new Progress<int>(count => status.Status($"{count:N0} rows are under the new keys …")), default));
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[green]{changed:N0} rows are under new keys.[/] The old ones stay beside them, for backups; start the portal again.");
        return 0;
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

    private static async Task<int> ImportPasswordsAsync(WebApplication app, string[] args)
    {
        if (args is not [_, var source, ..] || !File.Exists(source))
        {
            AnsiConsole.MarkupLine("[red]Name the file:[/] import-breached-passwords FILE, with a SHA-1 hash in each line, in order.");
            return 2;
        }
        var target = Path.Combine(app.Services.GetRequiredService<Settings>().Installation.Storage, BreachedPasswords.FileName);
        try
        {
            var taken = await AnsiConsole.Status().StartAsync("Reading hashes …", status => Task.Run(() =>
            {
                using var hashes = File.OpenText(source);
                // Beside the old one until it is whole.
                using var file = File.Create(target + ".new");
                return BreachedPasswords.Import(hashes, file, new Progress<long>(count => status.Status($"{count:N0} hashes read …")));
            }));
            File.Move(target + ".new", target, overwrite: true);
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[green]{taken:N0} passwords are refused from the next start on.[/]");
            return 0;
        }
        catch (InvalidDataException wrong)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{wrong.Message}[/]");
            return 1;
        }
    }

    private static async Task<int> SeedAsync(WebApplication app, string[] args)
    {
        var (cases, features) = (CountOf("--cases", args), CountOf("--features", args));
        if (cases is null or < 0 || features is null or < 0 || cases + features == 0)
        {
            AnsiConsole.MarkupLine("[red]Say how many:[/] seed --cases N, seed --features N, or both");
            return 2;
        }
        await app.PrepareAsync();
        await AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).StartAsync(async progress =>
        {
            await using var scope = app.Services.CreateAsyncScope();
            await FillAsync("Cases", cases.Value, (done, cancel) => scope.ServiceProvider.GetRequiredService<SeedVolume>().RunAsync(cases.Value, done, cancel));
            await FillAsync("Parcels", features.Value, (done, cancel) => scope.ServiceProvider.GetRequiredService<SeedFeatures>().RunAsync(features.Value, done, cancel));

            async Task FillAsync(string name, int count, Func<IProgress<int>, CancellationToken, Task> fill)
            {
                if (count == 0) return;
                var task = progress.AddTask(name, maxValue: count);
                await fill(new Progress<int>(done => task.Value = done), default);
                task.Value = count;
            }
        });
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[green]Added: {cases:N0} cases, {features:N0} parcels.[/]");
        return 0;
    }

    /// <summary>The number after an option: zero where the option is not given, null where what follows is no number above zero.</summary>
    private static int? CountOf(string option, string[] args) => Array.IndexOf(args, option) switch
    {
        < 0 => 0,
        var at => at + 1 < args.Length && int.TryParse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? count : null,
    };
}
