using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.People;

/// <summary>
/// Wrong passwords given with one ID, whether or not it has an account: both are counted in the same way, on every node and at the
/// same cost, so that neither words nor time tell them apart.
/// </summary>
public sealed class SignInLock
{
    private SignInLock() { }

    internal SignInLock(string userName) => UserName = userName;

    /// <summary>The keyed hash of the ID.</summary>
    public string UserName { get; private set; } = "";
    public int Tries { get; private set; }
    public DateTimeOffset? LockedUntil { get; private set; }
    public DateTimeOffset LastAt { get; private set; }
    public long Version { get; private set; }

    public bool HoldsAt(DateTimeOffset now) => now < LockedUntil;

    /// <returns>Whether this one was the last allowed.</returns>
    internal bool Count(DateTimeOffset now)
    {
        Version++;
        LastAt = now;
        if (++Tries < Attempts.Most) return false;
        (Tries, LockedUntil) = (0, now + Attempts.Lockout);
        return true;
    }

    internal sealed class Configuration : IEntityTypeConfiguration<SignInLock>
    {
        public void Configure(EntityTypeBuilder<SignInLock> builder)
        {
            builder.ToTable("SignInLocks");
            builder.HasKey(l => l.UserName);
            builder.Property(l => l.UserName).HasMaxLength(NationalIdVault.HashLength);
            builder.Property(l => l.Version).IsConcurrencyToken();
            builder.HasIndex(l => l.LastAt);
        }
    }
}
