using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Payments.Reconciling;

/// <summary>What one side moved in a day.</summary>
public readonly record struct Totals(int Charges, Money Charged, int Refunds, Money Refunded)
{
    internal Totals Add(MovementKind kind, Money amount) => kind == MovementKind.Charge
        ? this with { Charges = Charges + 1, Charged = Charged + amount }
        : this with { Refunds = Refunds + 1, Refunded = Refunded + amount };
}

/// <summary>
/// A civil day of the Kingdom on which our books and the gateway's were laid side by side, once. What the totals differ by is what the differences come to: our side
/// is what we held of the movements on the report, and of our own that no report names.
/// </summary>
[Audited(AuditedAttribute.Reconciliation, nameof(Id))]
public sealed class Reconciliation
{
    private Reconciliation() { }

    internal Reconciliation(DateOnly day, DateTimeOffset now) => (Id, Day, At) = (Ids.Next(), day, now);

    public long Id { get; private set; }
    public DateOnly Day { get; private set; }
    public DateTimeOffset At { get; private set; }
    public int ChargesThere { get; private set; }
    public Money ChargedThere { get; private set; }
    public int RefundsThere { get; private set; }
    public Money RefundedThere { get; private set; }
    public int ChargesHere { get; private set; }
    public Money ChargedHere { get; private set; }
    public int RefundsHere { get; private set; }
    public Money RefundedHere { get; private set; }

    internal void Sum(Totals there, Totals here) =>
        (ChargesThere, ChargedThere, RefundsThere, RefundedThere, ChargesHere, ChargedHere, RefundsHere, RefundedHere) =
        (there.Charges, there.Charged, there.Refunds, there.Refunded, here.Charges, here.Charged, here.Refunds, here.Refunded);

    internal sealed class Configuration : IEntityTypeConfiguration<Reconciliation>
    {
        public void Configure(EntityTypeBuilder<Reconciliation> builder)
        {
            builder.ToTable("Reconciliations");
            builder.HasIndex(r => r.Day).IsUnique();
        }
    }
}

/// <summary>A movement as the gateway reported it, kept so that one of ours is found on whatever day it was reported.</summary>
public sealed class ReportedMovement
{
    private ReportedMovement() { }

    internal ReportedMovement(Reconciliation day, Movement movement) =>
        (Id, ReconciliationId, Kind, Token, Reference, Amount, At) = (Ids.Next(), day.Id, movement.Kind, movement.Token, movement.Reference, movement.Amount, movement.At.ToUniversalTime());

    public long Id { get; private set; }
    public long ReconciliationId { get; private set; }
    public MovementKind Kind { get; private set; }
    public string Token { get; private set; } = "";
    public string Reference { get; private set; } = "";
    public Money Amount { get; private set; }
    public DateTimeOffset At { get; private set; }

    internal sealed class Configuration : IEntityTypeConfiguration<ReportedMovement>
    {
        public void Configure(EntityTypeBuilder<ReportedMovement> builder)
        {
            builder.ToTable("ReportedMovements");
            builder.Property(m => m.Token).HasMaxLength(ReconciliationDifference.TokenLength);
            builder.Property(m => m.Reference).HasMaxLength(Payment.GatewayReferenceLength);
            builder.HasIndex(m => new { m.Kind, m.Reference });
            builder.HasOne<Reconciliation>().WithMany().HasForeignKey(m => m.ReconciliationId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
