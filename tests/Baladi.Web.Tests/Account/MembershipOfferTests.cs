using System.Net;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Xunit;

namespace Baladi.Web.Tests.Account;

/// <summary>An owner offers a membership, and whoever gets it says yes or no, on the pages of both.</summary>
[Trait("Journey", "People")]
public class MembershipOfferTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    private const string Members = $"/ar/account/establishments/{Who.Shop}";
    private const string Name = "أفنان بنت سعيد القرني";
    private const string Establishments = "/ar/account/establishments";

    [Fact]
    public async Task Offer_ShowsTheOwnerANumberUntilItIsAcceptedAndANameThen()
    {
        using var owner = await server.SignedInAsync(Who.Owner);
        using var other = await server.SignedInAsync(Who.OtherCitizen);

        using var sent = await owner.SubmitAsync(await owner.FormAsync(Members, "/members"), ("NationalId", Who.OtherCitizen), ("Role", "Manager"));
        var before = await owner.TextAsync(Members);
        var offered = await other.TextAsync(Establishments);
        using var accepted = await other.SubmitAsync(await other.FormAsync(Establishments, "/offers/"), ("accept", "true"));

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.DoesNotContain(Name, before, StringComparison.Ordinal);
        Assert.Contains(Core.People.SaudiIdentifiers.Masked(Who.OtherCitizen), before, StringComparison.Ordinal);
        Assert.Contains("متجر ديار للأزياء", offered, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, accepted.StatusCode);
        Assert.Contains(Members, await other.TextAsync(Establishments), StringComparison.Ordinal);
        Assert.Contains(Name, await owner.TextAsync(Members), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offer_AnsweredTwice_SaysThatItIsOver()
    {
        using var citizen = await server.SignedInAsync(Who.Citizen);
        var form = await citizen.FormAsync(Establishments, "/offers/");

        using var declined = await citizen.SubmitAsync(form, ("accept", "false"));
        using var again = await citizen.SubmitAsync(form, ("accept", "true"));

        Assert.Equal(HttpStatusCode.Redirect, declined.StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.StatusCode);
        Assert.Contains("انتهت هذه الدعوة", await again.ErrorsAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain($"/{Who.SharedShop}", await citizen.TextAsync(Establishments), StringComparison.Ordinal);
    }
}
