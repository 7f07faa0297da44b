using System.Globalization;
using System.Reflection;
using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Baladi.Core.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Baladi.Core.Data.Backups;

/// <summary>
/// Copies the portal while people work in it: first the database as it is at one moment, then every file that picture names. Bytes are stored before
/// the row that names them, so none is missing; what is erased meanwhile is told apart. Keys are not copied: whoever finds a backup shall not read it.
/// </summary>
public sealed class BackUp(IServiceScopeFactory scopes, BaladiDbContext db, Installation installation, KeyRing keys, FileStore files, AuditArchive archive, TimeProvider time)
{
    private const string Unfinished = ".unfinished";
    private const string List = "files.list";
    // Beyond that many, one more line helps nobody.
    private const int MostNamed = 1000;

    /// <param name="folder">Made by this; it has that name only when everything is in it and on disk.</param>
    /// <exception cref="BackupException">It is there already, lies in the portal's own storage, or the database has tools of its own for this.</exception>
    public async Task<BackupManifest> RunAsync(string folder, IProgress<BackupProgress>? progress, CancellationToken cancel)
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (Path.Exists(folder)) throw new BackupException($"{folder} is there already; name a new folder.");
        if (!Path.GetRelativePath(installation.Storage, folder).StartsWith("..", StringComparison.Ordinal)) throw new BackupException($"{folder} lies in Storage:Root, with which it would be lost.");
        var unfinished = folder + Unfinished;
        // What broke off last time is of another moment.
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        Directory.CreateDirectory(unfinished);
        var manifest = await CopyAsync(unfinished, progress, cancel);
        await manifest.WriteAsync(unfinished, cancel);
        Directory.Move(unfinished, folder);
        return manifest;
    }

    private async Task<BackupManifest> CopyAsync(string folder, IProgress<BackupProgress>? progress, CancellationToken cancel)
    {
        var takenAt = time.GetUtcNow();
        var database = Path.Combine(folder, $"database.{db.Provider.Name.ToLowerInvariant()}");
        var sums = Path.Combine(folder, BackupManifest.Sums);
        Dictionary<string, long> rows;
        string migration;
        long named;
        // A context of its own, which ends before the files are copied: a picture that stays open keeps the engine from tidying up, and hides what is erased meanwhile.
        await using (var scope = scopes.CreateAsyncScope())
        {
            var picture = scope.ServiceProvider.GetRequiredService<BaladiDbContext>();
            await using var snapshot = await picture.Provider.BeginSnapshotAsync(picture, cancel);
            progress?.Report(new("Counting rows", 0, 0));
            rows = await TableCounts.ReadAsync(picture, cancel);
            migration = (await picture.Database.GetAppliedMigrationsAsync(cancel)).LastOrDefault() ?? throw new BackupException("The database has no tables yet: there is nothing to back up.");
            named = await ListAsync(picture, Path.Combine(folder, List), cancel);
            await ArchiveAsync(picture, folder, sums, cancel);
            await picture.Provider.BackUpAsync(picture, database, new Said(progress, "Copying the database"), cancel);
        }
        var copied = await FilesAsync(folder, sums, named, progress, cancel);
        var (erased, damaged) = await ExplainAsync(copied.Lost, cancel);
        File.Delete(Path.Combine(folder, List));
        return new()
        {
            Format = BackupManifest.CurrentFormat,
            Product = typeof(BackUp).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
            TakenAt = takenAt,
            Provider = db.Provider.Name,
            Migration = migration,
            Database = await Copies.DescribeAsync(folder, database, cancel),
            FileSums = await Copies.DescribeAsync(folder, sums, cancel),
            Files = copied.Count,
            FileBytes = copied.Bytes,
            Rows = rows,
            Keys = keys.Marks(),
            ErasedSince = erased,
            Damaged = [.. copied.Damaged.Concat(damaged).Order(StringComparer.Ordinal)],
        };
    }

    // On disk and not in memory: a country's documents are many.
    private static async Task<long> ListAsync(BaladiDbContext picture, string path, CancellationToken cancel)
    {
        long count = 0;
        await using var list = new StreamWriter(path);
        await foreach (var file in picture.StoredFiles.AsNoTracking().Where(file => file.State == FileState.Temporary || file.State == FileState.Committed).OrderBy(file => file.Id)
            .Select(file => new { file.Id, file.Sha256 }).AsAsyncEnumerable().WithCancellation(cancel))
        {
            await list.WriteLineAsync($"{file.Id.ToString(CultureInfo.InvariantCulture)} {file.Sha256}");
            count++;
        }
        return count;
    }

    // Only those the picture knows: a newer one would look like entries that were cut off.
    private async Task ArchiveAsync(BaladiDbContext picture, string folder, string sums, CancellationToken cancel)
    {
        var copies = new AuditArchive(Path.Combine(folder, AuditArchive.Folder));
        await using var list = new StreamWriter(sums);
        foreach (var checkpoint in await picture.AuditCheckpoints.AsNoTracking().OrderBy(checkpoint => checkpoint.Number).ToListAsync(cancel))
            if (await archive.CopyAsync(checkpoint, copies, cancel) is { } copy)
                await list.WriteLineAsync(Copies.Sum(folder, copy, (await Copies.DescribeAsync(folder, copy, cancel)).Sha256));
    }

    private async Task<(long Count, long Bytes, List<string> Lost, List<string> Damaged)> FilesAsync(string folder, string sums, long named, IProgress<BackupProgress>? progress, CancellationToken cancel)
    {
        var (count, bytes, lost, damaged) = (0L, 0L, new List<string>(), new List<string>());
        await using var list = new StreamWriter(sums, append: true);
        await foreach (var line in File.ReadLinesAsync(Path.Combine(folder, List), cancel))
        {
            var (id, sum) = (line.Split(' ')[0], line.Split(' ')[1]);
            var place = FileStore.Place(long.Parse(id, CultureInfo.InvariantCulture));
            if (await Copies.CopyAsync(files.PathOf(long.Parse(id, CultureInfo.InvariantCulture)), Path.Combine(folder, place), cancel) is not { } copy) lost.Add(id);
            else
            {
                // With the sum of the row: where the bytes are others, checking says so for ever.
                await list.WriteLineAsync(Copies.Sum(folder, Path.Combine(folder, place), sum));
                if (copy.Sha256 != sum && damaged.Count < MostNamed) damaged.Add(id);
                (count, bytes) = (count + 1, bytes + copy.Size);
            }
            progress?.Report(new("Copying files", count, named));
        }
        return (count, bytes, lost, damaged);
    }

    /// <summary>Why bytes were not there: their time ended since the picture was taken, or the portal has lost them.</summary>
    private async Task<(List<string> Erased, List<string> Lost)> ExplainAsync(List<string> missing, CancellationToken cancel)
    {
        var kept = new HashSet<string>();
        foreach (var some in missing.Select(id => long.Parse(id, CultureInfo.InvariantCulture)).Chunk(500))
            foreach (var id in await db.StoredFiles.AsNoTracking().Where(file => some.Contains(file.Id) && file.State != FileState.Erased && file.State != FileState.Gone).Select(file => file.Id).ToListAsync(cancel))
                kept.Add(id.ToString(CultureInfo.InvariantCulture));
        return ([.. missing.Where(id => !kept.Contains(id))], [.. missing.Where(kept.Contains).Take(MostNamed)]);
    }

    private sealed class Said(IProgress<BackupProgress>? progress, string step) : IProgress<(long Done, long Total)>
    {
        public void Report((long Done, long Total) value) => progress?.Report(new(step, value.Done, value.Total));
    }
}
