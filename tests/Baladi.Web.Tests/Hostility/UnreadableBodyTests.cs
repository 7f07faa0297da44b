using System.Net;
using System.Text;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Baladi.Web.Tests.Desk;
using Xunit;

namespace Baladi.Web.Tests.Hostility;

/// <summary>Bodies that once broke the portal; found by <see cref="HostilityTests"/>.</summary>
public class UnreadableBodyTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    [Theory]
    [InlineData("POST", "/ar/feedback", "application/x-www-form-urlencoded; charset=utf-7", "a=b", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/ar/feedback", "multipart/form-data", "a=b", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/ar/feedback", "multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"Page\"\r\n\r\nbroken off", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/ar/licenses/applications/x/documents", "multipart/form-data; boundary=x", "--x\r\nbroken off", HttpStatusCode.Redirect)]
    [InlineData("GET", "/ar/about", "application/x-www-form-urlencoded; charset=utf-7", "a=b", HttpStatusCode.OK)]
    [InlineData("GET", "/ar/licenses/verify", "multipart/form-data", "a=b", HttpStatusCode.OK)]
    [InlineData("GET", "/ar/account/sign-in", "multipart/form-data; boundary=x", "--x", HttpStatusCode.OK)]
    [InlineData("POST", "/ar/cookies/understood", "application/x-www-form-urlencoded", "[[[[[[", HttpStatusCode.Redirect)]
    [InlineData("POST", "/api/v1/payments/callback", "application/json", "{\"payload\":null,\"signature\":null}", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/api/v1/payments/callback", "application/json; charset=utf-16", "{}}", HttpStatusCode.UnsupportedMediaType)]
    public async Task Body_NobodyCanRead_IsTheSendersMistake(string method, string path, string type, string body, HttpStatusCode status)
    {
        using var client = server.CreateClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), DeskVisits.Address(path)) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);

        using var answer = await client.SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Form_NamingAnotherThanItsAddress_IsAboutTheAddress()
    {
        using var client = await server.SignedInAsync(Who.Citizen);
        using var begun = await client.PostAsync(DeskVisits.Address("/ar/licenses/apply/retail-license"), new FormUrlEncodedContent([KeyValuePair.Create("another", "true")]));
        var own = begun.Headers.Location!.OriginalString;

        using var answer = await client.PostAsync($"{own}/discard", ("reference", "AAAAA-AAAAA-A"), ("clause", "\uFFFE"));

        Assert.NotEqual(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(DeskVisits.Address(own))).StatusCode);
    }

    [Fact]
    public async Task Json_OfAnotherShape_IsRefusedWithoutNamingOurTypes()
    {
        using var client = server.CreateClient();

        using var answer = await client.PostAsync(DeskVisits.Address("/api/v1/payments/callback"), new StringContent("\"text\"", Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("Baladi.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/ar/desk/cases/a%EF%BF%BE%EF%BF%BFb/messages")]
    [InlineData("/ar/desk/cases/%20/judgements")]
    [InlineData("/ar/licenses/%EF%BB%BF/document.pdf")]
    [InlineData("/ar/development/gateway/%E2%80%AE")]
    [InlineData("/ar/desk/find?reference=%EF%BF%BF")]
    [InlineData("/ar/services?q=%EF%B7%90%EF%BF%BE")]
    public async Task Address_WithWhatIsNoCharacter_BreaksNothing(string address)
    {
        using var client = await server.SignedInAsync(Who.Reviewer);

        using var answer = await client.GetAsync(DeskVisits.Address(address));

        Assert.True((int)answer.StatusCode < 500, answer.StatusCode.ToString());
    }
}
