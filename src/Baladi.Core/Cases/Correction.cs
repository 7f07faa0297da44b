using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Cases;

public enum CorrectionKind
{
    /// <summary>A fact is wrong or unclear; the target is its code.</summary>
    Fact,
    /// <summary>A document is missing, unreadable or the wrong one; the target is the clause that asks for it.</summary>
    Document,
}

public enum CorrectionState
{
    /// <summary>The applicant has to answer.</summary>
    Open,
    /// <summary>Answered; the officer goes on.</summary>
    Answered,
    /// <summary>The case ended before it was answered.</summary>
    Cancelled,
}

/// <summary>One thing the applicant is asked to put right: what, why, by when, with its own address and the field highlighted.</summary>
[Audited(AuditedAttribute.Case, nameof(CaseId))]
public sealed class Correction : CasePart
{
    public const int MessageLength = 1000;

    private Correction() { }

    public Correction(Case @case, CaseTask waiting, CorrectionKind kind, string target, string message, DateTimeOffset now, DateTimeOffset due, long by)
    {
        Id = Ids.Next();
        CaseId = @case.Id;
        TaskId = waiting.Id;
        Kind = kind;
        Target = target;
        Message = message;
        RequestedAt = now;
        DueAt = due;
        RequestedByAccountId = by;
    }

    /// <summary>The officer's task that waits for it.</summary>
    public long TaskId { get; private set; }
    public CorrectionKind Kind { get; private set; }
    public string Target { get; private set; } = "";
    public string Message { get; private set; } = "";
    public CorrectionState State { get; private set; }
    public DateTimeOffset RequestedAt { get; private set; }
    public DateTimeOffset DueAt { get; private set; }
    public long RequestedByAccountId { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    internal void Answer(DateTimeOffset now) => (State, AnsweredAt) = (CorrectionState.Answered, now);

    internal void Cancel() => State = CorrectionState.Cancelled;

    internal void EraseMessage() => Message = "";

    internal sealed class Configuration : IEntityTypeConfiguration<Correction>
    {
        public void Configure(EntityTypeBuilder<Correction> builder)
        {
            ConfigurePart(builder, "Corrections");
            builder.Property(c => c.Target).HasMaxLength(Clause.CodeLength);
            builder.Property(c => c.Message).HasMaxLength(MessageLength);
            builder.HasOne<CaseTask>().WithMany().HasForeignKey(c => c.TaskId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
