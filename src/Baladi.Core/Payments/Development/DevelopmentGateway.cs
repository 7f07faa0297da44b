using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Baladi.Core.Basics;
using Baladi.Core.People;

namespace Baladi.Core.Payments.Development;

/// <summary>
/// A gateway for demo systems: its hosted page is a page of the portal, where the outcome is chosen. It keeps its own book of what it charged and gave back, and
/// its answers and reports are signed and read exactly as a real one's.
/// </summary>
public sealed class DevelopmentGateway(KeyRing keys, DevelopmentBook book, TimeProvider time) : IPaymentGateway
{
    public Uri HostedPage(Payment payment, string language, Uri returnTo) =>
        new(returnTo, $"/{language}/development/gateway/{payment.Token}?amount={payment.Amount.Halalas}&returnTo={Uri.EscapeDataString(returnTo.PathAndQuery)}");

    /// <summary>The answer the hosted page gives: a payload and its signature.</summary>
    public (string Payload, string Signature) Answer(GatewayAnswer answer) =>
        Sign("payment", new Wire(answer.Token, answer.Amount.Halalas, answer.Succeeded, answer.GatewayReference));

    /// <summary>Charges the payer of an attempt, once: asked again it is the same charge.</summary>
    public GatewayAnswer Charge(string token, Money amount) => Said(book.Once(Charged(token, amount)));

    /// <summary>Charges once more, whatever was charged before, as a gateway with a fault does.</summary>
    public GatewayAnswer ChargeAgain(string token, Money amount) => Said(book.Again(Charged(token, amount)));

    public GatewayAnswer? Read(string payload, string signature) =>
        Open<Wire>("payment", payload, signature) is { } wire ? new(wire.Token, new Money(wire.Halalas), wire.Succeeded, wire.Reference) : null;

    /// <exception cref="HttpRequestException">It was switched off.</exception>
    public Task<GatewayRefund> RefundAsync(Refund refund, CancellationToken cancel)
    {
        RequireReachable();
        if (book.Mood == GatewayMood.RefusesRefunds) return Task.FromResult(new GatewayRefund(Done: false, null));
        return Task.FromResult(new GatewayRefund(Done: true, book.Once(new(MovementKind.Refund, refund.Token, "DEV-" + refund.Token, refund.Amount, time.GetUtcNow())).Reference));
    }

    /// <exception cref="HttpRequestException">It was switched off.</exception>
    public Task<SignedReport> ReportAsync(DateOnly day, CancellationToken cancel)
    {
        RequireReachable();
        var movements = book.Movements.Where(m => RiyadhTime.DateOf(m.At) == day).Select(m => new WireMovement(m.Kind, m.Token, m.Reference, m.Amount.Halalas, m.At));
        var (payload, signature) = Sign("report", new WireReport(day, [.. movements]));
        return Task.FromResult(new SignedReport(payload, signature));
    }

    public GatewayReport? ReadReport(SignedReport report) =>
        Open<WireReport>("report", report.Payload, report.Signature) is { } wire ? new(wire.Day, [.. wire.Movements.Select(m => new Movement(m.Kind, m.Token, m.Reference, new Money(m.Halalas), m.At))]) : null;

    private void RequireReachable()
    {
        if (book.Mood == GatewayMood.Away) throw new HttpRequestException("The development gateway is switched off.");
    }

    private Movement Charged(string token, Money amount) => new(MovementKind.Charge, token, "DEV-PAID-" + Tokens.New(), amount, time.GetUtcNow());

    private static GatewayAnswer Said(Movement charge) => new(charge.Token, charge.Amount, Succeeded: true, charge.Reference);

    // What was said of one thing is no proof of another.
    private (string Payload, string Signature) Sign<T>(string what, T said)
    {
        var payload = Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(said));
        return (payload, Convert.ToHexStringLower(Mac(what, payload)));
    }

    private T? Open<T>(string what, string payload, string signature) where T : class
    {
        byte[] given;
        try { given = Convert.FromHexString(signature); }
        catch (FormatException) { return null; }
        return CryptographicOperations.FixedTimeEquals(given, Mac(what, payload)) ? JsonSerializer.Deserialize<T>(Convert.FromBase64String(payload)) : null;
    }

    private byte[] Mac(string what, string payload) => HMACSHA256.HashData(keys.PaymentGateway, Encoding.UTF8.GetBytes($"{what}|{payload}"));

    private sealed record Wire(string Token, long Halalas, bool Succeeded, string Reference);

    private sealed record WireMovement(MovementKind Kind, string Token, string Reference, long Halalas, DateTimeOffset At);

    private sealed record WireReport(DateOnly Day, IReadOnlyList<WireMovement> Movements);
}
