using System.Security.Cryptography;
using System.Text;
using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.People.SupportCentre;

public enum VisitResult
{
    /// <summary>The visitor is still at the counter, until the visit runs out.</summary>
    Open,
    /// <summary>The clerk saw the ID, and the account answered from the visitor's own mobile.</summary>
    Verified,
    /// <summary>The clerk could not tell that it is they.</summary>
    Refused,
    /// <summary>The account was somebody else's; the visitor has one of their own now.</summary>
    Replaced,
}

/// <summary>The document a clerk saw.</summary>
public enum DocumentKind
{
    /// <summary>The card of a citizen.</summary>
    NationalIdCard,
    /// <summary>The card of a resident.</summary>
    IqamaCard,
    /// <summary>The digital ID in the national app, opened in front of the clerk.</summary>
    DigitalId,
}

public enum RefusalReason
{
    /// <summary>The name on the document is not the one registered.</summary>
    NameDiffers,
    /// <summary>The visitor does not look like the picture.</summary>
    FaceDiffers,
    /// <summary>The document has expired.</summary>
    DocumentExpired,
    /// <summary>The document looks tampered with, or is a copy.</summary>
    DocumentDoubtful,
    /// <summary>The code sent to the account's mobile did not come back.</summary>
    NoCode,
    /// <summary>Something else, which the note says.</summary>
    Other,
}

/// <summary>
/// A person in front of a clerk of a support centre. It begins with looking up exactly one ID, belongs to that clerk alone, and
/// runs out by itself: what a clerk may see and do of somebody is what this visit is for.
/// </summary>
[Audited(AuditedAttribute.Person, nameof(PersonId))]
public sealed class CounterVisit
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(20);
    public const int NoteLength = 500;
    public const int MostTries = 5;
    private const int HashLength = 32;

    private CounterVisit() { }

    internal CounterVisit(Person person, Account? account, long clerk, DateTimeOffset now) =>
        (Id, Reference, PersonId, AccountId, ClerkAccountId, OpenedAt, ExpiresAt, Mobile, Version) = (Ids.Next(), Basics.Reference.New(), person.Id, account?.Id, clerk, now, now + Lifetime, account?.PhoneNumber, 1);

    public long Id { get; private set; }
    public string Reference { get; private set; } = "";
    public long PersonId { get; private set; }
    /// <summary>The account that stands under the ID.</summary>
    public long? AccountId { get; private set; }
    public long ClerkAccountId { get; private set; }
    public DateTimeOffset OpenedAt { get; private set; }
    public DateTimeOffset ExpiresAt { get; private set; }
    public VisitResult Result { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public DocumentKind? Document { get; private set; }
    public DateOnly? DocumentExpiresOn { get; private set; }
    public RefusalReason? Reason { get; private set; }
    public string? Note { get; private set; }
    /// <summary>Where the last code went: the account's mobile, or the one the visitor holds.</summary>
    public string? Mobile { get; private set; }
    public byte[]? CodeHash { get; private set; }
    /// <summary>By the machine's clock, as all that limits messages.</summary>
    public DateTimeOffset? CodeSentAt { get; private set; }
    public int CodeTries { get; private set; }
    public long Version { get; private set; }

    public bool IsOpenAt(DateTimeOffset now) => Result == VisitResult.Open && now < ExpiresAt;

    /// <summary>Nobody may answer with the last code any more; another is sent.</summary>
    internal bool IsCodeOver => CodeSentAt + CodeMessages.Lifetime <= TimeProvider.System.GetUtcNow();

    internal void Sent(string code, string mobile, DateTimeOffset at)
    {
        (CodeHash, Mobile, CodeSentAt) = (Hash(code), mobile, at);
        Version++;
    }

    /// <summary>Whether it is the code that was last sent to the mobile. A wrong one counts; after the last, none is right.</summary>
    internal bool Answers(string code, string mobile)
    {
        Version++;
        if (CodeHash is not null && Mobile == mobile && CodeTries < MostTries && CryptographicOperations.FixedTimeEquals(CodeHash, Hash(code))) return true;
        CodeTries++;
        return false;
    }

    internal void End(VisitResult result, DateTimeOffset now, DocumentKind? document = null, DateOnly? documentExpiresOn = null, RefusalReason? reason = null, string? note = null)
    {
        (Result, EndedAt, Document, DocumentExpiresOn, Reason, Note) = (result, now, document, documentExpiresOn, reason, note);
        CodeHash = null;
        Version++;
    }

    // Six digits are found again from any hash; this one is only of use together with the visit, for twenty minutes.
    private byte[] Hash(string code) => SHA256.HashData(Encoding.UTF8.GetBytes($"{Reference}|{code}"));

    internal sealed class Configuration : IEntityTypeConfiguration<CounterVisit>
    {
        public void Configure(EntityTypeBuilder<CounterVisit> builder)
        {
            builder.ToTable("CounterVisits");
            builder.Property(v => v.Reference).HasMaxLength(Basics.Reference.MaxLength);
            builder.Property(v => v.Note).HasMaxLength(NoteLength);
            builder.Property(v => v.Mobile).HasMaxLength(16);
            builder.Property(v => v.CodeHash).HasMaxLength(HashLength);
            builder.Property(v => v.Version).IsConcurrencyToken();
            builder.HasIndex(v => v.Reference).IsUnique();
            builder.HasIndex(v => new { v.PersonId, v.Id });
            // "My visits today", and how many a clerk has opened in an hour.
            builder.HasIndex(v => new { v.ClerkAccountId, v.Id });
            builder.HasOne<Person>().WithMany().HasForeignKey(v => v.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Account>().WithMany().HasForeignKey(v => v.AccountId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Account>().WithMany().HasForeignKey(v => v.ClerkAccountId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
