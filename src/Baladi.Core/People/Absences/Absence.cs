using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.People.Absences;

/// <summary>
/// Somebody is away from a post, from a day until another, half-open. Meanwhile a colleague in the same post may stand in: what lies
/// with the absent shows to the substitute, who acts under both names.
/// </summary>
[Audited(AuditedAttribute.Person, nameof(PersonId))]
public sealed class Absence
{
    private Absence() { }

    public Absence(Appointment post, DateSpan days, long? substitutePersonId, long by, DateTimeOffset now)
    {
        Id = Ids.Next();
        PersonId = post.PersonId;
        AppointmentId = post.Id;
        From = days.From;
        To = days.To!.Value;
        SubstitutePersonId = substitutePersonId;
        EnteredByAccountId = by;
        EnteredAt = now;
    }

    public long Id { get; private set; }
    public long PersonId { get; private set; }
    public long AppointmentId { get; private set; }
    public DateOnly From { get; private set; }
    public DateOnly To { get; private set; }
    /// <summary>Null where nobody stands in: colleagues see whose tasks those are and may take them.</summary>
    public long? SubstitutePersonId { get; private set; }
    public long EnteredByAccountId { get; private set; }
    public DateTimeOffset EnteredAt { get; private set; }
    public long? EndedByAccountId { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    public DateSpan Days => new(From, To);

    /// <summary>They are back, or never left.</summary>
    internal void EndOn(DateOnly day, long by, DateTimeOffset now)
    {
        To = day < From ? From : day;
        (EndedByAccountId, EndedAt) = (by, now);
    }

    internal sealed class Configuration : IEntityTypeConfiguration<Absence>
    {
        public void Configure(EntityTypeBuilder<Absence> builder)
        {
            builder.ToTable("Absences");
            builder.Ignore(a => a.Days);
            // Asked with every request of staff: for whom do they stand in today?
            builder.HasIndex(a => new { a.SubstitutePersonId, a.To });
            builder.HasIndex(a => new { a.AppointmentId, a.To });
            builder.HasIndex(a => a.PersonId);
            builder.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(a => a.SubstitutePersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Appointment>().WithMany().HasForeignKey(a => a.AppointmentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
