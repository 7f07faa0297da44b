using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Baladi.Core.Data.Backups;

/// <param name="Findings">What does not fit; empty where the portal is as it was.</param>
public sealed record RestoreReport(BackupManifest Manifest, long Files, IReadOnlyList<string> Findings);

/// <summary>
/// Fills an empty installation from a backup and holds it against what the backup says of itself: sums, rows, audit chains. Files first, under a name of
/// their own until all are there; the database last and in one piece. What breaks off leaves a database that is empty still.
/// </summary>
public sealed class RestoreBackup(IServiceScopeFactory scopes, Installation installation, KeyRing keys)
{
    private const string Unfinished = "restoring";
    private const int MostFindings = 100;
    private static readonly string[] Folders = [Documents.FileStore.Folder, AuditArchive.Folder];

    /// <exception cref="BackupException">Nothing was restored: it is no whole backup, not for here, or here is something already.</exception>
    public async Task<RestoreReport> RunAsync(string folder, IProgress<BackupProgress>? progress, CancellationToken cancel)
    {
        folder = Path.GetFullPath(folder);
        var manifest = await BackupManifest.ReadAsync(folder, cancel);
        await RequireAsync(manifest, cancel);
        foreach (var file in new[] { manifest.FileSums, manifest.Database })
        {
            progress?.Report(new($"Checking {file.Path}", 0, 0));
            if (!File.Exists(Path.Combine(folder, file.Path)) || await Copies.DescribeAsync(folder, Path.Combine(folder, file.Path), cancel) != file)
                throw new BackupException($"{file.Path} is missing or not as it was backed up. Take another backup.");
        }
        var findings = new List<string>();
        var files = await FilesAsync(folder, manifest, findings, progress, cancel);
        await AskAsync(async db =>
        {
            await db.Provider.RestoreAsync(db, Path.Combine(folder, manifest.Database.Path), new Said(progress), cancel);
            return true;
        });
        await CompareAsync(manifest, findings, progress, cancel);
        return new(manifest, files, findings);
    }

    private async Task RequireAsync(BackupManifest manifest, CancellationToken cancel)
    {
        var (provider, migrations, isEmpty) = await AskAsync(async db =>
            (db.Provider.Name, db.Database.GetMigrations().ToList(), !await db.GetService<IRelationalDatabaseCreator>().ExistsAsync(cancel) || !await db.GetService<IRelationalDatabaseCreator>().HasTablesAsync(cancel)));
        if (provider != manifest.Provider) throw new BackupException($"The backup is of {manifest.Provider}, and Database:Provider is {provider}.");
        if (!migrations.Contains(manifest.Migration)) throw new BackupException($"The backup knows the migration {manifest.Migration}, which this program does not: take the version that made it, {manifest.Product}, or a newer one.");
        if (!isEmpty) throw new BackupException("The database of ConnectionStrings:Baladi is not empty. Restore into an empty one.");
        foreach (var occupied in Folders.Select(name => Path.Combine(installation.Storage, name)).Where(path => Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any()))
            throw new BackupException($"{occupied} is not empty. Restore into a Storage:Root that holds nothing but keys.");
        var here = keys.Marks();
        var wrong = manifest.Keys.Where(key => here.GetValueOrDefault(key.Key) != key.Value).Select(key => key.Key).ToList();
        if (wrong.Count > 0) throw new BackupException($"Put the keys that the backup was made under into {Path.Combine(installation.Storage, "keys")} first; missing or others: {string.Join(", ", wrong)}.");
    }

    private async Task<long> FilesAsync(string folder, BackupManifest manifest, List<string> findings, IProgress<BackupProgress>? progress, CancellationToken cancel)
    {
        var unfinished = Path.Combine(installation.Storage, Unfinished);
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        var (files, bytes) = (0L, 0L);
        await foreach (var line in File.ReadLinesAsync(Path.Combine(folder, BackupManifest.Sums), cancel))
        {
            // The sums were checked themselves, and still nothing leads out of the folder.
            if (line.Split("  ", 2) is not [var sum, var place] || !Folders.Contains(place.Split('/')[0]) || place.Contains("..", StringComparison.Ordinal)) throw new BackupException($"{BackupManifest.Sums} has a line nobody wrote: {line}");
            var copy = await Copies.CopyAsync(Path.Combine(folder, place), Path.Combine(unfinished, place), cancel);
            if (copy is null) Find(findings, $"{place} is missing");
            else if (copy.Value.Sha256 != sum) Find(findings, $"{place} is not as it was uploaded");
            if (copy is not null && place.StartsWith(Folders[0], StringComparison.Ordinal)) (files, bytes) = (files + 1, bytes + copy.Value.Size);
            progress?.Report(new("Copying files", files, manifest.Files));
        }
        if ((files, bytes) != (manifest.Files, manifest.FileBytes)) Find(findings, $"{manifest.Files} files of {manifest.FileBytes} bytes were backed up, {files} of {bytes} bytes are there");
        foreach (var name in Folders.Where(name => Directory.Exists(Path.Combine(unfinished, name))))
        {
            if (Directory.Exists(Path.Combine(installation.Storage, name))) Directory.Delete(Path.Combine(installation.Storage, name));
            Directory.Move(Path.Combine(unfinished, name), Path.Combine(installation.Storage, name));
        }
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished);
        return files;
    }

    private async Task CompareAsync(BackupManifest manifest, List<string> findings, IProgress<BackupProgress>? progress, CancellationToken cancel)
    {
        progress?.Report(new("Counting rows", 0, 0));
        // Before the migrations, which may add rows of their own. A table the backup does not know comes with them.
        var rows = await AskAsync(db => TableCounts.ReadAsync(db, manifest.Rows.Keys, cancel));
        foreach (var (table, count) in manifest.Rows)
            if (rows[table] != count) Find(findings, $"{table} had {count} rows, {rows[table]} are there");
        progress?.Report(new("Migrating", 0, 0));
        await AskAsync(async db =>
        {
            await db.Database.MigrateAsync(cancel);
            return true;
        });
        await using var scope = scopes.CreateAsyncScope();
        var expected = manifest.ErasedSince.Select(id => $"file {id}").ToHashSet();
        foreach (var finding in await scope.ServiceProvider.GetRequiredService<VerifyAudit>().RunAsync(MostFindings + expected.Count, new Streams(progress), cancel))
            if (!expected.Contains(finding.Where)) Find(findings, $"{finding.Where}: {finding.What}");
    }

    private static void Find(List<string> findings, string what)
    {
        if (findings.Count < MostFindings) findings.Add(what);
    }

    // Each step anew: a connection that saw the empty database must not be asked about the full one.
    private async Task<T> AskAsync<T>(Func<BaladiDbContext, Task<T>> ask)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<BaladiDbContext>());
    }

    private sealed class Said(IProgress<BackupProgress>? progress) : IProgress<(long Done, long Total)>
    {
        public void Report((long Done, long Total) value) => progress?.Report(new("Restoring the database", value.Done, value.Total));
    }

    private sealed class Streams(IProgress<BackupProgress>? progress) : IProgress<long>
    {
        public void Report(long value) => progress?.Report(new("Reading the audit chains", value, 0));
    }
}
