using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Cases;

/// <summary>How the case stands against one clause of a pinned version: by machine, or by an officer's recorded judgement.</summary>
[Audited(AuditedAttribute.Case, nameof(CaseId))]
public sealed class CaseVerdict : CasePart
{
    public const int ValueLength = 100;
    public const int ReasonLength = 500;

    private CaseVerdict() { }

    public CaseVerdict(Case @case, ClauseResult result, DateTimeOffset now)
    {
        Id = Ids.Next();
        CaseId = @case.Id;
        RequirementVersionId = result.RequirementVersionId;
        ClauseCode = result.ClauseCode;
        Verdict = result.Verdict;
        Why = result.Why;
        Required = result.Required;
        Provided = result.Provided;
        At = now;
    }

    /// <summary>An officer's judgement in the place of the one that stood.</summary>
    public static CaseVerdict Judged(Case @case, CaseVerdict before, Verdict verdict, string? reason, long by, DateTimeOffset now) => ByOfficer(@case, before, verdict, VerdictReason.JudgedByOfficer, reason, by, now);

    /// <summary>The clause no longer counts in this case.</summary>
    public static CaseVerdict Waived(Case @case, CaseVerdict before, string reason, long by, DateTimeOffset now) => ByOfficer(@case, before, Verdict.NotApplicable, VerdictReason.Waived, reason, by, now);

    private static CaseVerdict ByOfficer(Case @case, CaseVerdict before, Verdict verdict, VerdictReason why, string? reason, long by, DateTimeOffset now) => new()
    {
        Id = Ids.Next(),
        CaseId = @case.Id,
        RequirementVersionId = before.RequirementVersionId,
        ClauseCode = before.ClauseCode,
        Verdict = verdict,
        Why = why,
        Required = before.Required,
        Provided = before.Provided,
        At = now,
        JudgedByAccountId = by,
        Reason = reason,
    };

    public long RequirementVersionId { get; private set; }
    /// <summary>document.clause: the same across versions.</summary>
    public string ClauseCode { get; private set; } = "";
    public Verdict Verdict { get; private set; }
    public VerdictReason Why { get; private set; }
    /// <summary>In the unit the clause is shown in.</summary>
    public string? Required { get; private set; }
    public string? Provided { get; private set; }
    public DateTimeOffset At { get; private set; }
    /// <summary>Null where a machine judged.</summary>
    public long? JudgedByAccountId { get; private set; }
    /// <summary>The officer's words.</summary>
    public string? Reason { get; private set; }
    public DateTimeOffset? SupersededAt { get; private set; }

    internal void Supersede(DateTimeOffset now) => SupersededAt = now;

    internal sealed class Configuration : IEntityTypeConfiguration<CaseVerdict>
    {
        public void Configure(EntityTypeBuilder<CaseVerdict> builder)
        {
            ConfigurePart(builder, "CaseVerdicts");
            builder.Property(v => v.ClauseCode).HasMaxLength(Clause.CodeLength);
            builder.Property(v => v.Required).HasMaxLength(ValueLength);
            builder.Property(v => v.Provided).HasMaxLength(ValueLength);
            builder.Property(v => v.Reason).HasMaxLength(ReasonLength);
            builder.HasOne<PublicationVersion>().WithMany().HasForeignKey(v => v.RequirementVersionId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
