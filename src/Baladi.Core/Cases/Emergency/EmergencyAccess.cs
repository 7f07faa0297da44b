using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Cases.Emergency;

public enum EmergencyReason
{
    /// <summary>Somebody's life or safety is in danger.</summary>
    Safety,
    /// <summary>The authority of the case cannot be reached, and waiting would do harm.</summary>
    Unreachable,
    /// <summary>A court or a prosecutor asks for it.</summary>
    Court,
    /// <summary>Fraud or corruption is suspected.</summary>
    Fraud,
}

/// <summary>
/// Somebody looks at a case that is not theirs to see, because it cannot wait: read only, for an hour, with a reason. The managers
/// of its authority and the auditors are told at once, the applicant at once or later, and every page seen is on record.
/// </summary>
[Audited(AuditedAttribute.Case, nameof(CaseId))]
public sealed class EmergencyAccess : CasePart
{
    public const int WordsLength = 1000;
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(60);

    private EmergencyAccess() { }

    internal EmergencyAccess(Case @case, long accountId, EmergencyReason reason, string words, DateTimeOffset now)
    {
        Id = Ids.Next();
        CaseId = @case.Id;
        AuthorityId = @case.AuthorityId;
        AccountId = accountId;
        Reason = reason;
        Words = words;
        OpenedAt = now;
        EndsAt = now + Lifetime;
        ApplicantToldAt = now + DelayOf(reason);
    }

    public long AuthorityId { get; private set; }
    public long AccountId { get; private set; }
    public EmergencyReason Reason { get; private set; }
    public string Words { get; private set; } = "";
    public DateTimeOffset OpenedAt { get; private set; }
    public DateTimeOffset EndsAt { get; private set; }
    /// <summary>When the applicant is told.</summary>
    public DateTimeOffset ApplicantToldAt { get; private set; }

    /// <summary>How long the applicant is not told: where telling at once would spoil an investigation.</summary>
    public static TimeSpan DelayOf(EmergencyReason reason) => reason is EmergencyReason.Court or EmergencyReason.Fraud ? TimeSpan.FromDays(30) : TimeSpan.Zero;

    internal sealed class Configuration : IEntityTypeConfiguration<EmergencyAccess>
    {
        public void Configure(EntityTypeBuilder<EmergencyAccess> builder)
        {
            ConfigurePart(builder, "EmergencyAccesses");
            builder.Property(e => e.Words).HasMaxLength(WordsLength);
            // Asked with every request at the desk of those who may open one.
            builder.HasIndex(e => new { e.AccountId, e.EndsAt });
            builder.HasOne<Account>().WithMany().HasForeignKey(e => e.AccountId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A page of a case that was seen under an emergency access.</summary>
[Audited(AuditedAttribute.Case, nameof(CaseId))]
public sealed class EmergencyView : CasePart
{
    public const int PageLength = 200;

    private EmergencyView() { }

    internal EmergencyView(long caseId, long emergencyAccessId, string page, DateTimeOffset now) =>
        (Id, CaseId, EmergencyAccessId, Page, At) = (Ids.Next(), caseId, emergencyAccessId, page.Length > PageLength ? page[..PageLength] : page, now);

    public long EmergencyAccessId { get; private set; }
    /// <summary>The address below that of the case: empty for the case itself.</summary>
    public string Page { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    internal sealed class Configuration : IEntityTypeConfiguration<EmergencyView>
    {
        public void Configure(EntityTypeBuilder<EmergencyView> builder)
        {
            ConfigurePart(builder, "EmergencyViews");
            builder.Property(v => v.Page).HasMaxLength(PageLength);
            builder.HasIndex(v => new { v.EmergencyAccessId, v.Id });
            builder.HasOne<EmergencyAccess>().WithMany().HasForeignKey(v => v.EmergencyAccessId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
