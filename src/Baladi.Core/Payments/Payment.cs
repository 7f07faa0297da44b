using Baladi.Core.Audit;
using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Baladi.Core.Payments;

public enum PaymentState
{
    /// <summary>The payer was sent to the gateway; nothing is known yet.</summary>
    Started,
    /// <summary>The gateway confirmed the amount.</summary>
    Succeeded,
    /// <summary>The gateway said no.</summary>
    Failed,
    /// <summary>The gateway charged what was no longer owed; it has to be given back.</summary>
    Unmatched,
}

/// <summary>One attempt to pay an invoice through the gateway.</summary>
[Audited(AuditedAttribute.Case, nameof(CaseId))]
public sealed class Payment : CasePart
{
    public const int GatewayReferenceLength = 64;

    private Payment() { }

    public Payment(Invoice invoice, DateTimeOffset now) =>
        (Id, CaseId, InvoiceId, Token, Amount, StartedAt) = (Ids.Next(), invoice.CaseId, invoice.Id, Tokens.New(), invoice.Total, now);

    /// <summary>The one for everything a bank tells of the invoice: no payer is sent anywhere, and the bank knows it by the number of the bill.</summary>
    internal static Payment AtABank(Invoice invoice, DateTimeOffset now) => new(invoice, now) { Token = invoice.BillNumber! };

    public long InvoiceId { get; private set; }
    /// <summary>How the gateway knows it.</summary>
    public string Token { get; private set; } = "";
    public Money Amount { get; private set; }
    public PaymentState State { get; private set; }
    public DateTimeOffset StartedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public string? GatewayReference { get; private set; }

    /// <summary>The payer is sent to the gateway again.</summary>
    internal void Continue(DateTimeOffset now) => (State, StartedAt, EndedAt) = (PaymentState.Started, now, null);

    internal void End(PaymentState state, string gatewayReference, DateTimeOffset now) => (State, GatewayReference, EndedAt) = (state, gatewayReference, now);

    internal sealed class Configuration : IEntityTypeConfiguration<Payment>
    {
        public void Configure(EntityTypeBuilder<Payment> builder)
        {
            ConfigurePart(builder, "Payments");
            builder.Property(p => p.Token).HasMaxLength(Tokens.Length);
            builder.Property(p => p.GatewayReference).HasMaxLength(GatewayReferenceLength);
            builder.HasIndex(p => p.Token).IsUnique();
            builder.HasOne<Invoice>().WithMany().HasForeignKey(p => p.InvoiceId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
