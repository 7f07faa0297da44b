using System.Net;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Xunit;

namespace Baladi.Web.Tests.Account;

public class LimitTests(LimitTests.Limited server) : IClassFixture<LimitTests.Limited>
{
    public sealed class Limited : BaladiServer
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["Limits:SignIn"] = "3", ["Limits:Registration"] = "2", ["Limits:Recovery"] = "2", ["SupportCentre:LookupsPerMinute"] = "3", ["Proxy:Known"] = "127.0.0.1" };
    }

    [Theory]
    [InlineData("/ar/account/sign-in", 3, "203.0.113.1")]
    [InlineData("/ar/account/register", 2, "203.0.113.2")]
    [InlineData("/ar/account/recovery", 2, "203.0.113.3")]
    public async Task Forms_FromOneAddress_AreStoppedAndFromAnotherAreNot(string page, int most, string address)
    {
        using var client = From(address);
        var form = await client.FormAsync(page, page[3..]);
        for (var i = 0; i < most; i++)
        {
            using var answered = await client.SubmitAsync(form);
            Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        }

        using var stopped = await client.SubmitAsync(form);
        using var opened = await client.GetAsync(new Uri(page, UriKind.Relative));
        using var neighbour = From(address + "9");
        using var other = await neighbour.SubmitAsync(await neighbour.FormAsync(page, page[3..]));

        Assert.Equal(HttpStatusCode.TooManyRequests, stopped.StatusCode);
        Assert.Contains("<html", await stopped.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Theory]
    [InlineData("2001:db8:1:1::1", "2001:db8:1:1:ffff::2", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public async Task Addresses_OfOneNetworkOfTheSixthVersion_AreOne(string first, string second, bool same)
    {
        using var client = From(first);
        var form = await client.FormAsync("/ar/account/recovery", "/account/recovery");
        for (var i = 0; i < 2; i++) (await client.SubmitAsync(form)).Dispose();
        using var neighbour = From(second);

        using var answer = await neighbour.SubmitAsync(await neighbour.FormAsync("/ar/account/recovery", "/account/recovery"));

        Assert.Equal(same, answer.StatusCode == HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task Lookups_OfOneClerk_AreCountedWhereverTheClerkSits()
    {
        using var clerk = await server.SignedInAsync(Who.Clerk);
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
        {
            clerk.DefaultRequestHeaders.Remove("X-Forwarded-For");
            clerk.DefaultRequestHeaders.Add("X-Forwarded-For", $"203.0.113.{100 + i}");
            using var answer = await clerk.SubmitAsync(await clerk.FormAsync("/ar/support-centre", "/support-centre"), ("NationalId", "123"));
            statuses.Add(answer.StatusCode);
        }
        Assert.Equal([HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.TooManyRequests], statuses);
    }

    private HttpClient From(string address)
    {
        var client = server.CreateClient();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return client;
    }

    public sealed class Unproxied : BaladiServer
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["Limits:Recovery"] = "2" };
    }

    public class WithoutAProxy(Unproxied server) : IClassFixture<Unproxied>
    {
        [Fact]
        public async Task ForwardedHeader_OfAStranger_IsNotBelieved()
        {
            using var client = server.CreateClient();
            var form = await client.FormAsync("/ar/account/recovery", "/account/recovery");
            var answers = new List<HttpStatusCode>();
            for (var i = 0; i < 3; i++)
            {
                client.DefaultRequestHeaders.Remove("X-Forwarded-For");
                client.DefaultRequestHeaders.Add("X-Forwarded-For", $"198.51.100.{i}");
                using var answer = await client.SubmitAsync(form);
                answers.Add(answer.StatusCode);
            }

            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], answers);
        }
    }
}
