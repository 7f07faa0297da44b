using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.People.Appointments;

public enum AppointmentChangeKind
{
    /// <summary>The person was appointed.</summary>
    Made,
    /// <summary>The end was set, moved or taken away.</summary>
    EndMoved,
    /// <summary>It was ended at once, or called off before it began.</summary>
    Ended,
}

/// <summary>Who made, changed or ended an appointment, when and why.</summary>
[Audited(AuditedAttribute.Person, nameof(PersonId))]
public sealed class AppointmentChange
{
    public const int ReasonLength = 1000;

    private AppointmentChange() { }

    /// <param name="number">1, 2, 3 … within the appointment: two who change it at the same moment collide.</param>
    public AppointmentChange(Appointment appointment, int number, AppointmentChangeKind kind, DateOnly? before, string reason, long by, DateTimeOffset now)
    {
        Id = Ids.Next();
        AppointmentId = appointment.Id;
        PersonId = appointment.PersonId;
        Number = number;
        Kind = kind;
        ToBefore = before;
        ToAfter = appointment.To;
        Reason = reason;
        ByAccountId = by;
        At = now;
    }

    public long Id { get; private set; }
    public long AppointmentId { get; private set; }
    public long PersonId { get; private set; }
    public int Number { get; private set; }
    public AppointmentChangeKind Kind { get; private set; }
    public DateOnly? ToBefore { get; private set; }
    public DateOnly? ToAfter { get; private set; }
    public string Reason { get; private set; } = "";
    public long ByAccountId { get; private set; }
    public DateTimeOffset At { get; private set; }

    internal sealed class Configuration : IEntityTypeConfiguration<AppointmentChange>
    {
        public void Configure(EntityTypeBuilder<AppointmentChange> builder)
        {
            builder.ToTable("AppointmentChanges");
            builder.Property(c => c.Reason).HasMaxLength(ReasonLength);
            builder.HasIndex(c => new { c.AppointmentId, c.Number }).IsUnique();
            builder.HasIndex(c => c.PersonId);
            builder.HasOne<Appointment>().WithMany().HasForeignKey(c => c.AppointmentId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
