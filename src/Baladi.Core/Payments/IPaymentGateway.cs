using Baladi.Core.Basics;

namespace Baladi.Core.Payments;

/// <summary>What a gateway says about one attempt, after its signature was checked.</summary>
public sealed record GatewayAnswer(string Token, Money Amount, bool Succeeded, string GatewayReference);

/// <summary>What a gateway says about a refund.</summary>
/// <param name="Done">False where it will not give the money back.</param>
public sealed record GatewayRefund(bool Done, string? GatewayReference);

/// <summary>A report of the gateway as it came: what it says, and the proof that the gateway said it.</summary>
public sealed record SignedReport(string Payload, string Signature);

public enum MovementKind
{
    /// <summary>A payer was charged.</summary>
    Charge,
    /// <summary>A payer was given money back.</summary>
    Refund,
}

/// <summary>Money the gateway moved.</summary>
/// <param name="Token">Of the attempt or of the refund, as we gave it.</param>
/// <param name="Reference">The gateway's own.</param>
public sealed record Movement(MovementKind Kind, string Token, string Reference, Money Amount, DateTimeOffset At);

/// <summary>All the gateway moved for us on a civil day of the Kingdom, after its signature was checked.</summary>
public sealed record GatewayReport(DateOnly Day, IReadOnlyList<Movement> Movements);

/// <summary>A payment service with a page of its own: the payer goes there and comes back, card data never comes here.</summary>
public interface IPaymentGateway
{
    /// <summary>Where to send the payer. They come back to <paramref name="returnTo"/> with the gateway's signed answer.</summary>
    Uri HostedPage(Payment payment, string language, Uri returnTo);

    /// <summary>Null where the answer was not signed by the gateway, or not for us.</summary>
    GatewayAnswer? Read(string payload, string signature);

    /// <summary>Gives money back. Asked again with the same token, it answers the same and gives back once. Throws where it cannot be reached.</summary>
    Task<GatewayRefund> RefundAsync(Refund refund, CancellationToken cancel);

    /// <summary>The report of a day that is over; asked again, it says the same. Throws where the gateway cannot be reached.</summary>
    Task<SignedReport> ReportAsync(DateOnly day, CancellationToken cancel);

    /// <summary>Null where the report was not signed by the gateway, or not for us.</summary>
    GatewayReport? ReadReport(SignedReport report);
}
