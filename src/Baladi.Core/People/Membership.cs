using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.People;

public enum MembershipRole
{
    /// <summary>Owns the establishment.</summary>
    Owner,
    /// <summary>Acts for it under the owner's delegation.</summary>
    Delegate,
}

/// <summary>A person belongs to an establishment from a day until another, half-open.</summary>
[Audited(AuditedAttribute.Person, nameof(PersonId))]
public sealed class Membership
{
    private Membership() { }

    public Membership(long personId, long establishmentId, MembershipRole role, DateOnly from, DateOnly? to = null) =>
        (Id, PersonId, EstablishmentId, Role, From, To) = (Ids.Next(), personId, establishmentId, role, from, to);

    public long Id { get; private set; }
    public long PersonId { get; private set; }
    public long EstablishmentId { get; private set; }
    public MembershipRole Role { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }

    internal sealed class Configuration : IEntityTypeConfiguration<Membership>
    {
        public void Configure(EntityTypeBuilder<Membership> builder)
        {
            builder.ToTable("Memberships");
            builder.HasIndex(m => new { m.PersonId, m.EstablishmentId });
            builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Establishment>().WithMany().HasForeignKey(m => m.EstablishmentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
