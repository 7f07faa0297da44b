using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Baladi.Core.Fees;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Cases.Waivers;

/// <summary>An officer's answer to a waiver that was asked for. It never changes; a later one stands in its place.</summary>
[Audited(AuditedAttribute.Case, nameof(CaseId))]
public sealed class WaiverDecision : CasePart
{
    public const int ReasonLength = 500;

    private WaiverDecision() { }

    public WaiverDecision(Case @case, FeeWaiver waiver, bool granted, string? reason, long by, DateTimeOffset now) =>
        (Id, CaseId, WaiverCode, Granted, Reason, DecidedByAccountId, At) = (Ids.Next(), @case.Id, waiver.Code, granted, reason, by, now);

    public string WaiverCode { get; private set; } = "";
    public bool Granted { get; private set; }
    /// <summary>The officer's words; a refusal always has some.</summary>
    public string? Reason { get; private set; }
    public long DecidedByAccountId { get; private set; }
    public DateTimeOffset At { get; private set; }

    internal sealed class Configuration : IEntityTypeConfiguration<WaiverDecision>
    {
        public void Configure(EntityTypeBuilder<WaiverDecision> builder)
        {
            ConfigurePart(builder, "WaiverDecisions");
            builder.Property(d => d.WaiverCode).HasMaxLength(FeeWaiver.CodeLength);
            builder.Property(d => d.Reason).HasMaxLength(ReasonLength);
        }
    }
}
