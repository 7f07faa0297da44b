using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Baladi.Core.Language;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.People;

public enum IdentitySource
{
    /// <summary>The person said so; good for browsing and drafts.</summary>
    SelfDeclared,
    /// <summary>The national single sign-on.</summary>
    NationalSignOn,
    /// <summary>A clerk of a support centre saw the ID.</summary>
    SupportCentre,
    /// <summary>Seeded on a demo system.</summary>
    Demo,
}

/// <summary>A human being, once, whatever accounts and posts they have.</summary>
[Audited(AuditedAttribute.Person, nameof(Id))]
public sealed class Person
{
    public const int NameLength = 200;

    private Person() { }

    public Person(string nationalId, LocalizedText name, string mobile, NationalIdVault vault)
    {
        Id = Ids.Next();
        NationalIdHash = vault.Hash(nationalId);
        NationalIdCipher = vault.Encrypt(nationalId);
        Name = name;
        Mobile = mobile;
    }

    public long Id { get; private set; }
    public string NationalIdHash { get; private set; } = "";
    public byte[] NationalIdCipher { get; private set; } = [];
    /// <summary>As on the ID; where only one script is known, the same in both.</summary>
    public LocalizedText Name { get; private set; } = null!;
    /// <summary>+9665….</summary>
    public string Mobile { get; private set; } = "";
    public IdentitySource IdentitySource { get; private set; }
    public DateTimeOffset? VerifiedAt { get; private set; }
    public long? VerifiedByAccountId { get; private set; }

    /// <summary>May submit and sign, not only browse and draft.</summary>
    public bool IsVerified => VerifiedAt is not null;

    public void Verify(IdentitySource source, DateTimeOffset now, long? by)
    {
        IdentitySource = source;
        VerifiedAt = now;
        VerifiedByAccountId = by;
    }

    public void ChangeMobile(string mobile) => Mobile = mobile;

    internal sealed class Configuration : IEntityTypeConfiguration<Person>
    {
        public void Configure(EntityTypeBuilder<Person> builder)
        {
            builder.ToTable("People");
            builder.Property(p => p.NationalIdHash).HasMaxLength(NationalIdVault.HashLength);
            builder.Property(p => p.NationalIdCipher).HasMaxLength(64);
            builder.Property(p => p.Mobile).HasMaxLength(16);
            builder.HasIndex(p => p.NationalIdHash).IsUnique();
        }
    }
}
