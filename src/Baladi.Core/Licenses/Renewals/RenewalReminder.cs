using Baladi.Core.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Licenses.Renewals;

/// <summary>That the holder of a license was told once how many days are left: written with the message, so that nobody is told twice.</summary>
public sealed class RenewalReminder
{
    private RenewalReminder() { }

    public RenewalReminder(License license, int days, DateTimeOffset now) =>
        (Id, LicenseId, ValidTo, Days, At) = (Ids.Next(), license.Id, license.ValidTo, days, now);

    public long Id { get; private set; }
    public long LicenseId { get; private set; }
    /// <summary>The last day it was told of: a renewed license is reminded of anew.</summary>
    public DateOnly ValidTo { get; private set; }
    /// <summary>Which of the published reminders, by its days.</summary>
    public int Days { get; private set; }
    public DateTimeOffset At { get; private set; }

    internal sealed class Configuration : IEntityTypeConfiguration<RenewalReminder>
    {
        public void Configure(EntityTypeBuilder<RenewalReminder> builder)
        {
            builder.ToTable("RenewalReminders");
            builder.HasIndex(r => new { r.LicenseId, r.ValidTo, r.Days }).IsUnique();
            builder.HasOne<License>().WithMany().HasForeignKey(r => r.LicenseId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
