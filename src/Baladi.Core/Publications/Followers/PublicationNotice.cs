using Baladi.Core.Basics;
using Baladi.Core.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Publications.Followers;

public enum PublicationNews
{
    /// <summary>A version was published, from a day that is to come.</summary>
    Published,
    /// <summary>One that had been announced was taken back before its day.</summary>
    Withdrawn,
}

/// <summary>
/// News of something published, written in the transaction it tells of and told to its followers afterwards. It keeps whom it has
/// reached, in the transaction of their messages: after a break it goes on with the next, and nobody is told twice.
/// </summary>
public sealed class PublicationNotice
{
    private PublicationNotice() { }

    public PublicationNotice(PublicationVersion version, PublicationNews news, DateTimeOffset now)
    {
        Id = Ids.Next();
        (PublicationVersionId, Kind, Code) = (version.Id, version.Kind, version.Code);
        News = news;
        At = now;
        Version = 1;
    }

    public long Id { get; private set; }
    public long PublicationVersionId { get; private set; }
    public string Kind { get; private set; } = "";
    public string Code { get; private set; } = "";
    public PublicationNews News { get; private set; }
    public DateTimeOffset At { get; private set; }
    /// <summary>The last <see cref="Follow"/> whose owner was told.</summary>
    public long ToldThrough { get; private set; }
    /// <summary>When everybody had been told; null until then.</summary>
    public DateTimeOffset? DoneAt { get; private set; }
    public long Version { get; private set; }

    internal void Told(long through, bool isLast, DateTimeOffset now)
    {
        ToldThrough = through;
        if (isLast) DoneAt = now;
        Version++;
    }

    internal sealed class Configuration : IEntityTypeConfiguration<PublicationNotice>
    {
        public void Configure(EntityTypeBuilder<PublicationNotice> builder)
        {
            builder.ToTable("PublicationNotices");
            builder.Property(n => n.Kind).HasMaxLength(PublicationVersion.KindLength);
            builder.Property(n => n.Code).HasMaxLength(PublicationVersion.CodeLength);
            builder.Property(n => n.Version).IsConcurrencyToken();
            builder.HasIndex(n => new { n.DoneAt, n.Id });
            builder.HasOne<PublicationVersion>().WithMany().HasForeignKey(n => n.PublicationVersionId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
