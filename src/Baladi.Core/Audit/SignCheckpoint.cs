using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Audit;

/// <summary>Signs what the audit entries without a checkpoint amount to, and keeps a copy outside the database.</summary>
public sealed class SignCheckpoint(BaladiDbContext db, KeyRing keys, AuditArchive archive, TimeProvider time)
{
    /// <returns>Null where there was nothing new, or another node was signing.</returns>
    public async Task<AuditCheckpoint?> RunAsync(CancellationToken cancel)
    {
        AuditCheckpoint? checkpoint;
        try { checkpoint = await db.Provider.WriteAsync(db, SignAsync, cancel); }
        catch (DbUpdateException error) when (error.InnerException is DbException inner && db.Provider.IsUniqueViolation(inner)) { return null; }
        await CopyAsync(cancel);
        return checkpoint;
    }

    // Also what a crash or a full disk left out last time; a copy missing in between was taken away, and stays missing.
    private async Task CopyAsync(CancellationToken cancel)
    {
        var highest = archive.Highest;
        foreach (var signed in await db.AuditCheckpoints.AsNoTracking().Where(c => c.Number > highest).OrderBy(c => c.Number).ToListAsync(cancel))
            if (keys.AuditCheckpoints.VerifyData(signed.Statement(), signed.Signature, HashAlgorithmName.SHA256)) await archive.WriteAsync(signed, cancel);
    }

    private async Task<AuditCheckpoint?> SignAsync(CancellationToken cancel)
    {
        var last = await db.AuditCheckpoints.AsNoTracking().OrderByDescending(c => c.Number).FirstOrDefaultAsync(cancel);
        var number = (last?.Number ?? 0) + 1;
        // Exactly what is committed now is marked and counted; a transaction still under way is the next one's, however long it takes.
        if (await db.AuditEntries.Where(e => e.CheckpointNumber == null).ExecuteUpdateAsync(set => set.SetProperty(e => e.CheckpointNumber, number), cancel) == 0) return null;
        var (count, digest) = await DigestAsync(db, number, cancel);
        var checkpoint = new AuditCheckpoint(number, count, digest, time.GetUtcNow(), AuditCheckpoint.LinkTo(last), keys.AuditCheckpoints);
        db.AuditCheckpoints.Add(checkpoint);
        await db.SaveChangesAsync(cancel);
        return checkpoint;
    }

    internal static async Task<(int Count, byte[] Digest)> DigestAsync(BaladiDbContext db, int number, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var count = 0;
        await foreach (var entry in db.AuditEntries.AsNoTracking().Where(e => e.CheckpointNumber == number).OrderBy(e => e.Id).Select(e => e.Hash).AsAsyncEnumerable().WithCancellation(cancel))
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
    public const string Folder = "audit";

    public async Task WriteAsync(AuditCheckpoint checkpoint, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var unfinished = PathOf(checkpoint.Number) + ".new";
        await File.WriteAllTextAsync(unfinished, Text(checkpoint), cancel);
        File.Move(unfinished, PathOf(checkpoint.Number), overwrite: true);
    }

    /// <summary>Puts the copy of a checkpoint into another archive: the one that is here, or the one that is about to be. One that was taken away stays missing there as well.</summary>
    /// <returns>Where it lies.</returns>
    public async Task<string?> CopyAsync(AuditCheckpoint checkpoint, AuditArchive to, CancellationToken cancel)
    {
        Directory.CreateDirectory(to.Location);
        if (File.Exists(PathOf(checkpoint.Number))) File.Copy(PathOf(checkpoint.Number), to.PathOf(checkpoint.Number));
        else if (checkpoint.Number > Highest) await to.WriteAsync(checkpoint, cancel);
        else return null;
        return to.PathOf(checkpoint.Number);
    }

    private string Location => folder;

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
