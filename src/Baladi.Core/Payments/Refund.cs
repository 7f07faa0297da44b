using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Payments;

public enum RefundState
{
    /// <summary>The gateway is yet to be told, or has not answered.</summary>
    Waiting,
    /// <summary>The gateway gave the money back.</summary>
    Done,
    /// <summary>The gateway will not: somebody has to see to it by hand.</summary>
    Refused,
}

/// <summary>Money that goes back to whoever paid it, the way it came. One for each charge at most, so that nothing is given back twice.</summary>
[Audited(AuditedAttribute.Case, nameof(CaseId))]
public sealed class Refund : CasePart
{
    public const int BankReferenceLength = 64;

    private static readonly TimeSpan First = TimeSpan.FromMinutes(1), Longest = TimeSpan.FromHours(6);

    private Refund() { }

    /// <param name="charge">How the gateway names what it charged.</param>
    /// <param name="amount">How much that was.</param>
    public Refund(Payment payment, string charge, Money amount, DateTimeOffset now) =>
        (Id, CaseId, PaymentId, Charge, Token, Amount, OrderedAt, NextTryAt) = (Ids.Next(), payment.CaseId, payment.Id, charge, Tokens.New(), amount, now, now);

    public long PaymentId { get; private set; }
    public string Charge { get; private set; } = "";
    /// <summary>How the gateway knows it: asked again with the same one, it gives back once.</summary>
    public string Token { get; private set; } = "";
    public Money Amount { get; private set; }
    public RefundState State { get; private set; }
    public DateTimeOffset OrderedAt { get; private set; }
    public DateTimeOffset NextTryAt { get; private set; }
    public int Tries { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public string? GatewayReference { get; private set; }
    /// <summary>Of the transfer by which it was given back by hand; null where the gateway did.</summary>
    [AddedLater]
    public string? BankReference { get; private set; }
    /// <summary>The clerk who gave it back by hand.</summary>
    [AddedLater]
    public long? ByAccountId { get; private set; }

    internal void End(RefundState state, string? gatewayReference, DateTimeOffset now) => (State, GatewayReference, EndedAt) = (state, gatewayReference, now);

    /// <summary>The gateway refused, and may think otherwise now.</summary>
    internal void AskAgain(DateTimeOffset now) => (State, NextTryAt, Tries, EndedAt) = (RefundState.Waiting, now, 0, null);

    internal void GiveByHand(string bankReference, long accountId, DateTimeOffset now) => (State, BankReference, ByAccountId, EndedAt) = (RefundState.Done, bankReference, accountId, now);

    /// <summary>The gateway did not answer: a minute later, then twice as long each time, up to six hours.</summary>
    internal void Postpone(DateTimeOffset now) => NextTryAt = now + TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks << Math.Min(Tries++, 20)));

    internal sealed class Configuration : IEntityTypeConfiguration<Refund>
    {
        public void Configure(EntityTypeBuilder<Refund> builder)
        {
            ConfigurePart(builder, "Refunds");
            builder.Property(r => r.Token).HasMaxLength(Tokens.Length);
            builder.Property(r => r.GatewayReference).HasMaxLength(Payment.GatewayReferenceLength);
            builder.Property(r => r.BankReference).HasMaxLength(BankReferenceLength);
            builder.Property(r => r.State).IsConcurrencyToken();
            builder.Property(r => r.Charge).HasMaxLength(Payment.GatewayReferenceLength);
            builder.HasIndex(r => r.Token).IsUnique();
            builder.HasIndex(r => new { r.PaymentId, r.Charge }).IsUnique();
            builder.HasIndex(r => new { r.State, r.NextTryAt });
            builder.HasOne<Payment>().WithMany().HasForeignKey(r => r.PaymentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
