using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Registries;

/// <summary>
/// What a registry answered, when, and until when it holds: the ground on which somebody was given authority over something.
/// The subject stands as a keyed hash, what was answered sealed. What it says is never changed; a newer answer is a new row.
/// </summary>
[Audited(AuditedAttribute.Person, nameof(PersonId))]
public sealed class RegistryAnswer
{
    public const int HashLength = 64;
    public const int SourceLength = 100;
    public const int FailureLength = 60;

    private RegistryAnswer() { }

    internal RegistryAnswer(IRegistryQuestion question, string subjectHash, long personId, string source, RegistryVerdict verdict, byte[]? content, string? failure, DateTimeOffset now, DateTimeOffset validUntil)
    {
        Id = Ids.Next();
        Registry = question.Registry;
        SubjectHash = subjectHash;
        PersonId = personId;
        Source = source;
        Verdict = verdict;
        Content = content;
        Failure = failure;
        AskedAt = now;
        ValidUntil = validUntil;
    }

    public long Id { get; private set; }
    public Registry Registry { get; private set; }
    /// <summary>HMAC-SHA256 of the registry and the subject, hexadecimal.</summary>
    public string SubjectHash { get; private set; } = "";
    /// <summary>On whose behalf it was asked.</summary>
    public long PersonId { get; private set; }
    /// <summary>Who answered.</summary>
    public string Source { get; private set; } = "";
    public RegistryVerdict Verdict { get; private set; }
    /// <summary>The record of a yes, as JSON, sealed.</summary>
    public byte[]? Content { get; private set; }
    public string? Failure { get; private set; }
    public DateTimeOffset AskedAt { get; private set; }
    /// <summary>Until then the answer stands for asking again; with no answer, never.</summary>
    public DateTimeOffset ValidUntil { get; private set; }

    /// <summary>The same record under another key. It is found under its subject no more, and the registry is asked anew.</summary>
    internal void Reseal(byte[] content) => Content = content;

    internal sealed class Configuration : IEntityTypeConfiguration<RegistryAnswer>
    {
        public void Configure(EntityTypeBuilder<RegistryAnswer> builder)
        {
            builder.ToTable("RegistryAnswers");
            builder.Property(a => a.SubjectHash).HasMaxLength(HashLength);
            builder.Property(a => a.Source).HasMaxLength(SourceLength);
            builder.Property(a => a.Failure).HasMaxLength(FailureLength);
            // The latest answer about a subject.
            builder.HasIndex(a => new { a.SubjectHash, a.Id });
            builder.HasIndex(a => new { a.PersonId, a.Id });
        }
    }
}
