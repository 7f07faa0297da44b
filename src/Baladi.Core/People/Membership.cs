using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.People;

public enum MembershipRole
{
    /// <summary>Owns the establishment, as the commercial registration says; decides who else belongs to it.</summary>
    Owner = 0,
    /// <summary>Acts for it in everything it applies for.</summary>
    Representative = 1,
    /// <summary>Acts for it, and delegates others to act.</summary>
    Manager = 2,
}

public static class MembershipRoles
{
    /// <summary>Whether the role names delegates for the establishment, and takes their delegations back.</summary>
    public static bool MayName(this MembershipRole role) => role is MembershipRole.Owner or MembershipRole.Manager;
}

/// <summary>A person belongs to an establishment from a day until another, half-open.</summary>
[Audited(AuditedAttribute.Person, nameof(PersonId))]
public sealed class Membership
{
    private Membership() { }

    /// <param name="registryAnswerId">The answer it rests on; owners have one, others accepted the offer of an owner.</param>
    public Membership(long personId, long establishmentId, MembershipRole role, DateOnly from, DateOnly? to = null, long? registryAnswerId = null) =>
        (Id, PersonId, EstablishmentId, Role, From, To, RegistryAnswerId) = (Ids.Next(), personId, establishmentId, role, from, to, registryAnswerId);

    public long Id { get; private set; }
    public long PersonId { get; private set; }
    public long EstablishmentId { get; private set; }
    public MembershipRole Role { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }
    [AddedLater] public long? RegistryAnswerId { get; private set; }

    public bool IsInForceOn(DateOnly day) => From <= day && (To is null || day < To);

    /// <summary>Nothing of it is left from this day on.</summary>
    public void EndOn(DateOnly day) => To = day < From ? From : day;

    internal sealed class Configuration : IEntityTypeConfiguration<Membership>
    {
        public void Configure(EntityTypeBuilder<Membership> builder)
        {
            builder.ToTable("Memberships");
            builder.HasIndex(m => new { m.PersonId, m.EstablishmentId });
            builder.HasIndex(m => m.EstablishmentId);
            builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Registries.RegistryAnswer>().WithMany().HasForeignKey(m => m.RegistryAnswerId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Establishment>().WithMany().HasForeignKey(m => m.EstablishmentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
