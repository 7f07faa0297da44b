using System.Security.Cryptography;
using System.Text;
using Baladi.Core.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Audit;

/// <summary>
/// One transaction on a stream: which rows it wrote and a salted digest of each, chained to the entry before and
/// authenticated with a key that is not in the database.
/// </summary>
public sealed class AuditEntry
{
    public const int StreamLength = 16;
    public const int HashLength = 32;

    private AuditEntry() { }

    internal AuditEntry(AuditHead head, string manifest, DateTimeOffset now, byte[] key)
    {
        Id = Ids.Next();
        Stream = head.Stream;
        StreamKey = head.StreamKey;
        Number = head.Count + 1;
        At = now;
        Manifest = manifest;
        Previous = head.Hash;
        Hash = ComputeHash(key);
    }

    public long Id { get; private set; }
    public string Stream { get; private set; } = "";
    public long StreamKey { get; private set; }
    /// <summary>1, 2, 3 … within the stream.</summary>
    public int Number { get; private set; }
    public DateTimeOffset At { get; private set; }
    /// <summary>A line for each row: entity, key, digest (hexadecimal) or "deleted".</summary>
    public string Manifest { get; private set; } = "";
    /// <summary>The hash of the entry before; empty for the first.</summary>
    public byte[] Previous { get; private set; } = [];
    /// <summary>HMAC-SHA256 over all of the above.</summary>
    public byte[] Hash { get; private set; } = [];
    /// <summary>The checkpoint that stands for it; null until one is signed. Not part of the hash: the checkpoint itself tells whether it is true.</summary>
    public int? CheckpointNumber { get; private set; }

    public byte[] ComputeHash(byte[] key) => HMACSHA256.HashData(key,
        Encoding.UTF8.GetBytes($"{Id}|{Stream}|{StreamKey}|{Number}|{At.ToUnixTimeMilliseconds()}|{Convert.ToHexStringLower(Previous)}|{Manifest}"));

    internal sealed class Configuration : IEntityTypeConfiguration<AuditEntry>
    {
        public void Configure(EntityTypeBuilder<AuditEntry> builder)
        {
            builder.ToTable("AuditEntries");
            builder.Property(e => e.Stream).HasMaxLength(StreamLength);
            builder.Property(e => e.Previous).HasMaxLength(HashLength);
            builder.Property(e => e.Hash).HasMaxLength(HashLength);
            builder.HasIndex(e => new { e.Stream, e.StreamKey, e.Number }).IsUnique();
            builder.HasIndex(e => new { e.CheckpointNumber, e.Id });
        }
    }
}

/// <summary>Where a stream's chain ends. Without it, cutting off the last entries would leave a chain that looks whole.</summary>
public sealed class AuditHead
{
    private AuditHead() { }

    internal AuditHead(string stream, long key) => (Stream, StreamKey) = (stream, key);

    public string Stream { get; private set; } = "";
    public long StreamKey { get; private set; }
    public int Count { get; private set; }
    public byte[] Hash { get; private set; } = [];
    /// <summary>HMAC-SHA256 over stream, count and hash: a head cannot be set back by hand.</summary>
    public byte[] Seal { get; private set; } = [];

    internal void Advance(AuditEntry entry, byte[] key)
    {
        Count = entry.Number;
        Hash = entry.Hash;
        Seal = ComputeSeal(key);
    }

    public byte[] ComputeSeal(byte[] key) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"head|{Stream}|{StreamKey}|{Count}|{Convert.ToHexStringLower(Hash)}"));

    internal sealed class Configuration : IEntityTypeConfiguration<AuditHead>
    {
        public void Configure(EntityTypeBuilder<AuditHead> builder)
        {
            builder.ToTable("AuditHeads").HasKey(h => new { h.Stream, h.StreamKey });
            builder.Property(h => h.Stream).HasMaxLength(AuditEntry.StreamLength);
            builder.Property(h => h.Count).IsConcurrencyToken();
            builder.Property(h => h.Hash).HasMaxLength(AuditEntry.HashLength);
            builder.Property(h => h.Seal).HasMaxLength(AuditEntry.HashLength);
        }
    }
}
