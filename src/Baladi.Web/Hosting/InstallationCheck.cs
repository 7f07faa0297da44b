using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Spectre.Console;

namespace Baladi.Web.Hosting;

/// <summary>What is found where the settings lead: a folder to write to, keys, a database that answers, a clock that is right.</summary>
public static class InstallationCheck
{
    public const string Command = "check-configuration";
    private const long LittleSpace = 1L << 30;
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>Prints all that is wrong or missing.</summary>
    /// <returns>The exit code: 1 where the portal would not start.</returns>
    public static async Task<int> RunAsync(IConfiguration configuration, IHostEnvironment environment)
    {
        var findings = ConfigurationCheck.Read(configuration, environment).ToList();
        if (!findings.Any(finding => finding.Stops)) findings.AddRange(await FindAsync(Settings.Read(configuration, environment), default));
        foreach (var finding in findings.OrderByDescending(finding => finding.Stops))
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{(finding.Stops ? "stops the start" : "to be noted")}  {finding.Setting}: {finding.What}");
        var stops = findings.Count(finding => finding.Stops);
        AnsiConsole.MarkupLine(stops == 0 ? "[green]The portal can start.[/]" : "[red]The portal does not start like this.[/]");
        return stops == 0 ? 0 : 1;
    }

    /// <exception cref="ConfigurationException">The portal must not start.</exception>
    public static async Task RequireAsync(Settings settings, CancellationToken cancel)
    {
        var stops = (await FindAsync(settings, cancel)).Where(finding => finding.Stops).ToList();
        if (stops.Count > 0) throw new ConfigurationException(stops);
    }

    public static async Task<IReadOnlyList<ConfigurationFinding>> FindAsync(Settings settings, CancellationToken cancel) =>
        [.. Storage(settings.Installation.Storage), .. Keys(settings), .. await DatabaseAsync(settings, cancel)];

    private static IEnumerable<ConfigurationFinding> Storage(string folder)
    {
        var probe = Path.Combine(folder, $".writable-{Tokens.New()}");
        string? wrong = null;
        long free = 0;
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(probe, "");
            File.Delete(probe);
            free = new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException) { wrong = error.Message; }
        if (wrong is not null) yield return new("Storage:Root", $"nothing can be written to {folder}: {wrong}", Stops: true);
        else if (free < LittleSpace) yield return new("Storage:Root", string.Create(CultureInfo.InvariantCulture, $"only {free / 1024 / 1024} MB are free in {folder}."), Stops: false);
    }

    private static IEnumerable<ConfigurationFinding> Keys(Settings settings)
    {
        var folder = Path.Combine(settings.Installation.Storage, "keys");
        var keys = new KeyRing(folder, createMissing: false);
        var missing = keys.Missing();
        if (!settings.Installation.CreateKeys)
            foreach (var name in missing) yield return new("Storage:Root", $"the key {name} is missing in {folder}; see docs/operations.md, Keys.", Stops: true);
        if (missing.Count == 0 && Unreadable(keys) is { } why) yield return new("Storage:Root", $"a key in {folder} cannot be read: {why}", Stops: true);
    }

    private static string? Unreadable(KeyRing keys)
    {
        try { keys.Require(); }
        catch (Exception error) when (error is FormatException or ArgumentException or IOException or UnauthorizedAccessException or System.Security.Cryptography.CryptographicException) { return error.Message; }
        return null;
    }

    private static async Task<IReadOnlyList<ConfigurationFinding>> DatabaseAsync(Settings settings, CancellationToken cancel)
    {
        const string setting = "ConnectionStrings:Baladi";
        var provider = CoreServices.ProviderNamed(settings.Provider);
        using var connections = provider as IDisposable;
        await using var db = DesignTime.Context(provider, settings.ConnectionString);
        try
        {
            // What migrating makes at the start need not be there yet.
            if (!await db.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancel))
                return settings.MigrateOnStart ? [] : [new(setting, "the database is not there yet; run the program once with the argument 'migrate'.", Stops: true)];
            var pending = (await db.Database.GetPendingMigrationsAsync(cancel)).Any();
            if (pending) return settings.MigrateOnStart ? [] : [new(setting, "the database is older than this program; run it once with the argument 'migrate'.", Stops: true)];
            // Keys of rows follow the machine's clock, on demo systems too.
            var last = await db.AuditEntries.OrderByDescending(entry => entry.Id).Select(entry => entry.Id).FirstOrDefaultAsync(cancel);
            var ahead = last == 0 ? TimeSpan.Zero : Ids.MadeAt(last) - TimeProvider.System.GetUtcNow();
            return ahead <= ClockTolerance ? [] : [new("the machine's clock", string.Create(CultureInfo.InvariantCulture, $"it stands {ahead.TotalMinutes:0} minutes before what was written last; set it right, or what is due comes late."), Stops: false)];
        }
        catch (Exception error) when (error is DbException or SocketException or TimeoutException or ArgumentException or InvalidOperationException)
        {
            return [new(setting, $"the database does not answer: {error.Message}", Stops: true)];
        }
    }
}
