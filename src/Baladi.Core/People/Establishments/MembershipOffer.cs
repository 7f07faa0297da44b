using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.People.Establishments;

public enum MembershipOfferState
{
    /// <summary>Whom it was made to has not answered.</summary>
    Waiting,
    /// <summary>It became a membership.</summary>
    Accepted,
    Declined,
    /// <summary>The owner thought better of it.</summary>
    TakenBack,
}

/// <summary>An owner would take somebody in. It gives no right and makes no conflict of interest: it is no membership until it is accepted.</summary>
[Audited(AuditedAttribute.Person, nameof(PersonId))]
public sealed class MembershipOffer
{
    /// <summary>An offer nobody answered in so many days is over.</summary>
    public const int DaysToAnswer = 30;
    /// <summary>Offers of an establishment that wait at the same time.</summary>
    public const int MostOpen = 20;
    /// <summary>Offers of an establishment to the same person within <see cref="DaysToAnswer"/>; none after they declined one.</summary>
    public const int MostToOne = 3;

    private MembershipOffer() { }

    public MembershipOffer(long personId, long establishmentId, MembershipRole role, DateOnly? lastDay, long offeredBy, DateTimeOffset now) =>
        (Id, PersonId, EstablishmentId, Role, LastDay, OfferedByPersonId, OfferedAt) = (Ids.Next(), personId, establishmentId, role, lastDay, offeredBy, now);

    public long Id { get; private set; }
    /// <summary>To whom.</summary>
    public long PersonId { get; private set; }
    public long EstablishmentId { get; private set; }
    public MembershipRole Role { get; private set; }
    /// <summary>Of the membership; null for as long as the owner wants.</summary>
    public DateOnly? LastDay { get; private set; }
    public long OfferedByPersonId { get; private set; }
    public DateTimeOffset OfferedAt { get; private set; }
    public MembershipOfferState State { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Those that can still be accepted: like a delegation, an offer lasts no longer than what it was made from, the owner's life and their right in the establishment.</summary>
    internal static IQueryable<MembershipOffer> Open(BaladiDbContext db, DateTimeOffset now)
    {
        var (earliest, today) = (now.AddDays(-DaysToAnswer), RiyadhTime.DateOf(now));
        return db.MembershipOffers.Where(o => o.State == MembershipOfferState.Waiting && o.OfferedAt > earliest && (o.LastDay == null || o.LastDay >= today)
            && db.People.Any(p => p.Id == o.OfferedByPersonId && p.DeceasedOn == null)
            && db.Memberships.Any(m => m.PersonId == o.OfferedByPersonId && m.EstablishmentId == o.EstablishmentId && m.Role == MembershipRole.Owner && m.From <= today && (m.To == null || today < m.To)));
    }

    internal void End(MembershipOfferState state, DateTimeOffset now) => (State, EndedAt) = (state, now);

    internal sealed class Configuration : IEntityTypeConfiguration<MembershipOffer>
    {
        public void Configure(EntityTypeBuilder<MembershipOffer> builder)
        {
            builder.ToTable("MembershipOffers");
            builder.Property(o => o.State).IsConcurrencyToken();
            builder.HasIndex(o => new { o.PersonId, o.State });
            builder.HasIndex(o => new { o.EstablishmentId, o.State });
            builder.HasOne<Person>().WithMany().HasForeignKey(o => o.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Establishment>().WithMany().HasForeignKey(o => o.EstablishmentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
