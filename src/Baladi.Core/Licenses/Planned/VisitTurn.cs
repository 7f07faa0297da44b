using Baladi.Core.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Licenses.Planned;

/// <summary>When a license has its turn for a look on site by a service: worked out from what is published, and worked out again each time it came.</summary>
public sealed class VisitTurn
{
    /// <summary>The day of those that have no turn.</summary>
    public static readonly DateOnly Never = DateOnly.MaxValue;

    private VisitTurn() { }

    internal VisitTurn(string service, License license, DateOnly on) => (ServiceCode, LicenseId, AuthorityId, DueOn) = (service, license.Id, license.AuthorityId, on);

    /// <summary>The service that looks.</summary>
    public string ServiceCode { get; private set; } = "";
    public long LicenseId { get; private set; }
    public long AuthorityId { get; private set; }
    public DateOnly DueOn { get; private set; }

    internal void Next(License license, DateOnly on) => (AuthorityId, DueOn) = (license.AuthorityId, on);

    internal sealed class Configuration : IEntityTypeConfiguration<VisitTurn>
    {
        public void Configure(EntityTypeBuilder<VisitTurn> builder)
        {
            builder.ToTable("VisitTurns").HasKey(t => new { t.ServiceCode, t.LicenseId });
            builder.Property(t => t.ServiceCode).HasMaxLength(PublicationVersion.CodeLength);
            builder.HasOne<License>().WithMany().HasForeignKey(t => t.LicenseId).OnDelete(DeleteBehavior.Restrict);
            // Those whose day has come, who waited longest first.
            builder.HasIndex(t => new { t.ServiceCode, t.DueOn, t.LicenseId });
        }
    }
}
