using System.Security.Cryptography;
using System.Text;
using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Publishing;

public enum PublicationState
{
    /// <summary>Of no row: what is being written is a draft of its own, shown as the version it would be.</summary>
    Draft,
    /// <summary>In force from its date until the date the next version takes over.</summary>
    Published,
    /// <summary>Taken back, with a reason, before it took effect.</summary>
    Withdrawn,
}

/// <summary>
/// One version of something the ministry publishes: a procedure, a requirement document, a fee schedule, a set of facts.
/// The content is data (JSON) and never changes once published; cases keep the version they began under.
/// </summary>
[Audited(AuditedAttribute.Publication, nameof(Id))]
public sealed class PublicationVersion
{
    public const int KindLength = 32;
    public const int CodeLength = 64;
    public const int WhyLength = 1000;

    private PublicationVersion() { }

    public long Id { get; private set; }
    public string Kind { get; private set; } = "";
    public string Code { get; private set; } = "";
    public int Number { get; private set; }
    public PublicationState State { get; private set; }
    public DateOnly EffectiveFrom { get; private set; }
    /// <summary>The first day it is no longer in force; null while nothing follows.</summary>
    public DateOnly? EffectiveTo { get; private set; }
    public string Content { get; private set; } = "";
    /// <summary>SHA-256 of the content, hexadecimal.</summary>
    public string ContentHash { get; private set; } = "";
    public DateTimeOffset PublishedAt { get; private set; }
    /// <summary>Who wrote it; null where it came with the portal.</summary>
    public long? PublishedByAccountId { get; private set; }
    public long Version { get; private set; }
    /// <summary>The 1st, 2nd, 3rd … that people published: two who publish at the same moment collide, and the later one is checked against the other.</summary>
    [AddedLater] public long? Sequence { get; private set; }
    [AddedLater] public long? ApprovedByAccountId { get; private set; }
    /// <summary>Why it changes what was before.</summary>
    [AddedLater] public string? Why { get; private set; }
    [AddedLater] public DateTimeOffset? WithdrawnAt { get; private set; }
    [AddedLater] public long? WithdrawnByAccountId { get; private set; }
    [AddedLater] public string? WithdrawnWhy { get; private set; }

    public static PublicationVersion Publish(string kind, string code, int number, DateOnly from, string content, DateTimeOffset now, long? by) => new()
    {
        Id = Ids.Next(),
        Kind = kind,
        Code = code,
        Number = number,
        State = PublicationState.Published,
        EffectiveFrom = from,
        Content = content,
        ContentHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content))),
        PublishedAt = now,
        PublishedByAccountId = by,
    };

    /// <summary>By whom it was approved beside its author, as which publication of all, and why it changes what was before.</summary>
    internal PublicationVersion Approved(long by, long sequence, string? why)
    {
        (ApprovedByAccountId, Sequence, Why) = (by, sequence, why);
        return this;
    }

    public bool IsInForce(DateOnly on) => State == PublicationState.Published && EffectiveFrom <= on && (EffectiveTo is null || on < EffectiveTo);

    /// <summary>A later version takes over on its first day; none does any more, where null.</summary>
    public void EndBefore(DateOnly? next)
    {
        EffectiveTo = next;
        Version++;
    }

    internal void Withdraw(string why, long by, DateTimeOffset now)
    {
        State = PublicationState.Withdrawn;
        (WithdrawnAt, WithdrawnByAccountId, WithdrawnWhy) = (now, by, why);
        Version++;
    }

    internal sealed class Configuration : IEntityTypeConfiguration<PublicationVersion>
    {
        public void Configure(EntityTypeBuilder<PublicationVersion> builder)
        {
            builder.Property(p => p.Id).ValueGeneratedNever();
            builder.Property(p => p.Kind).HasMaxLength(KindLength);
            builder.Property(p => p.Code).HasMaxLength(CodeLength);
            builder.Property(p => p.ContentHash).HasMaxLength(64);
            builder.Property(p => p.Version).IsConcurrencyToken();
            builder.Property(p => p.Why).HasMaxLength(WhyLength);
            builder.Property(p => p.WithdrawnWhy).HasMaxLength(WhyLength);
            builder.HasIndex(p => new { p.Kind, p.Code, p.Number }).IsUnique();
            builder.HasIndex(p => p.Sequence).IsUnique();
        }
    }
}
