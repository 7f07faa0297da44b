using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Audit;

/// <summary>
/// A signed statement of how many audit entries a range of keys held and what they hashed to. It is also stored outside
/// the database: whoever rolls entries and heads back together is found by it.
/// </summary>
public sealed class AuditCheckpoint
{
    private AuditCheckpoint() { }

    internal AuditCheckpoint(int number, long afterId, long throughId, int count, byte[] digest, DateTimeOffset at, byte[] previous, ECDsa key)
    {
        (Number, AfterId, ThroughId, Count, Digest, At, Previous) = (number, afterId, throughId, count, digest, at, previous);
        Signature = key.SignData(Statement(), HashAlgorithmName.SHA256);
    }

    public int Number { get; private set; }
    /// <summary>The range of entry keys: after the first, through the second.</summary>
    public long AfterId { get; private set; }
    public long ThroughId { get; private set; }
    public int Count { get; private set; }
    /// <summary>SHA-256 over the hashes of the entries, by key.</summary>
    public byte[] Digest { get; private set; } = [];
    public DateTimeOffset At { get; private set; }
    /// <summary>SHA-256 of the statement before.</summary>
    public byte[] Previous { get; private set; } = [];
    /// <summary>ECDSA P-256 over <see cref="Statement"/>.</summary>
    public byte[] Signature { get; private set; } = [];

    public byte[] Statement() => Encoding.UTF8.GetBytes(
        $"baladi-audit-checkpoint|1|{Number}|{AfterId}|{ThroughId}|{Count}|{Convert.ToHexStringLower(Digest)}|{At.ToUnixTimeMilliseconds()}|{Convert.ToHexStringLower(Previous)}");

    internal sealed class Configuration : IEntityTypeConfiguration<AuditCheckpoint>
    {
        public void Configure(EntityTypeBuilder<AuditCheckpoint> builder)
        {
            builder.ToTable("AuditCheckpoints").HasKey(c => c.Number);
            builder.Property(c => c.Number).ValueGeneratedNever();
            builder.Property(c => c.Digest).HasMaxLength(AuditEntry.HashLength);
            builder.Property(c => c.Previous).HasMaxLength(AuditEntry.HashLength);
            builder.Property(c => c.Signature).HasMaxLength(128);
        }
    }
}
