using Baladi.Core.Basics;
using Baladi.Core.People;
using Baladi.Core.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Publications.Followers;

/// <summary>That somebody wants to be told when something published changes. It ends without a trace.</summary>
public sealed class Follow
{
    private Follow() { }

    public Follow(long personId, string kind, string code, DateTimeOffset now) => (Id, PersonId, Kind, Code, Since) = (Ids.Next(), personId, kind, code, now);

    public long Id { get; private set; }
    public long PersonId { get; private set; }
    public string Kind { get; private set; } = "";
    public string Code { get; private set; } = "";
    public DateTimeOffset Since { get; private set; }

    internal sealed class Configuration : IEntityTypeConfiguration<Follow>
    {
        public void Configure(EntityTypeBuilder<Follow> builder)
        {
            builder.ToTable("Follows");
            builder.Property(f => f.Kind).HasMaxLength(PublicationVersion.KindLength);
            builder.Property(f => f.Code).HasMaxLength(PublicationVersion.CodeLength);
            builder.HasIndex(f => new { f.PersonId, f.Kind, f.Code }).IsUnique();
            builder.HasIndex(f => new { f.Kind, f.Code, f.Id });
            builder.HasOne<Person>().WithMany().HasForeignKey(f => f.PersonId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
