using System.Net;
using System.Text.RegularExpressions;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Baladi.Web.Hosting;
using Baladi.Web.Shared.Security;
using Xunit;

namespace Baladi.Web.Tests.Hosting;

/// <summary>A portal as the public reaches it: by https, at a name of its own.</summary>
public class PublicHostTests(PublicHostTests.Server server) : IClassFixture<PublicHostTests.Server>
{
    [Fact]
    public async Task Cookies_OfAVisit_AreThisHostsAlone()
    {
        using var client = Client();

        using var form = await client.GetAsync(Address("/ar/account/sign-in"));
        var cookies = Set(form);
        using var entered = await SignInAsync(client, form, cookies);

        Assert.NotEmpty(cookies);
        Assert.Contains(Set(entered), cookie => cookie.StartsWith("__Host-baladi.session=", StringComparison.Ordinal));
        Assert.All(cookies.Concat(Set(entered)), cookie =>
        {
            Assert.StartsWith(HostCookies.Prefix, cookie, StringComparison.Ordinal);
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; path=/;", cookie + ";", StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; samesite=", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task Session_InACookieANeighbourPlanted_IsNobody()
    {
        using var client = Client();
        using var form = await client.GetAsync(Address("/ar/account/sign-in"));
        using var entered = await SignInAsync(client, form, Set(form));
        var session = Pairs(Set(entered)).Single(pair => pair.StartsWith("__Host-baladi.session=", StringComparison.Ordinal));

        using var ours = await GetAsync(client, "/ar/account/profile", session);
        using var planted = await GetAsync(client, "/ar/account/profile", session[HostCookies.Prefix.Length..]);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Redirect), (ours.StatusCode, planted.StatusCode));
    }

    [Theory]
    [InlineData("baladi.sa", "/ar", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", "/ar", HttpStatusCode.OK)]
    [InlineData("old.baladi.sa", "/ar", HttpStatusCode.OK)]
    [InlineData("hostile.example", "/ar", HttpStatusCode.BadRequest)]
    [InlineData("baladi.sa.hostile.example", "/ar/account/sign-in", HttpStatusCode.BadRequest)]
    [InlineData("10.1.2.3", "/health/live", HttpStatusCode.OK)]
    public async Task Host_OnlyTheNamesOfThePortal_AreAnswered(string host, string path, HttpStatusCode status)
    {
        using var client = Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, Address(path)) { Headers = { Host = host } };

        using var answer = await client.SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.NotFound)]
    [InlineData("Bearer", HttpStatusCode.NotFound)]
    [InlineData("Bearer Figures-Of-The-Test", HttpStatusCode.NotFound)]
    [InlineData("Bearer figures-of-the-test", HttpStatusCode.OK)]
    public async Task Metrics_WhereATokenIsSet_AreForThatTokenAlone(string? authorization, HttpStatusCode status)
    {
        using var client = Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, Address("/metrics"));
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);

        using var answer = await client.SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(status == HttpStatusCode.OK, (await answer.Content.ReadAsStringAsync()).Contains("http_server", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Metrics_WhereNoTokenIsSet_AreForDemoSystems(bool demo, bool shown)
    {
        var settings = new Settings { Demo = demo, Provider = "Sqlite", ConnectionString = "", MigrateOnStart = false, Installation = new("", new Uri("https://baladi.sa/"), CreateKeys: false) };

        Assert.Equal(shown, Observability.ShowsMetrics(settings, null));
        Assert.Equal(shown, Observability.ShowsMetrics(settings, "Bearer "));
    }

    [Theory]
    [InlineData("a=1; __Host-b=2; __Host-c=x=y; c=3", "b=2; c=x=y")]
    [InlineData("__host-a=1", null)]
    [InlineData("", null)]
    public void Inward_Cookies_AreThoseWithThePrefix(string sent, string? read) => Assert.Equal(read, HostCookies.Inward(sent));

    [Theory]
    [InlineData("a=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/deep; domain=x.sa", "__Host-a=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/; secure")]
    [InlineData("a=b; path=/; samesite=strict; httponly", "__Host-a=b; path=/; secure; samesite=strict; httponly")]
    public void Outward_Cookie_KeepsItsLifeAndLosesItsReach(string set, string sent) => Assert.Equal(sent, HostCookies.Outward(set));

    private static async Task<HttpResponseMessage> SignInAsync(HttpClient client, HttpResponseMessage page, IReadOnlyList<string> cookies)
    {
        var form = await page.FormAsync("/account/sign-in");
        using var request = new HttpRequestMessage(HttpMethod.Post, Address(form.Action)) { Content = form.Filled(("NationalId", Who.Citizen), ("Password", "Baladi-Demo-2026")) };
        request.Headers.Add("Cookie", string.Join("; ", Pairs(cookies)));
        return await client.SendAsync(request);
    }

    private static async Task<HttpResponseMessage> GetAsync(HttpClient client, string path, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address(path));
        request.Headers.Add("Cookie", cookie);
        return await client.SendAsync(request);
    }

    private HttpClient Client() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false }) { BaseAddress = server.Address };

    private static string[] Set(HttpResponseMessage answer) => answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [];

    private static IEnumerable<string> Pairs(IEnumerable<string> cookies) => cookies.Select(cookie => cookie.Split(';')[0]);

    private static Uri Address(string path) => new(path, UriKind.Relative);

    public sealed class Server : BaladiServer
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>
        {
            ["environment"] = "Staging", ["Portal:Address"] = "https://baladi.sa", ["Portal:OtherHosts"] = "old.baladi.sa", ["Metrics:Token"] = "figures-of-the-test",
        };
    }
}
