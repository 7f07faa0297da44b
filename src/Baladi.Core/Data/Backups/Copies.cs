using System.Buffers;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Data.Backups;

/// <summary>Copying files and knowing them again.</summary>
internal static class Copies
{
    private const int Buffer = 1 << 17;

    /// <summary>Copies to disk and answers what was read; null where there is nothing to copy.</summary>
    public static async Task<(long Size, string Sha256)?> CopyAsync(string from, string to, CancellationToken cancel)
    {
        FileStream source;
        try { source = new(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan); }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException) { return null; }
        await using var _ = source;
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        await using var target = new FileStream(to, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(Buffer);
        try
        {
            long size = 0;
            int read;
            while ((read = await source.ReadAsync(buffer, cancel)) > 0)
            {
                hash.AppendData(buffer, 0, read);
                await target.WriteAsync(buffer.AsMemory(0, read), cancel);
                size += read;
            }
            target.Flush(flushToDisk: true);
            return (size, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally { ArrayPool<byte>.Shared.Return(buffer); }
    }

    public static async Task<BackedUpFile> DescribeAsync(string folder, string path, CancellationToken cancel)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, Buffer, FileOptions.SequentialScan | FileOptions.Asynchronous);
        return new(Relative(folder, path), file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel)));
    }

    /// <summary>A line of <see cref="BackupManifest.Sums"/>.</summary>
    public static string Sum(string folder, string path, string sha256) => $"{sha256}  {Relative(folder, path)}";

    private static string Relative(string folder, string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');
}

/// <summary>How many rows each table has.</summary>
internal static class TableCounts
{
    public static Task<Dictionary<string, long>> ReadAsync(BaladiDbContext db, CancellationToken cancel) =>
        ReadAsync(db, db.Model.GetEntityTypes().Select(entity => entity.GetTableName()).OfType<string>().Distinct(), cancel);

    public static async Task<Dictionary<string, long>> ReadAsync(BaladiDbContext db, IEnumerable<string> tables, CancellationToken cancel)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in tables.Order(StringComparer.Ordinal))
        {
            // Names of a model, this one's or that of the program a backup was made with; never what somebody typed.
            var question = $"SELECT COUNT(*) AS \"Value\" FROM \"{table}\"";
            counts[table] = (await db.Database.SqlQueryRaw<long>(question).ToListAsync(cancel))[0];
        }
        return counts;
    }
}
