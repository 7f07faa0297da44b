using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Baladi.Core.Publishing;

namespace Baladi.Core.Publications;

public enum PublicationEventKind
{
    /// <summary>A draft was begun.</summary>
    Begun,
    /// <summary>Something in it was changed.</summary>
    Edited,
    /// <summary>The day or the reason was set.</summary>
    Planned,
    /// <summary>It was sent to a second person.</summary>
    Sent,
    /// <summary>Its author took it back before the second person had decided.</summary>
    TakenBack,
    /// <summary>The second person gave it back, with a reason.</summary>
    Returned,
    /// <summary>The second person approved it: it is published from its day.</summary>
    Approved,
    /// <summary>It was given up.</summary>
    Discarded,
    /// <summary>A version was taken back before it took effect, with a reason.</summary>
    Withdrawn,
}

/// <summary>Who did what to something published, when and why: append-only.</summary>
[Audited(AuditedAttribute.Publication, nameof(DraftId))]
public sealed class PublicationEvent
{
    public const int PlaceLength = 200;

    private PublicationEvent() { }

    /// <param name="place">Where in the content, as in clauses/ventilation.</param>
    public PublicationEvent(PublicationDraft draft, PublicationEventKind what, long by, DateTimeOffset now, string? place = null, string? reason = null)
    {
        Id = Ids.Next();
        DraftId = draft.Id;
        (Kind, Code) = (draft.Kind, draft.Code);
        What = what;
        Place = place;
        Reason = reason;
        ByAccountId = by;
        At = now;
    }

    public long Id { get; private set; }
    public long DraftId { get; private set; }
    public string Kind { get; private set; } = "";
    public string Code { get; private set; } = "";
    public PublicationEventKind What { get; private set; }
    public string? Place { get; private set; }
    public string? Reason { get; private set; }
    public long ByAccountId { get; private set; }
    public DateTimeOffset At { get; private set; }

    internal sealed class Configuration : IEntityTypeConfiguration<PublicationEvent>
    {
        public void Configure(EntityTypeBuilder<PublicationEvent> builder)
        {
            builder.ToTable("PublicationEvents");
            builder.Property(e => e.Kind).HasMaxLength(PublicationVersion.KindLength);
            builder.Property(e => e.Code).HasMaxLength(PublicationVersion.CodeLength);
            builder.Property(e => e.Place).HasMaxLength(PlaceLength);
            builder.Property(e => e.Reason).HasMaxLength(PublicationDraft.WhyLength);
            builder.HasIndex(e => new { e.DraftId, e.Id });
            builder.HasIndex(e => new { e.Kind, e.Code, e.Id });
            builder.HasOne<PublicationDraft>().WithMany().HasForeignKey(e => e.DraftId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
