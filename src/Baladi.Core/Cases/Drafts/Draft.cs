using System.Text.Json;
using Baladi.Core.Basics;
using Baladi.Core.Documents;
using Baladi.Core.People;
using Baladi.Core.People.Mandates;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Cases.Drafts;

/// <summary>
/// An application being written. It follows the published versions in force until it is submitted; then the case pins them
/// and the draft only remembers which case it became, so that submitting twice answers the same case.
/// </summary>
public sealed class Draft
{
    private Draft() { }

    /// <param name="party">For whom it is written; null for whoever writes.</param>
    /// <param name="subject">What it changes; its establishment's, where it has one.</param>
    public Draft(string serviceCode, int procedureNumber, long accountId, DateTimeOffset now, ActedFor? party = null, CaseSubject? subject = null)
    {
        (ForEstablishmentId, ForPersonId) = (party?.EstablishmentId, party?.PersonId);
        (Subject, SubjectId) = (subject, subject?.Id);
        Id = Ids.Next();
        Reference = Basics.Reference.New();
        ServiceCode = serviceCode;
        ProcedureNumber = procedureNumber;
        OwnerAccountId = accountId;
        CreatedAt = ChangedAt = now;
        Content = JsonSerializer.Serialize(new DraftContent(), PublishedJson.Options);
        Version = 1;
    }

    public long Id { get; private set; }
    public string Reference { get; private set; } = "";
    public string ServiceCode { get; private set; } = "";
    /// <summary>The number of the procedure version the owner last saw; a newer one is told before it is followed.</summary>
    public int ProcedureNumber { get; private set; }
    /// <summary>Who began it.</summary>
    public long OwnerAccountId { get; private set; }
    /// <summary>The establishment or the person it was begun for, whose it stays when whoever acted for them no longer may.</summary>
    public long? ForEstablishmentId { get; private set; }
    public long? ForPersonId { get; private set; }
    /// <summary>When somebody who acts for the owner finished it, for the owner to submit; any change takes that back.</summary>
    public DateTimeOffset? PreparedAt { get; private set; }
    public long? PreparedByAccountId { get; private set; }
    /// <summary>What it changes, where it begins nothing new.</summary>
    public long? SubjectId { get; private set; }
    /// <summary>The same with what is known of it, once it was looked up.</summary>
    public CaseSubject? Subject { get; internal set; }
    public string Content { get; private set; } = "";
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }
    public long? SubmittedCaseId { get; private set; }
    public long Version { get; private set; }
    public List<DraftEvidence> Evidence { get; } = [];

    public DraftContent Read() => JsonSerializer.Deserialize<DraftContent>(Content, PublishedJson.Options)!;

    internal void Write(DraftContent content, int procedureNumber, DateTimeOffset now)
    {
        Content = JsonSerializer.Serialize(content, PublishedJson.Options);
        ProcedureNumber = procedureNumber;
        Touch(now);
    }

    internal void Prepare(long by, DateTimeOffset now)
    {
        Touch(now);
        (PreparedAt, PreparedByAccountId) = (now, by);
    }

    internal void Touch(DateTimeOffset now)
    {
        ChangedAt = now;
        (PreparedAt, PreparedByAccountId) = (null, null);
        Version++;
    }

    internal void Submitted(Case @case, DateTimeOffset now)
    {
        SubmittedCaseId = @case.Id;
        // What was typed now lives in the case alone.
        Content = "{}";
        Touch(now);
    }

    internal sealed class Configuration : IEntityTypeConfiguration<Draft>
    {
        public void Configure(EntityTypeBuilder<Draft> builder)
        {
            builder.ToTable("Drafts");
            builder.Property(d => d.Reference).HasMaxLength(Basics.Reference.MaxLength);
            builder.Property(d => d.ServiceCode).HasMaxLength(PublicationVersion.CodeLength);
            builder.Property(d => d.Version).IsConcurrencyToken();
            builder.HasIndex(d => d.Reference).IsUnique();
            builder.HasIndex(d => new { d.OwnerAccountId, d.SubmittedCaseId, d.Id });
            builder.Ignore(d => d.Subject);
            builder.HasIndex(d => d.SubjectId);
            builder.HasIndex(d => d.ChangedAt);
            builder.HasIndex(d => new { d.ForEstablishmentId, d.SubmittedCaseId, d.Id });
            builder.HasIndex(d => new { d.ForPersonId, d.SubmittedCaseId, d.Id });
            builder.HasOne<Establishment>().WithMany().HasForeignKey(d => d.ForEstablishmentId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Person>().WithMany().HasForeignKey(d => d.ForPersonId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Account>().WithMany().HasForeignKey(d => d.OwnerAccountId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Case>().WithMany().HasForeignKey(d => d.SubmittedCaseId).OnDelete(DeleteBehavior.Restrict);
            builder.HasMany(d => d.Evidence).WithOne().HasForeignKey(e => e.DraftId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>What was typed so far: canonical texts by fact code, and the undertakings given.</summary>
public sealed record DraftContent
{
    public Dictionary<string, string> Facts { get; init; } = [];
    public HashSet<string> Declared { get; init; } = [];
}

/// <summary>A file uploaded to a draft for a clause.</summary>
public sealed class DraftEvidence
{
    private DraftEvidence() { }

    public DraftEvidence(Draft draft, string clauseCode, StoredFile file) =>
        (Id, DraftId, ClauseCode, StoredFileId, File) = (Ids.Next(), draft.Id, clauseCode, file.Id, file);

    public long Id { get; private set; }
    public long DraftId { get; private set; }
    public string ClauseCode { get; private set; } = "";
    public long StoredFileId { get; private set; }
    public StoredFile File { get; private set; } = null!;

    internal sealed class Configuration : IEntityTypeConfiguration<DraftEvidence>
    {
        public void Configure(EntityTypeBuilder<DraftEvidence> builder)
        {
            builder.ToTable("DraftEvidence");
            builder.Property(e => e.ClauseCode).HasMaxLength(Clause.CodeLength);
            builder.HasOne(e => e.File).WithMany().HasForeignKey(e => e.StoredFileId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
