using Baladi.Core.Authorities;
using Baladi.Core.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Licenses.Register;

/// <summary>How many licenses of an authority, a service and an activity that were issued in a month stand how, on the day they were counted. A projection, counted anew each night.</summary>
public sealed class LicenseFigure
{
    /// <summary>Of licenses whose service knows no activity.</summary>
    public const string NoActivity = "";

    private LicenseFigure() { }

    public LicenseFigure(long authorityId, string serviceCode, string activityCode, int month, LicenseStatus status, int count, DateOnly countedOn) =>
        (AuthorityId, ServiceCode, ActivityCode, Month, Status, Count, CountedOn) = (authorityId, serviceCode, activityCode, month, status, count, countedOn);

    public long AuthorityId { get; private set; }
    public string ServiceCode { get; private set; } = "";
    public string ActivityCode { get; private set; } = NoActivity;
    /// <summary>Of the issue, as 202611.</summary>
    public int Month { get; private set; }
    public LicenseStatus Status { get; private set; }
    public int Count { get; private set; }
    public DateOnly CountedOn { get; private set; }

    internal sealed class Configuration : IEntityTypeConfiguration<LicenseFigure>
    {
        public void Configure(EntityTypeBuilder<LicenseFigure> builder)
        {
            builder.ToTable("LicenseFigures").HasKey(f => new { f.AuthorityId, f.ServiceCode, f.ActivityCode, f.Month, f.Status });
            builder.Property(f => f.ServiceCode).HasMaxLength(PublicationVersion.CodeLength);
            builder.Property(f => f.ActivityCode).HasMaxLength(PublicationVersion.CodeLength);
            builder.HasOne<Authority>().WithMany().HasForeignKey(f => f.AuthorityId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
