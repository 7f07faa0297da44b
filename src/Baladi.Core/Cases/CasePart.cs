using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Cases;

/// <summary>A row that belongs to a case. It is reached only through the case, so that what an actor may see is decided in one place.</summary>
public abstract class CasePart
{
    public long Id { get; protected set; }
    public long CaseId { get; protected set; }

    internal static void ConfigurePart<T>(EntityTypeBuilder<T> builder, string table) where T : CasePart
    {
        builder.ToTable(table);
        builder.HasOne<Case>().WithMany().HasForeignKey(part => part.CaseId).OnDelete(DeleteBehavior.Restrict);
    }
}
