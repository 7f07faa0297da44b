using System.Security.Cryptography;
using System.Text.Json;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Audit;

/// <summary>Signs what the audit entries since the last checkpoint amount to, and keeps a copy outside the database.</summary>
public sealed class SignCheckpoint(BaladiDbContext db, KeyRing keys, AuditArchive archive, TimeProvider time)
{
    /// <summary>Entries younger than this may belong to transactions still under way; they wait for the next checkpoint.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    /// <param name="grace">Null for the usual; a test that knows nothing is under way passes zero.</param>
    public async Task<AuditCheckpoint?> RunAsync(CancellationToken cancel, TimeSpan? grace = null)
    {
        var last = await db.AuditCheckpoints.AsNoTracking().OrderByDescending(c => c.Number).FirstOrDefaultAsync(cancel);
        var after = last?.ThroughId ?? 0;
        // Keys follow the machine's clock, whatever the demo clock says.
        var through = Ids.FirstAt(TimeProvider.System.GetUtcNow() - (grace ?? Grace)) + (grace == TimeSpan.Zero ? (1L << 22) - 1 : 0);
        var (count, digest) = await DigestAsync(db, after, through, cancel);
        if (count == 0) return null;
        var checkpoint = new AuditCheckpoint((last?.Number ?? 0) + 1, after, through, count, digest, time.GetUtcNow(), last is null ? [] : SHA256.HashData(last.Statement()), keys.AuditCheckpoints);
        db.AuditCheckpoints.Add(checkpoint);
        await db.SaveChangesAsync(cancel);
        await archive.WriteAsync(checkpoint, cancel);
        return checkpoint;
    }

    internal static async Task<(int Count, byte[] Digest)> DigestAsync(BaladiDbContext db, long after, long through, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var count = 0;
        await foreach (var entry in db.AuditEntries.AsNoTracking().Where(e => e.Id > after && e.Id <= through).OrderBy(e => e.Id).Select(e => e.Hash).AsAsyncEnumerable().WithCancellation(cancel))
        {
            hash.AppendData(entry);
            count++;
        }
        return (count, hash.GetHashAndReset());
    }
}

/// <summary>The copies of checkpoints outside the database: a file each, to be shipped to where the database's operators have no hand.</summary>
public sealed class AuditArchive(string folder)
{
    public async Task WriteAsync(AuditCheckpoint checkpoint, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(PathOf(checkpoint.Number), Text(checkpoint), cancel);
    }

    public int Highest => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json").Select(file => int.Parse(Path.GetFileNameWithoutExtension(file), System.Globalization.CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Max() : 0;

    /// <summary>Null where there is no copy; else whether it says the same.</summary>
    public bool? Agrees(AuditCheckpoint checkpoint) => File.Exists(PathOf(checkpoint.Number)) ? File.ReadAllText(PathOf(checkpoint.Number)) == Text(checkpoint) : null;

    private string PathOf(int number) => Path.Combine(folder, $"{number:000000}.json");

    private static string Text(AuditCheckpoint checkpoint) => JsonSerializer.Serialize(new
    {
        statement = System.Text.Encoding.UTF8.GetString(checkpoint.Statement()),
        signature = Convert.ToBase64String(checkpoint.Signature),
    });
}
