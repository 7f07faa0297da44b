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
    private const string NoId = "0000000000";

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
    /// <summary>The last day the ID is good for; null where nobody has told us.</summary>
    [AddedLater] public DateOnly? IdExpiresOn { get; private set; }
    /// <summary>From the identity registry.</summary>
    [AddedLater] public DateOnly? DeceasedOn { get; private set; }

    /// <summary>May submit and sign, not only browse and draft.</summary>
    public bool IsVerified => VerifiedAt is not null;

    public PersonStanding StandingOn(DateOnly day) =>
        DeceasedOn is not null ? PersonStanding.Deceased : IdExpiresOn < day ? PersonStanding.IdExpired : PersonStanding.Sound;

    /// <param name="by">The account of the clerk who saw the ID.</param>
    /// <param name="idExpiresOn">The last day of the ID, where whoever proved it knows.</param>
    public void Verify(IdentitySource source, DateTimeOffset now, long? by, DateOnly? idExpiresOn = null)
    {
        IdentitySource = source;
        VerifiedAt = now;
        VerifiedByAccountId = by;
        IdExpiresOn = idExpiresOn ?? IdExpiresOn;
    }

    public void Died(DateOnly on) => DeceasedOn = on;

    /// <summary>The last day of the ID, as the identity registry has it today.</summary>
    public void KnowExpiry(DateOnly idExpiresOn) => IdExpiresOn = idExpiresOn;

    /// <summary>A name as its owner types it; null where it is none. Without an English one the Arabic stands in its place.</summary>
    public static LocalizedText? NameOf(string ar, string? en)
    {
        (ar, en) = (ar.Trim(), en?.Trim());
        return ar.Length is 0 or > NameLength || en?.Length > NameLength ? null : new(ar, string.IsNullOrEmpty(en) ? ar : en);
    }

    /// <summary>The name as it stands on the ID, in place of what was typed.</summary>
    public void Rename(LocalizedText name) => Name = name;

    /// <summary>
    /// A human being of whom we know no more than what they typed under an ID that was not theirs: whoever held an account of
    /// this person goes on under the stand-in, and the person is its ID's owner's.
    /// </summary>
    public Person StandIn(NationalIdVault vault) => new()
    {
        Id = Ids.Next(),
        // Nobody's: the hash of nothing that can be typed, and the ID of nobody.
        NationalIdHash = vault.Hash("stand-in:" + Tokens.New()),
        NationalIdCipher = vault.Encrypt(NoId),
        Name = Name,
        Mobile = Mobile,
    };

    /// <summary>From one pair of keys to the other, with the user names of its accounts.</summary>
    /// <returns>Whether it was still under the first.</returns>
    internal bool Move(NationalIdVault before, NationalIdVault after, IEnumerable<Account> accounts)
    {
        if (before.TryOpen(NationalIdCipher) is not { } id) return false;
        NationalIdCipher = after.Seal(id);
        // Who stands in for a closed account has no ID to be found by.
        if (System.Text.Encoding.ASCII.GetString(id) is var number && number == NoId) return true;
        NationalIdHash = after.Hash(number);
        foreach (var account in accounts) account.FollowId(NationalIdHash);
        return true;
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
