using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Baladi.Core.People;
using Baladi.Core.People.Interests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Cases.Desk;

/// <summary>What somebody with an interest in a case was kept from.</summary>
public enum ConflictStep
{
    /// <summary>Looking at it at the desk.</summary>
    Open,
    /// <summary>Taking it, giving it to somebody, or being given it.</summary>
    Assign,
    /// <summary>Judging a clause.</summary>
    Judge,
    /// <summary>Asking for corrections.</summary>
    Correct,
    /// <summary>Deciding.</summary>
    Decide,
    /// <summary>Writing a message or a note.</summary>
    Write,
    /// <summary>Settling something about its payments.</summary>
    Settle,
}

/// <summary>An officer with an interest in a case tried to work on it and was refused; once a day for each thing tried.</summary>
[Audited(AuditedAttribute.Case, nameof(CaseId))]
public sealed class ConflictAttempt : CasePart
{
    private ConflictAttempt() { }

    internal ConflictAttempt(long caseId, long accountId, ConflictKind kind, ConflictStep step, DateOnly on, DateTimeOffset now) =>
        (Id, CaseId, AccountId, Kind, Step, On, At) = (Ids.Next(), caseId, accountId, kind, step, on, now);

    /// <summary>The officer with the interest.</summary>
    public long AccountId { get; private set; }
    public ConflictKind Kind { get; private set; }
    public ConflictStep Step { get; private set; }
    public DateOnly On { get; private set; }
    public DateTimeOffset At { get; private set; }

    internal sealed class Configuration : IEntityTypeConfiguration<ConflictAttempt>
    {
        public void Configure(EntityTypeBuilder<ConflictAttempt> builder)
        {
            ConfigurePart(builder, "ConflictAttempts");
            builder.HasIndex(a => new { a.CaseId, a.AccountId, a.Step, a.On }).IsUnique();
            builder.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
