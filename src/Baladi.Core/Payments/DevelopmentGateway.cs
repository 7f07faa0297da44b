using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Baladi.Core.Basics;
using Baladi.Core.People;

namespace Baladi.Core.Payments;

/// <summary>
/// A gateway for demo systems: its hosted page is a page of the portal, where the outcome is chosen. Its answers are signed
/// and read exactly as a real one's.
/// </summary>
public sealed class DevelopmentGateway(KeyRing keys) : IPaymentGateway
{
    public Uri HostedPage(Payment payment, string language, Uri returnTo) =>
        new(returnTo, $"/{language}/development/gateway/{payment.Token}?amount={payment.Amount.Halalas}&returnTo={Uri.EscapeDataString(returnTo.PathAndQuery)}");

    /// <summary>The answer the hosted page gives: a payload and its signature.</summary>
    public (string Payload, string Signature) Answer(GatewayAnswer answer)
    {
        var payload = Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(new Wire(answer.Token, answer.Amount.Halalas, answer.Succeeded, answer.GatewayReference)));
        return (payload, Convert.ToHexStringLower(Sign(payload)));
    }

    public GatewayAnswer? Read(string payload, string signature)
    {
        byte[] given;
        try { given = Convert.FromHexString(signature); }
        catch (FormatException) { return null; }
        if (!CryptographicOperations.FixedTimeEquals(given, Sign(payload))) return null;
        return JsonSerializer.Deserialize<Wire>(Convert.FromBase64String(payload)) is { } wire
            ? new(wire.Token, new Money(wire.Halalas), wire.Succeeded, wire.Reference)
            : null;
    }

    public Task<GatewayRefund> RefundAsync(Refund refund, CancellationToken cancel) => Task.FromResult(new GatewayRefund(Done: true, "DEV-" + refund.Token));

    private byte[] Sign(string payload) => HMACSHA256.HashData(keys.PaymentGateway, Encoding.UTF8.GetBytes("payment|" + payload));

    private sealed record Wire(string Token, long Halalas, bool Succeeded, string Reference);
}
