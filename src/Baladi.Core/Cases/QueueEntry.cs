using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Cases;

/// <summary>
/// A staff task as one desk sees it: a row for the authority that holds the task and one for each authority above, so that
/// every list the queue offers is one range of one index, however many cases there are and however large the authority.
/// A projection of <see cref="CaseTask"/>, kept in the same transaction.
/// </summary>
public sealed class QueueEntry
{
    /// <summary>Nobody has taken it.</summary>
    public const long Unassigned = 0;

    private QueueEntry() { }

    public QueueEntry(long scopeAuthorityId, CaseTask task, Case @case)
    {
        ScopeAuthorityId = scopeAuthorityId;
        TaskId = task.Id;
        CaseId = @case.Id;
        Role = task.Role!;
        ServiceCode = @case.ServiceCode;
        SubmittedAt = @case.SubmittedAt;
        Follow(task);
    }

    public long ScopeAuthorityId { get; private set; }
    public long TaskId { get; private set; }
    public long CaseId { get; private set; }
    public string Role { get; private set; } = "";
    public string ServiceCode { get; private set; } = "";
    public TaskState State { get; private set; }
    public long AssigneeAccountId { get; private set; }
    public DateTimeOffset DueAt { get; private set; }
    public DateTimeOffset SubmittedAt { get; private set; }

    internal void Follow(CaseTask task)
    {
        State = task.State;
        AssigneeAccountId = task.AssigneeAccountId ?? Unassigned;
        DueAt = task.CompletedAt ?? task.DueAt;
    }

    internal sealed class Configuration : IEntityTypeConfiguration<QueueEntry>
    {
        public void Configure(EntityTypeBuilder<QueueEntry> builder)
        {
            builder.ToTable("QueueEntries").HasKey(q => new { q.ScopeAuthorityId, q.TaskId });
            builder.Property(q => q.Role).HasMaxLength(People.Role.CodeLength);
            builder.Property(q => q.ServiceCode).HasMaxLength(PublicationVersion.CodeLength);
            builder.HasOne<Case>().WithMany().HasForeignKey(q => q.CaseId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(q => q.TaskId);
            // One index for each filter offered, times the two sort orders; see docs/adr on the queue.
            builder.HasIndex(q => new { q.ScopeAuthorityId, q.Role, q.State, q.DueAt, q.TaskId });
            builder.HasIndex(q => new { q.ScopeAuthorityId, q.Role, q.State, q.SubmittedAt, q.TaskId });
            builder.HasIndex(q => new { q.ScopeAuthorityId, q.Role, q.State, q.ServiceCode, q.DueAt, q.TaskId });
            builder.HasIndex(q => new { q.ScopeAuthorityId, q.Role, q.State, q.ServiceCode, q.SubmittedAt, q.TaskId });
            builder.HasIndex(q => new { q.ScopeAuthorityId, q.Role, q.State, q.AssigneeAccountId, q.DueAt, q.TaskId });
            builder.HasIndex(q => new { q.ScopeAuthorityId, q.Role, q.State, q.AssigneeAccountId, q.SubmittedAt, q.TaskId });
            builder.HasIndex(q => new { q.ScopeAuthorityId, q.Role, q.State, q.AssigneeAccountId, q.ServiceCode, q.DueAt, q.TaskId });
            builder.HasIndex(q => new { q.ScopeAuthorityId, q.Role, q.State, q.AssigneeAccountId, q.ServiceCode, q.SubmittedAt, q.TaskId });
        }
    }
}
