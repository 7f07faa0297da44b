using Baladi.Core.Basics;
using System.Reflection;
using System.Security.Cryptography;
using Baladi.Core.Data;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Audit;

/// <summary>Something that does not add up, and where.</summary>
/// <param name="Where">stream and key, entity and key, or the number of a checkpoint.</param>
public sealed record AuditFinding(string Where, string What);

/// <summary>The entries of one chain, oldest first, and what does not add up there.</summary>
public sealed record AuditedStream(IReadOnlyList<AuditEntry> Entries, IReadOnlyList<AuditFinding> Findings);

/// <summary>Holds what is kept outside the database against the chained rows that tell of it.</summary>
public interface IAuditCheck
{
    IAsyncEnumerable<AuditFinding> RunAsync(CancellationToken cancel);
}

/// <summary>
/// Reads every chain from its start: entries are there without gaps, linked, made with our key, and end where the head says;
/// every audited row is as it was last written; every checkpoint still tells the truth. Reports the first findings, in order.
/// </summary>
public sealed class VerifyAudit(BaladiDbContext db, KeyRing keys, AuditArchive archive, IEnumerable<IAuditCheck> checks)
{
    private const int Batch = 200;

    /// <param name="most">Stop after so many findings.</param>
    public async Task<IReadOnlyList<AuditFinding>> RunAsync(int most, IProgress<long>? progress, CancellationToken cancel)
    {
        // One picture of everything: what is written while this reads must not look like tampering.
        await using var snapshot = db.Database.CurrentTransaction is null ? await db.Provider.BeginSnapshotAsync(db, cancel) : null;
        var findings = new List<AuditFinding>();
        await CheckpointsAsync(findings, cancel);
        long done = 0;
        var after = (Stream: "", Key: long.MinValue);
        while (findings.Count < most)
        {
            var heads = await db.AuditHeads.AsNoTracking()
                .Where(h => h.Stream.CompareTo(after.Stream) > 0 || (h.Stream == after.Stream && h.StreamKey > after.Key))
                .OrderBy(h => h.Stream).ThenBy(h => h.StreamKey).Take(Batch).ToListAsync(cancel);
            if (heads.Count == 0) break;
            // One kind of stream at a time: they live in different tables.
            heads = [.. heads.TakeWhile(head => head.Stream == heads[0].Stream)];
            await StreamsAsync(heads, findings, cancel);
            after = (heads[^1].Stream, heads[^1].StreamKey);
            progress?.Report(done += heads.Count);
        }
        await OrphansAsync(findings, cancel);
        foreach (var check in checks)
            await foreach (var finding in check.RunAsync(cancel))
            {
                findings.Add(finding);
                if (findings.Count >= most) break;
            }
        return [.. findings.Take(most)];
    }

    /// <summary>One stream: what was written to it, and what does not add up there.</summary>
    public async Task<AuditedStream> ReadAsync(string stream, long key, CancellationToken cancel)
    {
        var findings = new List<AuditFinding>();
        var entries = await db.AuditEntries.AsNoTracking().Where(e => e.Stream == stream && e.StreamKey == key).OrderBy(e => e.Number).ToListAsync(cancel);
        if (await db.AuditHeads.AsNoTracking().SingleOrDefaultAsync(h => h.Stream == stream && h.StreamKey == key, cancel) is { } head) await StreamsAsync([head], findings, cancel);
        else findings.Add(new($"{stream} {key}, head", "it is missing"));
        return new(entries, findings);
    }

