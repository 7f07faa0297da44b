using Baladi.Core.Audit;
using Baladi.Core.Authorities;
using Baladi.Core.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.People;

/// <summary>
/// A person holds a role at an authority, and over those below it, from a day until another, half-open. It is ended, never
/// erased; who made and changed it, when and why, say its <see cref="Appointments.AppointmentChange"/>s.
/// </summary>
[Audited(AuditedAttribute.Person, nameof(PersonId))]
public sealed class Appointment
{
    private Appointment() { }

    public Appointment(long personId, string role, long authorityId, DateOnly from, DateOnly? to = null) =>
        (Id, PersonId, Role, AuthorityId, From, To) = (Ids.Next(), personId, role, authorityId, from, to);

    public long Id { get; private set; }
    public long PersonId { get; private set; }
    public string Role { get; private set; } = "";
    public long AuthorityId { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly? To { get; private set; }

    public DateSpan Days => new(From, To);

    internal void MoveEnd(DateOnly? to) => To = to;

    /// <summary>Nothing is held from the day on. One that had not begun never was.</summary>
    internal void EndOn(DateOnly day) => To = day < From ? From : day;

    internal sealed class Configuration : IEntityTypeConfiguration<Appointment>
    {
        public void Configure(EntityTypeBuilder<Appointment> builder)
        {
            builder.ToTable("Appointments");
            builder.Ignore(a => a.Days);
            builder.Property(a => a.Role).HasMaxLength(People.Role.CodeLength);
            builder.HasIndex(a => a.PersonId);
            builder.HasIndex(a => new { a.AuthorityId, a.Role });
            // What the clock looks through: posts that ended lately.
            builder.HasIndex(a => a.To);
            builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Authority>().WithMany().HasForeignKey(a => a.AuthorityId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
