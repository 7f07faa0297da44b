using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Baladi.Core.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Cases;

/// <summary>What an officer decided on a task: with which reason, on which clauses.</summary>
[Audited(AuditedAttribute.Case, nameof(CaseId))]
public sealed class Decision : CasePart
{
    public const int ReasonLength = 4000;

    private Decision() { }

    public Decision(Case @case, CaseTask task, ActionDefinition action, string? reason, IEnumerable<string> clauses, long by, DateTimeOffset now)
    {
        Id = Ids.Next();
        CaseId = @case.Id;
        TaskId = task.Id;
        TaskCode = task.Code;
        Action = action.Code;
        Kind = action.Kind;
        Reason = reason;
        Clauses = string.Join('\n', clauses);
        DecidedByAccountId = by;
        At = now;
    }

    public long TaskId { get; private set; }
    public string TaskCode { get; private set; } = "";
    public string Action { get; private set; } = "";
    public ActionKind Kind { get; private set; }
    public string? Reason { get; private set; }
    /// <summary>The codes of the clauses it rests on, a line each.</summary>
    public string Clauses { get; private set; } = "";
    public long DecidedByAccountId { get; private set; }
    public DateTimeOffset At { get; private set; }

    public IReadOnlyList<string> ClauseCodes => Clauses.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    internal sealed class Configuration : IEntityTypeConfiguration<Decision>
    {
        public void Configure(EntityTypeBuilder<Decision> builder)
        {
            ConfigurePart(builder, "Decisions");
            builder.Property(d => d.TaskCode).HasMaxLength(CaseTask.CodeLength);
            builder.Property(d => d.Action).HasMaxLength(CaseTask.CodeLength);
            builder.Property(d => d.Reason).HasMaxLength(ReasonLength);
            builder.Ignore(d => d.ClauseCodes);
        }
    }
}
