using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Licenses.Signing;

/// <summary>The public half of a key that signs, or signed, licenses. It stays for good: a license signed years ago is verified with it.</summary>
public sealed class LicenseKey
{
    public const int IdLength = 43;
    public const int PublicKeyLength = 400;
    /// <summary>A key signs for so long, then another takes its place.</summary>
    public const int Years = 2;

    private LicenseKey() { }

    public LicenseKey(string id, string publicKey, DateTimeOffset now) => (Id, PublicKey, SignsFrom, SignsUntil) = (id, publicKey, now, now.AddYears(Years));

    /// <summary>The thumbprint of the key (RFC 7638), as in the header of what it signed.</summary>
    public string Id { get; private set; } = "";
    /// <summary>PEM, SubjectPublicKeyInfo.</summary>
    public string PublicKey { get; private set; } = "";
    public DateTimeOffset SignsFrom { get; private set; }
    /// <summary>Nothing dated later was signed by us with it.</summary>
    public DateTimeOffset SignsUntil { get; private set; }

    internal void Retire(DateTimeOffset now) => SignsUntil = now < SignsUntil ? now : SignsUntil;

    internal sealed class Configuration : IEntityTypeConfiguration<LicenseKey>
    {
        public void Configure(EntityTypeBuilder<LicenseKey> builder)
        {
            builder.ToTable("LicenseKeys");
            builder.Property(k => k.Id).HasMaxLength(IdLength);
            builder.Property(k => k.PublicKey).HasMaxLength(PublicKeyLength);
        }
    }
}
