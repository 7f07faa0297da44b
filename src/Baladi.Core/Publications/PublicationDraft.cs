using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Baladi.Core.Publishing;

namespace Baladi.Core.Publications;

public enum DraftState
{
    /// <summary>Being written.</summary>
    Written,
    /// <summary>With a second person, who approves it or gives it back; nobody changes it meanwhile.</summary>
    InReview,
    /// <summary>It became a version.</summary>
    Published,
    /// <summary>Given up.</summary>
    Discarded,
}

/// <summary>The next version of something published, while it is written and reviewed. There is one at a time of each content.</summary>
[Audited(AuditedAttribute.Publication, nameof(Id))]
public sealed class PublicationDraft
{
    public const int WhyLength = PublicationVersion.WhyLength;
    public const int ContentLength = 2_000_000;
    private const int OpenLength = PublicationVersion.KindLength + 1 + PublicationVersion.CodeLength;

    private PublicationDraft() { }

    /// <param name="based">The version it goes on from; null for something new.</param>
    public PublicationDraft(string kind, string code, string content, PublicationVersion? based, long by, DateTimeOffset now)
    {
        Id = Ids.Next();
        Reference = Basics.Reference.New();
        (Kind, Code, Content) = (kind, code, content);
        BasedOnVersionId = based?.Id;
        OpenFor = $"{kind}/{code}";
        BegunByAccountId = by;
        BegunAt = ChangedAt = now;
        Version = 1;
    }

    public long Id { get; private set; }
    public string Reference { get; private set; } = "";
    public string Kind { get; private set; } = "";
    public string Code { get; private set; } = "";
    public long? BasedOnVersionId { get; private set; }
    /// <summary>As that of <see cref="PublicationVersion"/>; it may not hold together yet.</summary>
    public string Content { get; private set; } = "";
    /// <summary>The day it shall take effect; null until its author says.</summary>
    public DateOnly? EffectiveFrom { get; private set; }
    /// <summary>Why it changes what was before, for everybody to read.</summary>
    public string? Why { get; private set; }
    public DraftState State { get; private set; }
    public long BegunByAccountId { get; private set; }
    public DateTimeOffset BegunAt { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public long? SentByAccountId { get; private set; }
    /// <summary>The version it became.</summary>
    public long? PublishedVersionId { get; private set; }
    /// <summary>What it is the one open draft of; null once it is none.</summary>
    public string? OpenFor { get; private set; }
    public long Version { get; private set; }

    internal void Write(string content, DateTimeOffset now)
    {
        Content = content;
        Change(now);
    }

    internal void Plan(DateOnly? from, string? why, DateTimeOffset now)
    {
        (EffectiveFrom, Why) = (from, why);
        Change(now);
    }

    internal void Send(long by, DateTimeOffset now)
    {
        (State, SentByAccountId) = (DraftState.InReview, by);
        Change(now);
    }

    /// <summary>Back to its authors: taken back by them, or returned.</summary>
    internal void Reopen(DateTimeOffset now)
    {
        State = DraftState.Written;
        Change(now);
    }

    internal void Publish(PublicationVersion version, DateTimeOffset now)
    {
        (State, PublishedVersionId, OpenFor) = (DraftState.Published, version.Id, null);
        Change(now);
    }

    internal void Discard(DateTimeOffset now)
    {
        (State, OpenFor) = (DraftState.Discarded, null);
        Change(now);
    }

    private void Change(DateTimeOffset now)
    {
        ChangedAt = now;
        Version++;
    }

    internal sealed class Configuration : IEntityTypeConfiguration<PublicationDraft>
    {
        public void Configure(EntityTypeBuilder<PublicationDraft> builder)
        {
            builder.ToTable("PublicationDrafts");
            builder.Property(d => d.Reference).HasMaxLength(Basics.Reference.MaxLength);
            builder.Property(d => d.Kind).HasMaxLength(PublicationVersion.KindLength);
            builder.Property(d => d.Code).HasMaxLength(PublicationVersion.CodeLength);
            builder.Property(d => d.Why).HasMaxLength(WhyLength);
            builder.Property(d => d.OpenFor).HasMaxLength(OpenLength);
            builder.Property(d => d.Version).IsConcurrencyToken();
            builder.HasIndex(d => d.Reference).IsUnique();
            builder.HasIndex(d => d.OpenFor).IsUnique();
            builder.HasIndex(d => new { d.Kind, d.Code, d.Id });
            builder.HasIndex(d => new { d.State, d.ChangedAt });
            builder.HasOne<PublicationVersion>().WithMany().HasForeignKey(d => d.BasedOnVersionId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<PublicationVersion>().WithMany().HasForeignKey(d => d.PublishedVersionId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
