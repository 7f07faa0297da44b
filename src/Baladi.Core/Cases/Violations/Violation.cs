using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Baladi.Core.Fees;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Cases.Violations;

public enum ViolationState
{
    /// <summary>It stands.</summary>
    Established,
    /// <summary>It stood, and was put right in time.</summary>
    Remedied,
    /// <summary>It was taken back: it never stood.</summary>
    Lifted,
}

/// <summary>A violation of published requirements that was established, and counts when the same is established again.</summary>
[Audited(AuditedAttribute.Case, nameof(CaseId))]
public sealed class Violation : CasePart
{
    public const int ClausesLength = 2000;
    /// <summary>For how long it counts.</summary>
    public static readonly TimeSpan Counts = TimeSpan.FromDays(365);

    private Violation() { }

    internal Violation(Case @case, FeeLine line, IEnumerable<string> clauses, int times, DateTimeOffset now) =>
        (Id, CaseId, SubjectId, Code, Clauses, Times, At) = (Ids.Next(), @case.Id, @case.SubjectId!.Value, line.Code, string.Join('\n', clauses), times, now);

    /// <summary>The license it is about.</summary>
    public long SubjectId { get; private set; }
    /// <summary>That of its line in the fee schedule the case is pinned to.</summary>
    public string Code { get; private set; } = "";
    /// <summary>The codes of the clauses that failed, a line each.</summary>
    public string Clauses { get; private set; } = "";
    /// <summary>1 for the first time within a year.</summary>
    public int Times { get; private set; }
    public ViolationState State { get; private set; }
    public DateTimeOffset At { get; private set; }
    /// <summary>When it was put right or taken back.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    public IReadOnlyList<string> ClauseCodes => Clauses.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>When they were last established or settled, which is when another officer had signed; null where there are none.</summary>
    public static DateTimeOffset? DecidedUntil(IEnumerable<Violation> violations) => violations.Max(violation => (DateTimeOffset?)(violation.SettledAt ?? violation.At));

    internal void Settle(ViolationState state, DateTimeOffset now) => (State, SettledAt) = (state, now);

    internal sealed class Configuration : IEntityTypeConfiguration<Violation>
    {
        public void Configure(EntityTypeBuilder<Violation> builder)
        {
            ConfigurePart(builder, "Violations");
            builder.Property(v => v.Code).HasMaxLength(CaseVerdict.ValueLength);
            builder.Property(v => v.Clauses).HasMaxLength(ClausesLength);
            builder.Ignore(v => v.ClauseCodes);
            // What is on record of a license, newest first; and one of a kind in a case.
            builder.HasIndex(v => new { v.SubjectId, v.At });
            builder.HasIndex(v => new { v.CaseId, v.Code }).IsUnique();
        }
    }
}
