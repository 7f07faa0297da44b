using Baladi.Core.Basics;

namespace Baladi.Core.Payments.Reconciling;

/// <summary>What we hold of some movements of the gateway.</summary>
/// <param name="payments">By token.</param>
/// <param name="reported">What reports have named so far.</param>
/// <param name="bills">The cases whose bills were paid at a bank, by number.</param>
internal sealed class OurBooks(Dictionary<string, Payment> payments, Dictionary<string, long> bills, List<Refund> refunds, HashSet<(MovementKind, string)> reported)
{
    private readonly Dictionary<string, Refund> refunds = refunds.ToDictionary(r => r.Token);
    private readonly Dictionary<(long, string), Refund> back = refunds.ToDictionary(r => (r.PaymentId, r.Charge));

    /// <summary>Whether a report of an earlier day named it.</summary>
    public bool IsReported(Movement movement) => reported.Contains((movement.Kind, movement.Reference));

    public long? CaseOf(Movement movement) => movement.Kind == MovementKind.Charge ? payments.GetValueOrDefault(movement.Token)?.CaseId : refunds.GetValueOrDefault(movement.Token)?.CaseId;

    /// <returns>What is wrong, if anything; what we hold of it; and the case it is about.</returns>
    public (DifferenceKind?, Money?, long?) Charge(Movement charge)
    {
        if (payments.GetValueOrDefault(charge.Token) is not { } payment)
            return bills.TryGetValue(charge.Token, out var billed) ? (DifferenceKind.ChargeNotTold, null, billed) : (DifferenceKind.ChargeUnknown, null, null);
        Money? held = payment.State == PaymentState.Succeeded && payment.GatewayReference == charge.Reference ? payment.Amount : back.GetValueOrDefault((payment.Id, charge.Reference))?.Amount;
        if (held is null) return (payment.State is PaymentState.Succeeded or PaymentState.Unmatched ? DifferenceKind.ChargedTwice : DifferenceKind.ChargeNotTold, null, payment.CaseId);
        return (held == charge.Amount ? null : DifferenceKind.AmountDiffers, held, payment.CaseId);
    }

    /// <inheritdoc cref="Charge"/>
    public (DifferenceKind?, Money?, long?) Refund(Movement given)
    {
        if (refunds.GetValueOrDefault(given.Token) is not { } refund) return (DifferenceKind.RefundUnknown, null, null);
        var kind = refund switch
        {
            { State: RefundState.Refused } => DifferenceKind.RefundNotTold,
            { BankReference: not null } => DifferenceKind.RefundedTwice,
            _ when refund.Amount != given.Amount => DifferenceKind.AmountDiffers,
            // One that still waits is asked again, and the gateway says what it did.
            _ => (DifferenceKind?)null,
        };
        return (kind, kind is DifferenceKind.RefundNotTold or DifferenceKind.RefundedTwice ? null : refund.Amount, refund.CaseId);
    }
}
