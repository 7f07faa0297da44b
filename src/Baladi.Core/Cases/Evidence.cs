using System.Runtime.CompilerServices;
using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Documents;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Cases;

/// <summary>A file that stands for a clause in a case. A replaced one stays, superseded.</summary>
[Audited(AuditedAttribute.Case, nameof(CaseId))]
public sealed class Evidence : CasePart
{
    private Evidence() { }

    /// <param name="task">The officer's task on which it was taken; null for what the applicant gave.</param>
    public Evidence(Case @case, string clauseCode, StoredFile file, DateTimeOffset now, long? by, CaseTask? task = null)
    {
        TaskId = task?.Id;
        Id = Ids.Next();
        CaseId = @case.Id;
        ClauseCode = clauseCode;
        StoredFileId = file.Id;
        Name = file.Name;
        ContentType = file.ContentType;
        Sha256 = file.Sha256;
        Size = file.Size;
        AddedAt = now;
        AddedByAccountId = by;
    }

    public string ClauseCode { get; private set; } = "";
    public long StoredFileId { get; private set; }
    public string Name { get; private set; } = "";
    public string ContentType { get; private set; } = "";
    public string Sha256 { get; private set; } = "";
    public long Size { get; private set; }
    public DateTimeOffset AddedAt { get; private set; }
    public long? AddedByAccountId { get; private set; }
    public DateTimeOffset? SupersededAt { get; private set; }
    /// <summary>The task on which an officer took it, on site; null for what the applicant gave for the clause.</summary>
    [AddedLater]
    public long? TaskId { get; private set; }
    /// <summary>When its bytes and name were erased.</summary>
    [AddedLater]
    public DateTimeOffset? ErasedAt { get; private set; }

    internal void Supersede(DateTimeOffset now) => SupersededAt = now;

    internal void Erase(DateTimeOffset now) => (ErasedAt, Name) = (now, "");

    internal sealed class Configuration : IEntityTypeConfiguration<Evidence>
    {
        public void Configure(EntityTypeBuilder<Evidence> builder)
        {
            ConfigurePart(builder, "Evidence");
            builder.Property(e => e.ClauseCode).HasMaxLength(Clause.CodeLength);
            builder.Property(e => e.Name).HasMaxLength(StoredFile.NameLength);
            builder.Property(e => e.ContentType).HasMaxLength(StoredFile.TypeLength);
            builder.Property(e => e.Sha256).HasMaxLength(StoredFile.HashLength);
            builder.HasOne<CaseTask>().WithMany().HasForeignKey(e => e.TaskId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<StoredFile>().WithMany().HasForeignKey(e => e.StoredFileId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>The documents of cases: their bytes are what was uploaded.</summary>
public sealed class CheckEvidenceBytes(BaladiDbContext db, FileStore files) : IAuditCheck
{
    private const int Batch = 200;

    public async IAsyncEnumerable<AuditFinding> RunAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        for (long after = 0; ;)
        {
            var last = after;
            var documents = await db.Evidence.AsNoTracking().Where(document => document.StoredFileId > last && document.ErasedAt == null).Select(document => new { document.StoredFileId, document.Sha256 })
                .Distinct().OrderBy(document => document.StoredFileId).Take(Batch).ToListAsync(cancel);
            if (documents.Count == 0) yield break;
            foreach (var document in documents)
                if (!files.Exists(document.StoredFileId)) yield return new($"file {document.StoredFileId}", "its bytes are missing");
                else if (await files.HashAsync(document.StoredFileId, cancel) != document.Sha256) yield return new($"file {document.StoredFileId}", "its bytes were changed outside the system");
            after = documents[^1].StoredFileId;
        }
    }
}
