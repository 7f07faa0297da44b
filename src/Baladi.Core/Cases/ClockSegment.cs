using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Cases;

/// <summary>A stretch of time in which one party held the case: the ledger that tells the authority's time from the applicant's.</summary>
[Audited(AuditedAttribute.Case, nameof(CaseId))]
public sealed class ClockSegment : CasePart
{
    private ClockSegment() { }

    public ClockSegment(Case @case, Party party, DateTimeOffset from) => (Id, CaseId, Party, From) = (Ids.Next(), @case.Id, party, from);

    /// <summary>Whose time runs.</summary>
    public Party Party { get; private set; }
    public DateTimeOffset From { get; private set; }
    /// <summary>Null while it runs.</summary>
    public DateTimeOffset? To { get; private set; }

    internal void End(DateTimeOffset now) => To = now;

    internal sealed class Configuration : IEntityTypeConfiguration<ClockSegment>
    {
        public void Configure(EntityTypeBuilder<ClockSegment> builder) => ConfigurePart(builder, "ClockSegments");
    }
}
