using System.Net;
using Baladi.TestKit.Servers;
using Xunit;

namespace Baladi.Web.Tests.Applications;

/// <summary>The public catalog, and the way from it into an application.</summary>
[Trait("Journey", "CommercialLicense")]
public class ServicePageTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    private const int Most = 150 * 1024;

    [Theory]
    [InlineData("ar")]
    [InlineData("en")]
    public async Task Pages_Public_AreSharedAndSmall(string language)
    {
        using var client = server.CreateClient();

        foreach (var page in new[] { "", "/services", "/services/retail-license", "/services/food-license", "/services/commercial-license", "/services/event-permit" })
        {
            using var response = await client.GetAsync(Applicant.At($"/{language}{page}"));
            var bytes = await response.Content.ReadAsByteArrayAsync();

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.False(response.Headers.Contains("Set-Cookie"), page);
            Assert.True(bytes.Length < Most, $"{page}: {bytes.Length}");
        }
    }

    [Fact]
    public async Task Show_UnknownService_IsNotFound()
    {
        using var client = server.CreateClient();

        using var response = await client.GetAsync(Applicant.At("/ar/services/no-such-service"));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("\u0627\u0644\u0645\u0637\u0639\u0645", "food-license")]
    [InlineData("\u062D\u0644\u0627\u0642\u0647", "commercial-license")]
    [InlineData("RESTAURANT", "food-license")]
    [InlineData("barber", "commercial-license")]
    public async Task Search_WordsOfAnActivity_FindItsServiceWhateverTheSpelling(string query, string code)
    {
        using var client = server.CreateClient();

        var page = await client.TextAsync($"/ar/services?q={Uri.EscapeDataString(query)}");

        Assert.Contains($"/ar/services/{code}\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("/ar/services/event-permit\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_Nothing_OffersAWayOn()
    {
        using var client = server.CreateClient();

        var page = await client.TextAsync("/en/services?q=zeppelin");

        Assert.Contains("No service found", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithoutASession_ComesBackAfterSignIn()
    {
        using var client = server.CreateClient();
        using var nothing = new FormUrlEncodedContent([]);
        using var started = await client.PostAsync(Applicant.At("/ar/licenses/apply/retail-license"), nothing);
        using var asked = await client.GetAsync(Applicant.At(started.Headers.Location!.OriginalString));
        using var signedIn = await client.SubmitAsync(await client.FormAsync(asked.Headers.Location!.PathAndQuery(), "/account/sign-in"), ("NationalId", "2000000006"), ("Password", "Baladi-Demo-2026"));

        Assert.Equal("/ar/licenses/apply/retail-license", signedIn.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Start_WithADraftBegun_OffersToContinueIt()
    {
        using var client = await server.SignedInAsync("1000000008", "en");
        var tasks = await new Applicant(client, "en").BeginAsync();
        using var nothing = new FormUrlEncodedContent([]);

        using var started = await client.PostAsync(Applicant.At("/en/licenses/apply/retail-license"), nothing);
        var page = await client.TextAsync(started.Headers.Location!.OriginalString);

        Assert.Contains("You have an unfinished application", page, StringComparison.Ordinal);
        Assert.Contains($"href=\"{tasks}\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Discard_Draft_IsGone()
    {
        using var client = await server.SignedInAsync("1000000008");
        var tasks = await new Applicant(client).BeginAsync();

        using var discarded = await client.SubmitAsync(await client.FormAsync($"{tasks}/discard", "/discard"));
        using var gone = await client.GetAsync(Applicant.At(tasks));

        Assert.Equal("/ar/licenses", discarded.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Start_FromAnotherSite_IsRefused()
    {
        using var client = await server.SignedInAsync("1000000008");
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        using var nothing = new FormUrlEncodedContent([]);

        using var refused = await client.PostAsync(Applicant.At("/ar/licenses/apply/retail-license"), nothing);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }
}

internal static class Addresses
{
    public static string PathAndQuery(this Uri address) => address.IsAbsoluteUri ? address.PathAndQuery : address.OriginalString;
}
