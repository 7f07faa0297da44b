using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.People.Interests;

public enum InterestKind
{
    /// <summary>Family, by blood or marriage, up to the fourth degree.</summary>
    Family,
    /// <summary>They do business together.</summary>
    Business,
    /// <summary>One owes the other.</summary>
    Debt,
    /// <summary>They are, or lately were, in a dispute.</summary>
    Dispute,
    /// <summary>Something else that would make others doubt a decision.</summary>
    Other,
}

/// <summary>
/// An officer says that they are close to somebody, or to an establishment, so that no case of theirs comes to them. Of the other
/// only what finds them again is kept: they need not know, nor have an account.
/// </summary>
[Audited(AuditedAttribute.Person, nameof(PersonId))]
public sealed class Interest
{
    public const int WordsLength = 500;
    /// <summary>Days for which it still counts once it is taken back: nobody takes one back to decide a case.</summary>
    public const int DaysAfter = 30;

    private Interest() { }

    private Interest(long personId, InterestKind kind, string? words, DateOnly today, DateTimeOffset now) =>
        (Id, PersonId, Kind, Words, From, DeclaredAt) = (Ids.Next(), personId, kind, words, today, now);

    public static Interest InPerson(long personId, InterestKind kind, string nationalId, NationalIdVault vault, string? words, DateOnly today, DateTimeOffset now) =>
        new(personId, kind, words, today, now) { RelatedIdHash = vault.Hash(nationalId), RelatedIdCipher = vault.Encrypt(nationalId) };

    public static Interest InEstablishment(long personId, InterestKind kind, string commercialRegistration, string? words, DateOnly today, DateTimeOffset now) =>
        new(personId, kind, words, today, now) { CommercialRegistration = commercialRegistration };

    public long Id { get; private set; }
    /// <summary>The officer.</summary>
    public long PersonId { get; private set; }
    public InterestKind Kind { get; private set; }
    public string? RelatedIdHash { get; private set; }
    public byte[]? RelatedIdCipher { get; private set; }
    public string? CommercialRegistration { get; private set; }
    public string? Words { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }
    public DateTimeOffset DeclaredAt { get; private set; }
    public DateTimeOffset? TakenBackAt { get; private set; }

    /// <summary>From one pair of keys to the other.</summary>
    /// <returns>Whether it was still under the first.</returns>
    internal bool Move(NationalIdVault before, NationalIdVault after)
    {
        if (RelatedIdCipher is null || before.TryOpen(RelatedIdCipher) is not { } id) return false;
        (RelatedIdCipher, RelatedIdHash) = (after.Seal(id), after.Hash(System.Text.Encoding.ASCII.GetString(id)));
        return true;
    }

    internal void TakeBack(DateOnly today, DateTimeOffset now) => (To, TakenBackAt) = (today.AddDays(DaysAfter), now);

    internal sealed class Configuration : IEntityTypeConfiguration<Interest>
    {
        public void Configure(EntityTypeBuilder<Interest> builder)
        {
            builder.ToTable("Interests");
            builder.Property(i => i.RelatedIdHash).HasMaxLength(NationalIdVault.HashLength);
            builder.Property(i => i.RelatedIdCipher).HasMaxLength(64);
            builder.Property(i => i.CommercialRegistration).HasMaxLength(Establishment.RegistrationLength);
            builder.Property(i => i.Words).HasMaxLength(WordsLength);
            builder.HasIndex(i => i.PersonId);
            builder.HasOne<Person>().WithMany().HasForeignKey(i => i.PersonId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
