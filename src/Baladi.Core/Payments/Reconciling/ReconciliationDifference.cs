using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Payments.Reconciling;

public enum DifferenceKind
{
    /// <summary>The gateway charged for an attempt of ours and we were never told. Heals: it is booked as if we had been.</summary>
    ChargeNotTold,
    /// <summary>The gateway charged a second time for an attempt that was over, and we were never told. Heals: it goes back.</summary>
    ChargedTwice,
    /// <summary>The gateway charged for an attempt we know nothing of.</summary>
    ChargeUnknown,
    /// <summary>We hold a charge that no report names.</summary>
    ChargeMissing,
    /// <summary>Both sides know of it, of different amounts.</summary>
    AmountDiffers,
    /// <summary>The gateway reports one reference a second time.</summary>
    ReportedTwice,
    /// <summary>The gateway gave money back that we never asked for.</summary>
    RefundUnknown,
    /// <summary>We hold a refund as done that no report names.</summary>
    RefundMissing,
    /// <summary>The gateway gave back what it had told us it would not. Heals: it is asked again, and says so.</summary>
    RefundNotTold,
    /// <summary>The gateway gave back what was given back by hand as well.</summary>
    RefundedTwice,
}

public enum DifferenceState
{
    /// <summary>Somebody, or the next round, has to see to it.</summary>
    Open,
    /// <summary>It was put right without anybody.</summary>
    Healed,
    /// <summary>A clerk has put down how it was settled.</summary>
    Settled,
}

/// <summary>Something our books and the gateway's do not agree on. It is settled once, with a note, and never changes again.</summary>
[Audited(AuditedAttribute.Reconciliation, nameof(ReconciliationId))]
public sealed class ReconciliationDifference
{
    public const int NoteLength = 2000;
    public const int TokenLength = 64;

    /// <summary>What is put right without anybody.</summary>
    public static readonly IReadOnlyList<DifferenceKind> Healing = [DifferenceKind.ChargeNotTold, DifferenceKind.ChargedTwice, DifferenceKind.RefundNotTold];

    private ReconciliationDifference() { }

    internal ReconciliationDifference(Reconciliation day, DifferenceKind kind, string token, string reference, Money? there, Money? here, long? caseId) =>
        (Id, ReconciliationId, Day, Kind, Token, Reference, There, Here, CaseId) = (Ids.Next(), day.Id, day.Day, kind, token, reference, there, here, caseId);

    public long Id { get; private set; }
    public long ReconciliationId { get; private set; }
    public DateOnly Day { get; private set; }
    public DifferenceKind Kind { get; private set; }
    public DifferenceState State { get; private set; }
    /// <summary>Of the attempt or of the refund.</summary>
    public string Token { get; private set; } = "";
    /// <summary>The gateway's own.</summary>
    public string Reference { get; private set; } = "";
    /// <summary>As the gateway has it; null where it does not.</summary>
    public Money? There { get; private set; }
    /// <summary>As we have it; null where we do not.</summary>
    public Money? Here { get; private set; }
    public long? CaseId { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public long? SettledByAccountId { get; private set; }
    public string? Note { get; private set; }

    internal void Heal(DateTimeOffset now) => (State, EndedAt) = (DifferenceState.Healed, now);

    internal void Settle(string note, long accountId, DateTimeOffset now) => (State, Note, SettledByAccountId, EndedAt) = (DifferenceState.Settled, note, accountId, now);

    internal sealed class Configuration : IEntityTypeConfiguration<ReconciliationDifference>
    {
        public void Configure(EntityTypeBuilder<ReconciliationDifference> builder)
        {
            builder.ToTable("ReconciliationDifferences");
            builder.Property(d => d.Token).HasMaxLength(TokenLength);
            builder.Property(d => d.Reference).HasMaxLength(Payment.GatewayReferenceLength);
            builder.Property(d => d.Note).HasMaxLength(NoteLength);
            builder.Property(d => d.State).IsConcurrencyToken();
            builder.HasIndex(d => new { d.State, d.Id });
            builder.HasOne<Reconciliation>().WithMany().HasForeignKey(d => d.ReconciliationId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Case>().WithMany().HasForeignKey(d => d.CaseId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Account>().WithMany().HasForeignKey(d => d.SettledByAccountId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
