using Baladi.Core.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.People.Factors;

/// <summary>An authenticator app of an account. Its secret is kept encrypted; a code of it opens one door once.</summary>
public sealed class Authenticator
{
    public const int NameLength = 60;
    public const int Most = 3;

    private Authenticator() { }

    internal Authenticator(long accountId, string name, byte[] secretCipher, long step, DateTimeOffset now) =>
        (Id, AccountId, Name, SecretCipher, LastStep, AddedAt) = (Ids.Next(), accountId, name, secretCipher, step, now);

    public long Id { get; private set; }
    public long AccountId { get; private set; }
    /// <summary>What its owner calls it.</summary>
    public string Name { get; private set; } = "";
    public byte[] SecretCipher { get; private set; } = [];
    /// <summary>The time step of the last code that was taken: neither it nor any before it is taken again.</summary>
    public long LastStep { get; private set; }
    public DateTimeOffset AddedAt { get; private set; }

    internal sealed class Configuration : IEntityTypeConfiguration<Authenticator>
    {
        public void Configure(EntityTypeBuilder<Authenticator> builder)
        {
            builder.ToTable("Authenticators");
            builder.Property(a => a.Name).HasMaxLength(NameLength);
            builder.Property(a => a.SecretCipher).HasMaxLength(96);
            builder.HasIndex(a => a.AccountId);
            builder.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
