using Baladi.Core.Basics;
using Baladi.Core.Payments;
using Baladi.TestKit;
using CsCheck;
using Xunit;

namespace Baladi.Core.Tests.Payments;

public sealed class DevelopmentGatewayTests : IDisposable
{
    private static readonly GatewayAnswer Paid = new("token", new Money(12_345), true, "GW-1");
    private readonly ScratchFolder keys = new("gateway");
    private readonly DevelopmentGateway gateway;

    public DevelopmentGatewayTests() => gateway = new(new KeyRing(keys.Location, createMissing: true));

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
        var (payload, signature) = new DevelopmentGateway(new KeyRing(other.Location, createMissing: true)).Answer(Paid);

        Assert.Null(gateway.Read(payload, signature));
        other.Delete();
    }

    public void Dispose() => keys.Delete();
}
