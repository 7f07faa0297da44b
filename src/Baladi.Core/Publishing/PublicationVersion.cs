using System.Security.Cryptography;
using System.Text;
using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Publishing;

public enum PublicationState
{
    /// <summary>Being written; nothing reads it.</summary>
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
    public long? PublishedByAccountId { get; private set; }
    public long Version { get; private set; }

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

    public bool IsInForce(DateOnly on) => State == PublicationState.Published && EffectiveFrom <= on && (EffectiveTo is null || on < EffectiveTo);

    /// <summary>A later version takes over on its first day.</summary>
    public void EndBefore(DateOnly next)
    {
        EffectiveTo = next;
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
            builder.HasIndex(p => new { p.Kind, p.Code, p.Number }).IsUnique();
        }
    }
}
