using Baladi.Core.Basics;
using Baladi.Core.Payments;
using Baladi.Core.Payments.Development;
using Baladi.TestKit;
using CsCheck;
using Xunit;

namespace Baladi.Core.Tests.Payments;

public sealed class DevelopmentGatewayTests : IDisposable
{
    private static readonly GatewayAnswer Paid = new("token", new Money(12_345), true, "GW-1");
    private readonly ScratchFolder keys = new("gateway");
    private readonly DevelopmentGateway gateway;

    public DevelopmentGatewayTests() => gateway = Started();

    [Fact]
    public void Read_OwnAnswer_IsWhatWasSaid()
    {
        var (payload, signature) = gateway.Answer(Paid);

        Assert.Equal(Paid, gateway.Read(payload, signature));
    }

    [Fact]
    public void Read_AnyCharacterChanged_IsRefused()
    {
        var (payload, signature) = gateway.Answer(Paid);

        Gen.Select(Gen.Int[0, payload.Length + signature.Length - 1], Gen.Char["0123456789abcdefABCXYZ+/=|"]).Sample((at, wrong) =>
        {
            var both = (payload + signature).ToCharArray();
            if (char.ToLowerInvariant(both[at]) == char.ToLowerInvariant(wrong)) return true;
            both[at] = wrong;
            return gateway.Read(new string(both, 0, payload.Length), new string(both, payload.Length, signature.Length)) is null;
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("not hexadecimal")]
    public void Read_NoSignature_IsRefused(string signature) => Assert.Null(gateway.Read(gateway.Answer(Paid).Payload, signature));

    [Fact]
    public void Read_SignedByAnotherInstallation_IsRefused()
    {
        var other = new ScratchFolder("gateway-of-others");
        var (payload, signature) = new DevelopmentGateway(new KeyRing(other.Location, createMissing: true), new(Path.Combine(other.Location, "book")), TimeProvider.System).Answer(Paid);

        Assert.Null(gateway.Read(payload, signature));
        other.Delete();
    }

    [Fact]
    public async Task Report_OfADay_IsWhatWasMovedOnIt_AlsoAfterARestart()
    {
        var charge = gateway.Charge("attempt", new Money(500));
        gateway.Charge("attempt", new Money(500));
        gateway.ChargeAgain("attempt", new Money(500));
        var today = RiyadhTime.Today(TimeProvider.System);

        var started = Started();
        var report = started.ReadReport(await started.ReportAsync(today, CancellationToken.None))!;

        Assert.Equal(today, report.Day);
        Assert.Equal(2, report.Movements.Count);
        Assert.Equal((MovementKind.Charge, charge.Token, charge.GatewayReference, charge.Amount), (report.Movements[0].Kind, report.Movements[0].Token, report.Movements[0].Reference, report.Movements[0].Amount));
        Assert.Empty(gateway.ReadReport(await gateway.ReportAsync(today.AddDays(-1), CancellationToken.None))!.Movements);
    }

    [Fact]
    public void Charge_AfterALineThatBrokeOff_IsKeptLikeTheOnesBefore()
    {
        var before = gateway.Charge("before", new Money(500));
        File.AppendAllText(Path.Combine(keys.Location, "book"), "{\"Movement\":{\"Kind\":\"Cha");

        var after = Started().Charge("after", new Money(700));

        Assert.Equal([before, after], [Started().Charge("before", new Money(1)), Started().Charge("after", new Money(1))]);
    }

    [Fact]
    public async Task ReadReport_ChangedOrAnAnswer_IsRefused()
    {
        var report = await gateway.ReportAsync(new DateOnly(2026, 4, 5), CancellationToken.None);
        var (payload, signature) = gateway.Answer(Paid);

        Assert.Null(gateway.ReadReport(report with { Payload = report.Payload + "AAAA" }));
        Assert.Null(gateway.ReadReport(new(payload, signature)));
        Assert.Null(gateway.Read(report.Payload, report.Signature));
    }

    private DevelopmentGateway Started() => new(new KeyRing(keys.Location, createMissing: true), new(Path.Combine(keys.Location, "book")), TimeProvider.System);

    public void Dispose() => keys.Delete();
}
