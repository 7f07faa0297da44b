using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Baladi.Core.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Licenses.Sampled;

/// <summary>A civil day of the Kingdom whose licenses are drawn from: first with the commitment alone, after the day with everything that lets the draw be repeated.</summary>
[Audited(AuditedAttribute.Sampling, nameof(Id))]
public sealed class SamplingDraw
{
    public const int HexLength = 64;

    private SamplingDraw() { }

    internal SamplingDraw(string service, DateOnly day, string commitment, DateTimeOffset now) =>
        (Id, ServiceCode, Day, Commitment, CommittedAt) = (Ids.Next(), service, day, commitment, now);

    public long Id { get; private set; }
    /// <summary>The service that looks at what is drawn.</summary>
    public string ServiceCode { get; private set; } = "";
    public DateOnly Day { get; private set; }
    /// <summary>As <see cref="SamplingLot.Commitment"/>.</summary>
    public string Commitment { get; private set; } = "";
    public DateTimeOffset CommittedAt { get; private set; }
    /// <summary>The version of the service whose rates held on the day.</summary>
    public long? ProcedureVersionId { get; private set; }
    /// <summary>Hexadecimal; null before the draw.</summary>
    public string? Secret { get; private set; }
    /// <summary>As <see cref="SamplingLot.Digest"/>; null before the draw.</summary>
    public string? Digest { get; private set; }
    public DateTimeOffset? DrawnAt { get; private set; }
    /// <summary>How many licenses there were to draw from, and how many were drawn.</summary>
    public int Licenses { get; private set; }
    public int Drawn { get; private set; }

    public bool IsDrawn => DrawnAt is not null;
    /// <summary>Whether the commitment stood before the day began. It does not where the system did not run for a week.</summary>
    public bool CommittedInTime => CommittedAt < RiyadhTime.StartOf(Day);

    internal void Draw(long procedureVersion, byte[] secret, string digest, int licenses, int drawn, DateTimeOffset now) =>
        (ProcedureVersionId, Secret, Digest, Licenses, Drawn, DrawnAt) = (procedureVersion, Convert.ToHexStringLower(secret), digest, licenses, drawn, now);

    internal sealed class Configuration : IEntityTypeConfiguration<SamplingDraw>
    {
        public void Configure(EntityTypeBuilder<SamplingDraw> builder)
        {
            builder.ToTable("SamplingDraws");
            builder.Property(d => d.ServiceCode).HasMaxLength(PublicationVersion.CodeLength);
            builder.Property(d => d.Commitment).HasMaxLength(HexLength);
            builder.Property(d => d.Secret).HasMaxLength(HexLength);
            builder.Property(d => d.Digest).HasMaxLength(HexLength);
            builder.HasIndex(d => new { d.ServiceCode, d.Day }).IsUnique();
            // Days that wait for their draw; few do.
            builder.HasIndex(d => new { d.DrawnAt, d.Day });
            builder.HasOne<PublicationVersion>().WithMany().HasForeignKey(d => d.ProcedureVersionId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
