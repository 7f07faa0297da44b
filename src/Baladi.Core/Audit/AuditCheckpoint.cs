using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Audit;

/// <summary>
/// A signed statement of how many audit entries were there that no checkpoint before stood for, and what they hashed to. It is
/// also stored outside the database: whoever rolls entries and heads back together is found by it.
/// </summary>
public sealed class AuditCheckpoint
{
    private AuditCheckpoint() { }

    internal AuditCheckpoint(int number, int count, byte[] digest, DateTimeOffset at, byte[] previous, ECDsa key)
    {
        (Number, Count, Digest, At, Previous) = (number, count, digest, at, previous);
        Signature = key.SignData(Statement(), HashAlgorithmName.SHA256);
    }

    public int Number { get; private set; }
    public int Count { get; private set; }
    /// <summary>SHA-256 over the hashes of the entries, by key.</summary>
    public byte[] Digest { get; private set; } = [];
    public DateTimeOffset At { get; private set; }
    /// <summary>SHA-256 of the statement before.</summary>
    public byte[] Previous { get; private set; } = [];
    /// <summary>ECDSA P-256 over <see cref="Statement"/>.</summary>
    public byte[] Signature { get; private set; } = [];

    /// <summary>What the checkpoint after the given one says of it; empty where there is none.</summary>
    internal static byte[] LinkTo(AuditCheckpoint? before) => before is null ? [] : SHA256.HashData(before.Statement());

    public byte[] Statement() => Encoding.UTF8.GetBytes(
        $"baladi-audit-checkpoint|2|{Number}|{Count}|{Convert.ToHexStringLower(Digest)}|{At.ToUnixTimeMilliseconds()}|{Convert.ToHexStringLower(Previous)}");

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
