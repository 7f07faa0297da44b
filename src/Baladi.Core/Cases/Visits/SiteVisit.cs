using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Cases.Visits;

public enum VisitState
{
    Planned,
    /// <summary>Another time took its place.</summary>
    Moved,
    /// <summary>The officer was there and could look.</summary>
    Made,
    /// <summary>The officer was there and could not: closed, nobody in, no entry.</summary>
    Missed,
    CalledOff,
}

/// <summary>A look on site: when, by whom, whether the holder was told, and what came of it. A moved one stays, beside the one that took its place.</summary>
[Audited(AuditedAttribute.Case, nameof(CaseId))]
public sealed class SiteVisit : CasePart
{
    public const int NoteLength = 500;

    private SiteVisit() { }

    internal SiteVisit(CaseTask task, DateTimeOffset from, DateTimeOffset to, long officer, bool announced, DateTimeOffset now, long by)
    {
        Id = Ids.Next();
        (CaseId, TaskId) = (task.CaseId, task.Id);
        (From, To) = (from, to);
        (OfficerAccountId, Announced) = (officer, announced);
        (PlannedAt, PlannedByAccountId) = (now, by);
    }

    public long TaskId { get; private set; }
    /// <summary>The window in which the officer arrives.</summary>
    public DateTimeOffset From { get; private set; }
    public DateTimeOffset To { get; private set; }
    public long OfficerAccountId { get; private set; }
    /// <summary>Whether the holder is told of it beforehand.</summary>
    public bool Announced { get; private set; }
    public VisitState State { get; private set; }
    public DateTimeOffset PlannedAt { get; private set; }
    public long PlannedByAccountId { get; private set; }
    /// <summary>When it was moved, made, missed or called off.</summary>
    public DateTimeOffset? SettledAt { get; private set; }
    /// <summary>Whom the officer met, or why it came to nothing.</summary>
    public string? Note { get; private set; }

    public bool IsOn(DateOnly day) => RiyadhTime.DateOf(From) == day;

    internal void Settle(VisitState state, DateTimeOffset now, string? note) => (State, SettledAt, Note) = (state, now, note);

    internal void HandOver(long officer) => OfficerAccountId = officer;

    internal void EraseNote() => Note = null;

    internal sealed class Configuration : IEntityTypeConfiguration<SiteVisit>
    {
        public void Configure(EntityTypeBuilder<SiteVisit> builder)
        {
            ConfigurePart(builder, "SiteVisits");
            builder.Property(v => v.Note).HasMaxLength(NoteLength);
            builder.HasOne<CaseTask>().WithMany().HasForeignKey(v => v.TaskId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Account>().WithMany().HasForeignKey(v => v.OfficerAccountId).OnDelete(DeleteBehavior.Restrict);
            // An officer's days.
            builder.HasIndex(v => new { v.OfficerAccountId, v.State, v.From });
        }
    }
}