    private async Task StreamsAsync(List<AuditHead> heads, List<AuditFinding> findings, CancellationToken cancel)
    {
        var stream = heads[0].Stream;
        var streamKeys = heads.Select(head => head.StreamKey).ToList();
        var entries = (await db.AuditEntries.AsNoTracking().Where(e => e.Stream == stream && streamKeys.Contains(e.StreamKey)).ToListAsync(cancel)).ToLookup(e => e.StreamKey);
        var expected = new Dictionary<(string Entity, long Id), (string Digest, long Stream)>();
        foreach (var head in heads)
        {
            Chain(head, [.. entries[head.StreamKey].OrderBy(e => e.Number)], findings);
            foreach (var line in entries[head.StreamKey].OrderBy(e => e.Number).SelectMany(e => e.Manifest.Split('\n', StringSplitOptions.RemoveEmptyEntries)))
            {
                // A line of another shape is not ours; the entry it stands in was found already.
                if (line.Split(' ') is [var entity, var id, var digest] && long.TryParse(id, System.Globalization.CultureInfo.InvariantCulture, out var key))
                    expected[(entity, key)] = (digest, head.StreamKey);
            }
        }
        foreach (var type in db.Model.GetEntityTypes().Where(type => AuditedType.Of(type.ClrType)?.Stream == stream))
        {
            var rows = (Task<List<SaltedRow>>)Rows.MakeGenericMethod(type.ClrType).Invoke(this, [streamKeys, cancel])!;
            foreach (var row in await rows)
            {
                var where = $"{type.ClrType.Name} {row.Id} ({stream} {row.Stream})";
                if (!expected.Remove((type.ClrType.Name, row.Id), out var known) || known.Digest == "deleted") findings.Add(new(where, "the row was never recorded"));
                else if (row.Row is null || known.Digest != RowDigest.Of(type, row.Row, row.Salt)) findings.Add(new(where, "a column was changed outside the system"));
            }
        }
        foreach (var ((entity, id), (digest, key)) in expected)
            if (digest != "deleted") findings.Add(new($"{entity} {id} ({stream} {key})", "the row was deleted outside the system"));
    }

    private void Chain(AuditHead head, List<AuditEntry> entries, List<AuditFinding> findings)
    {
        var where = $"{head.Stream} {head.StreamKey}";
        byte[] previous = [];
        var number = 0;
        foreach (var entry in entries)
        {
            if (entry.Number != ++number) { findings.Add(new($"{where}, entry {number}", "the entry is missing")); number = entry.Number; }
            else if (!entry.Previous.AsSpan().SequenceEqual(previous)) findings.Add(new($"{where}, entry {number}", "it does not follow the entry before"));
            if (!CryptographicOperations.FixedTimeEquals(entry.Hash, entry.ComputeHash(keys.AuditChain))) findings.Add(new($"{where}, entry {number}", "it was changed, or made without our key"));
            previous = entry.Hash;
        }
        if (!CryptographicOperations.FixedTimeEquals(head.Seal, head.ComputeSeal(keys.AuditChain))) findings.Add(new($"{where}, head", "it was changed, or made without our key"));
        if (number < head.Count) findings.Add(new($"{where}, entry {number + 1}", $"the last {head.Count - number} of {head.Count} entries are missing"));
        else if (number > head.Count || !previous.AsSpan().SequenceEqual(head.Hash)) findings.Add(new($"{where}, head", "it does not stand for the last entry"));
    }

    private async Task CheckpointsAsync(List<AuditFinding> findings, CancellationToken cancel)
    {
        AuditCheckpoint? before = null;
        foreach (var checkpoint in await db.AuditCheckpoints.AsNoTracking().OrderBy(c => c.Number).ToListAsync(cancel))
        {
            var where = $"checkpoint {checkpoint.Number}";
            if (checkpoint.Number != (before?.Number ?? 0) + 1 || !checkpoint.Previous.AsSpan().SequenceEqual(AuditCheckpoint.LinkTo(before))) findings.Add(new(where, "the checkpoint before it is missing"));
            if (!keys.AuditCheckpoints.VerifyData(checkpoint.Statement(), checkpoint.Signature, HashAlgorithmName.SHA256)) findings.Add(new(where, "its signature is not ours"));
            if (archive.Agrees(checkpoint) is not true) findings.Add(new(where, "its copy outside the database is missing or differs"));
            var (count, digest) = await SignCheckpoint.DigestAsync(db, checkpoint.Number, cancel);
            if (count != checkpoint.Count) findings.Add(new(where, $"it counted {checkpoint.Count} entries, {count} are there"));
            else if (!digest.AsSpan().SequenceEqual(checkpoint.Digest)) findings.Add(new(where, "entries it stands for were replaced"));
            before = checkpoint;
        }
        if (archive.Highest > (before?.Number ?? 0)) findings.Add(new($"checkpoint {archive.Highest}", "the copy outside the database is newer than the database"));
    }

