using Baladi.Core.Audit;
using Baladi.Core.Authorities;
using Baladi.Core.Basics;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Cases;

public enum TaskState
{
    /// <summary>Somebody can act on it.</summary>
    Open,
    /// <summary>It waits for the applicant's corrections and goes on then.</summary>
    Waiting,
    /// <summary>It was ended by an action.</summary>
    Done,
    /// <summary>The case ended, or it was taken back, before anybody acted.</summary>
    Cancelled,
}

/// <summary>A piece of work on a case: who holds it, whose clock runs, when it is due, how it ended.</summary>
[Audited(AuditedAttribute.Case, nameof(CaseId))]
public sealed class CaseTask : CasePart
{
    public const int CodeLength = 64;
    public const string Correct = TaskDefinition.Correct;
    public const string Pay = TaskDefinition.Pay;

    private CaseTask() { }

    public CaseTask(Case @case, string code, Holder holder, string? role, long? authorityId, DateTimeOffset now, DateTimeOffset due, DateTimeOffset? remindAt = null)
    {
        Id = Ids.Next();
        CaseId = @case.Id;
        Code = code;
        Holder = holder;
        Role = role;
        AuthorityId = authorityId;
        OpenedAt = now;
        DueAt = due;
        RemindAt = remindAt;
    }

    public string Code { get; private set; } = "";
    public Holder Holder { get; private set; }
    public string? Role { get; private set; }
    public long? AuthorityId { get; private set; }
    public TaskState State { get; private set; }
    public long? AssigneeAccountId { get; private set; }
    public DateTimeOffset OpenedAt { get; private set; }
    public DateTimeOffset DueAt { get; private set; }
    /// <summary>When its holder is to be reminded; null where nobody is, or already was.</summary>
    public DateTimeOffset? RemindAt { get; private set; }
    public DateTimeOffset? CompletedAt { get; private set; }
    public long? CompletedByAccountId { get; private set; }
    public string? Action { get; private set; }

    public bool IsLive => State is TaskState.Open or TaskState.Waiting;

    /// <summary>What messages about it say beside what they say of the case.</summary>
    internal Dictionary<string, string> Told => new() { ["due"] = CaseNotifier.Written(DueAt) };

    internal void Assign(long? accountId) => AssigneeAccountId = accountId;

    internal void Wait() => State = TaskState.Waiting;

    internal void Resume(DateTimeOffset due) => (State, DueAt) = (TaskState.Open, due);

    internal void Reminded() => RemindAt = null;

    internal void Complete(string action, DateTimeOffset now, long? by) =>
        (State, Action, CompletedAt, CompletedByAccountId, RemindAt) = (TaskState.Done, action, now, by, null);

    internal void Cancel(DateTimeOffset now) => (State, CompletedAt, RemindAt) = (TaskState.Cancelled, now, null);

    internal sealed class Configuration : IEntityTypeConfiguration<CaseTask>
    {
        public void Configure(EntityTypeBuilder<CaseTask> builder)
        {
            ConfigurePart(builder, "CaseTasks");
            builder.Property(t => t.Code).HasMaxLength(CodeLength);
            builder.Property(t => t.Role).HasMaxLength(People.Role.CodeLength);
            builder.Property(t => t.Action).HasMaxLength(CodeLength);
            // What lists ask of each of their cases: what its applicant has to do, and until when.
            builder.HasIndex(t => new { t.CaseId, t.Holder, t.State, t.DueAt });
            // What the clock looks through: the applicant's tasks that ran out.
            builder.HasIndex(t => new { t.Holder, t.State, t.DueAt });
            builder.HasIndex(t => t.RemindAt);
            builder.HasOne<Authority>().WithMany().HasForeignKey(t => t.AuthorityId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
