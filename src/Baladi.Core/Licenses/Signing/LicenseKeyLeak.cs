using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Licenses.Signing;

/// <summary>That somebody else has, or may have, the private half of a key: what it signed is not to be trusted for its signature alone, whatever date it bears.</summary>
[Audited(AuditedAttribute.LicenseKey, nameof(Id))]
public sealed class LicenseKeyLeak
{
    private LicenseKeyLeak() { }

    public LicenseKeyLeak(string keyId, DateTimeOffset since, DateTimeOffset now) => (Id, KeyId, Since, ReportedAt) = (Ids.Next(), keyId, since, now);

    public long Id { get; private set; }
    public string KeyId { get; private set; } = "";
    /// <summary>From when on others may have signed with it.</summary>
    public DateTimeOffset Since { get; private set; }
    public DateTimeOffset ReportedAt { get; private set; }
    /// <summary>When every license in force that it had signed was signed anew; null until then.</summary>
    public DateTimeOffset? ReplacedAt { get; private set; }

    internal void Finish(DateTimeOffset now) => ReplacedAt ??= now;

    /// <summary>It was earlier than thought; never later.</summary>
    internal void Reach(DateTimeOffset since) => Since = since < Since ? since : Since;

    internal sealed class Configuration : IEntityTypeConfiguration<LicenseKeyLeak>
    {
        public void Configure(EntityTypeBuilder<LicenseKeyLeak> builder)
        {
            builder.ToTable("LicenseKeyLeaks");
            builder.Property(l => l.KeyId).HasMaxLength(LicenseKey.IdLength);
            builder.HasIndex(l => l.KeyId).IsUnique();
            builder.HasOne<LicenseKey>().WithMany().HasForeignKey(l => l.KeyId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
