using System.Data.Common;
using System.Globalization;
using Baladi.Core.Data.Backups;
using Spectre.Console;

namespace Baladi.Web.Hosting;

/// <summary>The commands <c>backup</c> and <c>restore</c>.</summary>
internal static class BackupCommands
{
    public static Task<int> BackUpAsync(this WebApplication app, string[] args) => WithFolderAsync(args, async (folder, progress) =>
    {
        await using var scope = app.Services.CreateAsyncScope();
        var manifest = await scope.ServiceProvider.GetRequiredService<BackUp>().RunAsync(folder, progress, default);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[green]{folder} holds the portal as it was at {manifest.TakenAt:O}[/]: {manifest.Rows.Values.Sum():N0} rows, {manifest.Files:N0} files, {manifest.FileBytes + manifest.Database.Size:N0} bytes. It does not hold the keys in Storage:Root/keys; without them nobody can read it.");
        if (manifest.ErasedSince.Count > 0) AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{manifest.ErasedSince.Count:N0} files were erased while it was taken.");
        foreach (var file in manifest.Damaged) AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]file {file}[/]: the portal has lost its bytes, or they were changed. Look for it in an older backup.");
        return manifest.Damaged.Count == 0 ? 0 : 1;
    });

    public static Task<int> RestoreAsync(this WebApplication app, string[] args) => WithFolderAsync(args, async (folder, progress) =>
    {
        var report = await app.Services.GetRequiredService<RestoreBackup>().RunAsync(folder, progress, default);
        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"The portal as it was at {report.Manifest.TakenAt:O} is restored: {report.Manifest.Rows.Values.Sum():N0} rows, {report.Files:N0} files.");
        foreach (var finding in report.Findings) AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{finding}[/]");
        AnsiConsole.MarkupLine(report.Findings.Count == 0 ? "[green]Sums, rows and audit chains fit.[/]" : "[red]It does not fit: do not open the portal on it before each of these is understood.[/]");
        return report.Findings.Count == 0 ? 0 : 1;
    });

    private static async Task<int> WithFolderAsync(string[] args, Func<string, IProgress<BackupProgress>, Task<int>> run)
    {
        if (args is not [var command, var folder, ..] || folder.StartsWith('-'))
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]Name the folder:[/] {args[0]} FOLDER");
            return 2;
        }
        try
        {
            return await AnsiConsole.Status().StartAsync(command, status => run(folder, new Shown(status)));
        }
        // The disk, the database and their tools say themselves what is wrong.
        catch (Exception wrong) when (wrong is BackupException or IOException or UnauthorizedAccessException or DbException)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{wrong.Message}[/]");
            return 1;
        }
    }

    private sealed class Shown(StatusContext status) : IProgress<BackupProgress>
    {
        public void Report(BackupProgress value) =>
            status.Status(value.Total > 0 ? string.Create(CultureInfo.InvariantCulture, $"{value.Step}: {value.Done:N0} of {value.Total:N0} …") : value.Done > 0 ? string.Create(CultureInfo.InvariantCulture, $"{value.Step}: {value.Done:N0} …") : value.Step + " …");
    }
}