    /// <summary>Entries and audited rows of streams that have no head at all: the head was deleted, or the rows were slipped in.</summary>
    private async Task OrphansAsync(List<AuditFinding> findings, CancellationToken cancel)
    {
        foreach (var entry in await db.AuditEntries.AsNoTracking().Where(e => !db.AuditHeads.Any(h => h.Stream == e.Stream && h.StreamKey == e.StreamKey)).OrderBy(e => e.Id).Take(Batch).ToListAsync(cancel))
            findings.Add(new($"{entry.Stream} {entry.StreamKey}, head", "it is missing"));
        foreach (var type in db.Model.GetEntityTypes().Where(type => AuditedType.Of(type.ClrType) is not null))
            foreach (var id in await (Task<List<long>>)Strays.MakeGenericMethod(type.ClrType).Invoke(this, [cancel])!)
                findings.Add(new($"{type.ClrType.Name} {id}", "the row was never recorded"));
    }

    private static readonly MethodInfo Rows = typeof(VerifyAudit).GetMethod(nameof(RowsAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;
    private static readonly MethodInfo Strays = typeof(VerifyAudit).GetMethod(nameof(StraysAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;

    private async Task<List<SaltedRow>> RowsAsync<T>(List<long> streamKeys, CancellationToken cancel) where T : class
    {
        var key = AuditedType.Of(typeof(T))!.Key;
        var rows = db.Set<T>().AsNoTracking().Where(row => streamKeys.Contains(EF.Property<long>(row, key)));
        try { return await SaltedAsync(rows, key, cancel); }
        catch (Exception error) when (IsUnreadable(error)) { }

        // Somebody wrote what the system never writes, such as a date that is none: find out where.
        var found = new List<SaltedRow>();
        foreach (var place in await rows.Select(row => new { Id = EF.Property<long>(row, "Id"), Stream = EF.Property<long>(row, key) }).ToListAsync(cancel))
        {
            try { found.AddRange(await SaltedAsync(rows.Where(row => EF.Property<long>(row, "Id") == place.Id), key, cancel)); }
            catch (Exception error) when (IsUnreadable(error)) { found.Add(new(place.Id, place.Stream, null, [])); }
        }
        return found;
    }

    private static Task<List<SaltedRow>> SaltedAsync<T>(IQueryable<T> rows, string key, CancellationToken cancel) where T : class =>
        rows.Select(row => new SaltedRow(EF.Property<long>(row, "Id"), EF.Property<long>(row, key), row, EF.Property<byte[]>(row, AuditTrail.Salt))).ToListAsync(cancel);

    private static bool IsUnreadable(Exception error) => error is FormatException or InvalidCastException or OverflowException or ArgumentException;

    private Task<List<long>> StraysAsync<T>(CancellationToken cancel) where T : class
    {
        var (stream, key) = (AuditedType.Of(typeof(T))!.Stream, AuditedType.Of(typeof(T))!.Key);
        return db.Set<T>().AsNoTracking().Where(row => !db.AuditHeads.Any(h => h.Stream == stream && h.StreamKey == EF.Property<long>(row, key))).Select(row => EF.Property<long>(row, "Id")).Order().Take(Batch).ToListAsync(cancel);
    }

    /// <summary>Without a row where it cannot be read.</summary>
    private sealed record SaltedRow(long Id, long Stream, object? Row, byte[] Salt);
}
