using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.People.Mandates;

public enum MandateKind
{
    /// <summary>The owner of something named somebody.</summary>
    Delegation,
    /// <summary>The identity registry says that the person is the guardian of a minor or a ward.</summary>
    Guardianship,
}

/// <summary>
/// The right to act for another: for an establishment or a person, by a person or by whoever belongs to an engineering office, in
/// all services or some, from a day until another, half-open. It counts once accepted, and ends at once when either side says so.
/// </summary>
[Audited(AuditedAttribute.Person, nameof(GrantorPersonId))]
public sealed class Mandate
{
    public const int ServicesLength = 600;
    /// <summary>Nobody remembers what they signed longer ago than this.</summary>
    public const int MostYears = 2;

    private Mandate() { }

    public Mandate(MandateKind kind, long grantorPersonId, long? establishmentId, long? delegatePersonId, long? delegateEstablishmentId, IEnumerable<string> services, DateOnly from, DateOnly? to, bool signOff, DateTimeOffset now, long? registryAnswerId = null)
    {
        Id = Ids.Next();
        Reference = Basics.Reference.New();
        Kind = kind;
        GrantorPersonId = grantorPersonId;
        EstablishmentId = establishmentId;
        DelegatePersonId = delegatePersonId;
        DelegateEstablishmentId = delegateEstablishmentId;
        Services = string.Join(',', services.Distinct().Order(StringComparer.Ordinal));
        From = from;
        To = to;
        SignOff = signOff;
        GrantedAt = now;
        RegistryAnswerId = registryAnswerId;
        Version = 1;
    }

    public long Id { get; private set; }
    public string Reference { get; private set; } = "";
    public MandateKind Kind { get; private set; }
    /// <summary>Who gave it; of a guardianship, the ward.</summary>
    public long GrantorPersonId { get; private set; }
    /// <summary>The establishment that is acted for; null for the grantor in person.</summary>
    public long? EstablishmentId { get; private set; }
    public long? DelegatePersonId { get; private set; }
    /// <summary>The engineering office whose members may act.</summary>
    public long? DelegateEstablishmentId { get; private set; }
    /// <summary>Codes of services with commas between them; empty for all.</summary>
    public string Services { get; private set; } = "";
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }
    /// <summary>What the delegate fills in counts only once the owner has submitted it.</summary>
    public bool SignOff { get; private set; }
    public DateTimeOffset GrantedAt { get; private set; }
    public DateTimeOffset? AcceptedAt { get; private set; }
    public long? AcceptedByAccountId { get; private set; }
    public DateTimeOffset? DeclinedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public long? EndedByAccountId { get; private set; }
    /// <summary>The answer a guardianship, or the accreditation of the office, rests on.</summary>
    public long? RegistryAnswerId { get; private set; }
    public long Version { get; private set; }

    public IReadOnlyList<string> ServiceCodes => Split(Services);

    /// <summary>Offered, and neither answered nor taken back nor over.</summary>
    public bool IsPendingOn(DateOnly day) => AcceptedAt is null && DeclinedAt is null && EndedAt is null && (To is null || day < To);

    public bool IsInForceOn(DateOnly day) => AcceptedAt is not null && EndedAt is null && From <= day && (To is null || day < To);

    /// <summary>Accepted, and its first day is still to come.</summary>
    public bool IsAheadOn(DateOnly day) => AcceptedAt is not null && EndedAt is null && day < From;

    internal static IReadOnlyList<string> Split(string services) => services.Length == 0 ? [] : services.Split(',');

    internal void Accept(long? by, DateTimeOffset now)
    {
        (AcceptedAt, AcceptedByAccountId) = (now, by);
        Version++;
    }

    internal void Decline(DateTimeOffset now)
    {
        DeclinedAt = now;
        Version++;
    }

    internal void End(long? by, DateTimeOffset now)
    {
        (EndedAt, EndedByAccountId) = (now, by);
        Version++;
    }

    internal sealed class Configuration : IEntityTypeConfiguration<Mandate>
    {
        public void Configure(EntityTypeBuilder<Mandate> builder)
        {
            builder.ToTable("Mandates");
            builder.Property(m => m.Reference).HasMaxLength(Basics.Reference.MaxLength);
            builder.Property(m => m.Services).HasMaxLength(ServicesLength);
            builder.Property(m => m.Version).IsConcurrencyToken();
            builder.Ignore(m => m.ServiceCodes);
            builder.HasIndex(m => m.Reference).IsUnique();
            // With each request: for whom may this person act today?
            builder.HasIndex(m => new { m.DelegatePersonId, m.EndedAt });
            builder.HasIndex(m => new { m.DelegateEstablishmentId, m.EndedAt });
            builder.HasIndex(m => new { m.GrantorPersonId, m.Id });
            builder.HasIndex(m => new { m.EstablishmentId, m.Id });
            builder.HasOne<Person>().WithMany().HasForeignKey(m => m.GrantorPersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(m => m.DelegatePersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Establishment>().WithMany().HasForeignKey(m => m.EstablishmentId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Establishment>().WithMany().HasForeignKey(m => m.DelegateEstablishmentId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Registries.RegistryAnswer>().WithMany().HasForeignKey(m => m.RegistryAnswerId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
