using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Baladi.Core.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Cases;

/// <summary>A published version, of requirements or fees, that the case is judged by whatever is published later.</summary>
[Audited(AuditedAttribute.Case, nameof(CaseId))]
public sealed class CasePin : CasePart
{
    private CasePin() { }

    public CasePin(Case @case, string kind, long publicationVersionId) =>
        (Id, CaseId, Kind, PublicationVersionId) = (Ids.Next(), @case.Id, kind, publicationVersionId);

    public string Kind { get; private set; } = "";
    public long PublicationVersionId { get; private set; }

    internal sealed class Configuration : IEntityTypeConfiguration<CasePin>
    {
        public void Configure(EntityTypeBuilder<CasePin> builder)
        {
            ConfigurePart(builder, "CasePins");
            builder.Property(p => p.Kind).HasMaxLength(PublicationVersion.KindLength);
            builder.HasOne<PublicationVersion>().WithMany().HasForeignKey(p => p.PublicationVersionId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
