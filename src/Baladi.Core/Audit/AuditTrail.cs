using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Baladi.Core.Audit;

/// <summary>Commits every written row of an audited entity to the chain of its stream.</summary>
public sealed class AuditTrail(KeyRing keys, TimeProvider time)
{
    /// <summary>
    /// The shadow column that salts a row's digest. It is renewed with every change and goes with the row, so that an erased
    /// value cannot be guessed from the digests left in the chain.
    /// </summary>
    public const string Salt = "AuditSalt";
    public const int SaltLength = 16;

    private static readonly byte[] BulkSecret = RandomNumberGenerator.GetBytes(32);

    /// <param name="bulk">New rows that are inserted in bulk with this save.</param>
    internal async Task AppendAsync(BaladiDbContext db, IReadOnlyCollection<object> bulk, CancellationToken cancel)
    {
        var changes = db.ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && AuditedType.Of(entry.Metadata.ClrType) is not null)
            .ToLookup(entry => AuditedType.Of(entry.Metadata.ClrType)!.StreamOf(entry.Entity));
        var added = bulk.Where(row => AuditedType.Of(row.GetType()) is not null).ToLookup(row => AuditedType.Of(row.GetType())!.StreamOf(row));
        foreach (var key in changes.Select(group => group.Key).Union(added.Select(group => group.Key)))
        {
            // A row that is its stream's own and new has no chain yet: no need to ask.
            var begins = changes[key].Any(row => row.State == EntityState.Added && row.Property("Id").CurrentValue!.Equals(key.Key));
            var head = (begins ? null : await db.AuditHeads.FindAsync([key.Stream, key.Key], cancel))
                ?? db.AuditHeads.Add(new AuditHead(key.Stream, key.Key)).Entity;
            var entry = new AuditEntry(head, Manifest(changes[key]) + Manifest(db.Model, added[key]), time.GetUtcNow(), keys.AuditChain);
            head.Advance(entry, keys.AuditChain);
            db.AuditEntries.Add(entry);
        }
    }

    /// <summary>
    /// The salt of a row that is inserted in bulk: asked for twice, for the digest and for the column, so it is derived from
    /// the key of the row under a secret that lives as long as this process.
    /// </summary>
    internal static byte[] SaltOf(object row)
    {
        Span<byte> secretAndKey = stackalloc byte[BulkSecret.Length + sizeof(long)];
        BulkSecret.CopyTo(secretAndKey);
        BinaryPrimitives.WriteInt64LittleEndian(secretAndKey[BulkSecret.Length..], AuditedType.Of(row.GetType())!.IdOf(row));
        return SHA256.HashData(secretAndKey)[..SaltLength];
    }

    /// <summary>The entry and head of a new stream whose rows are inserted in bulk.</summary>
    internal (AuditEntry Entry, AuditHead Head) Begin(IModel model, string stream, long key, IEnumerable<object> rows)
    {
        var head = new AuditHead(stream, key);
        var entry = new AuditEntry(head, Manifest(model, rows), time.GetUtcNow(), keys.AuditChain);
        head.Advance(entry, keys.AuditChain);
        return (entry, head);
    }

    private static string Manifest(IModel model, IEnumerable<object> rows)
    {
        var lines = new StringBuilder();
        foreach (var row in rows)
            lines.Append(CultureInfo.InvariantCulture, $"{row.GetType().Name} {AuditedType.Of(row.GetType())!.IdOf(row)} {RowDigest.Of(model.FindEntityType(row.GetType())!, row, SaltOf(row))}\n");
        return lines.ToString();
    }

    private static string Manifest(IEnumerable<EntityEntry> rows)
    {
        var lines = new StringBuilder();
        foreach (var row in rows)
        {
            var id = (long)row.Property("Id").CurrentValue!;
            lines.Append(row.Metadata.ClrType.Name).Append(' ').Append(id.ToString(CultureInfo.InvariantCulture)).Append(' ');
            if (row.State == EntityState.Deleted) lines.Append("deleted");
            else
            {
                var salt = RandomNumberGenerator.GetBytes(SaltLength);
                row.Property(Salt).CurrentValue = salt;
                lines.Append(RowDigest.Of(row.Metadata, row.Entity, salt));
            }
            lines.Append('\n');
        }
        return lines.ToString();
    }
}
