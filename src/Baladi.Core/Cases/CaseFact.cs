using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Cases;

public enum FactSource
{
    /// <summary>The applicant said so.</summary>
    Declared,
    /// <summary>Computed from geometry or a drawing.</summary>
    Measured,
    /// <summary>Answered by a registry.</summary>
    Registry,
    /// <summary>Established by an officer.</summary>
    Officer,
    /// <summary>Stood on the license the case concerns, and was not asked again.</summary>
    OnFile,
}

/// <summary>
/// One typed value about a case. Numbers are in canonical units (m, m², day, SAR). A changed value is a new row;
/// the old one says when it was superseded.
/// </summary>
[Audited(AuditedAttribute.Case, nameof(CaseId))]
public sealed class CaseFact : CasePart
{
    public const int SubjectLength = 64;
    public const int TextLength = 2000;

    private CaseFact() { }

    public CaseFact(Case @case, FactDefinition definition, Value value, FactSource source, DateTimeOffset now, long? by, string subject = "")
    {
        Id = Ids.Next();
        CaseId = @case.Id;
        Code = definition.Code;
        Subject = subject;
        Source = source;
        At = now;
        ByAccountId = by;
        switch (value.Kind)
        {
            case ValueKind.Number: Number = value.Number; break;
            case ValueKind.Truth: Truth = value.IsTrue; break;
            case ValueKind.Date: Date = value.Date; break;
            default: Text = value.Text; break;
        }
    }

    public string Code { get; private set; } = "";
    /// <summary>Of which part it is told: owner[2], floor[3]; empty for the case itself.</summary>
    public string Subject { get; private set; } = "";
    public decimal? Number { get; private set; }
    public string? Text { get; private set; }
    public DateOnly? Date { get; private set; }
    public bool? Truth { get; private set; }
    public FactSource Source { get; private set; }
    public DateTimeOffset At { get; private set; }
    public long? ByAccountId { get; private set; }
    public DateTimeOffset? SupersededAt { get; private set; }
    /// <summary>When its value was erased: it is known that it was asked, no longer what was answered.</summary>
    [AddedLater]
    public DateTimeOffset? ErasedAt { get; private set; }

    public Value Value => Number is { } number ? Value.Of(number) : Truth is { } truth ? Value.Of(truth) : Date is { } date ? Value.Of(date) : Value.Of(Text ?? "");

    internal void Supersede(DateTimeOffset now) => SupersededAt = now;

    internal void Erase(DateTimeOffset now) => (ErasedAt, Number, Text, Date, Truth) = (now, null, null, null, null);

    internal sealed class Configuration : IEntityTypeConfiguration<CaseFact>
    {
        public void Configure(EntityTypeBuilder<CaseFact> builder)
        {
            ConfigurePart(builder, "CaseFacts");
            builder.Property(f => f.Code).HasMaxLength(FactDefinition.CodeLength);
            builder.Property(f => f.Subject).HasMaxLength(SubjectLength);
            builder.Property(f => f.Text).HasMaxLength(TextLength);
            builder.Property(f => f.Number).HasPrecision(18, 4);
            builder.Ignore(f => f.Value);
        }
    }
}
