using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Baladi.Web.Tests.Desk;
using Xunit;

namespace Baladi.Web.Tests.Hosting;

/// <summary>What is somebody's own is kept by no cache.</summary>
public class PersonalAnswersTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    [Theory]
    [InlineData("/ar")]
    [InlineData("/ar/services")]
    [InlineData("/ar/account/profile")]
    [InlineData("/ar/desk")]
    [InlineData("/ar/desk/find?reference=x")]
    [InlineData("/ar/no-such-page")]
    public async Task Answer_ToASession_IsNotStored(string path)
    {
        using var client = await server.SignedInAsync(Who.Reviewer);

        using var answer = await client.GetAsync(DeskVisits.Address(path));

        Assert.True(answer.Headers.CacheControl?.NoStore, $"{answer.StatusCode} {answer.Headers.CacheControl}");
    }

    [Fact]
    public async Task Assets_ForASession_AreStillKept()
    {
        using var client = await server.SignedInAsync(Who.Citizen);

        using var answer = await client.GetAsync(DeskVisits.Address("/assets/site.css"));

        Assert.NotEqual(true, answer.Headers.CacheControl?.NoStore);
    }
}
