using System.Security.Cryptography;
using System.Text;
using Baladi.Core.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.People.Sessions;

/// <summary>
/// A browser an account was used in before; signing in from any other is told to the account's owner. Recognised by a random
/// cookie, kept as a digest that differs between accounts: it does not say which accounts share a browser.
/// </summary>
public sealed class KnownDevice
{
    public const int DigestLength = 64;
    /// <summary>Forgotten when it was not used for so long.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(400);

    private KnownDevice() { }

    internal KnownDevice(long accountId, string token, DateTimeOffset now) =>
        (Id, AccountId, Digest, LastUsedAt) = (Ids.Next(), accountId, DigestOf(accountId, token), now);

    public long Id { get; private set; }
    public long AccountId { get; private set; }
    public string Digest { get; private set; } = "";
    public DateTimeOffset LastUsedAt { get; private set; }

    internal void Use(DateTimeOffset now) => LastUsedAt = now;

    internal static string DigestOf(long accountId, string token) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{accountId}:{token}"))));

    internal sealed class Configuration : IEntityTypeConfiguration<KnownDevice>
    {
        public void Configure(EntityTypeBuilder<KnownDevice> builder)
        {
            builder.ToTable("KnownDevices");
            builder.Property(d => d.Digest).HasMaxLength(DigestLength);
            builder.HasIndex(d => new { d.AccountId, d.Digest });
            builder.HasIndex(d => d.LastUsedAt);
            builder.HasOne<Account>().WithMany().HasForeignKey(d => d.AccountId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
