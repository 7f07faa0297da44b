using System.Net;
using Baladi.TestKit.Servers;
using Xunit;

namespace Baladi.Web.Tests.Hosting;

/// <summary>What every answer says to the browser, whatever it is an answer to.</summary>
public class HeaderTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    [Theory]
    [InlineData("/ar", HttpStatusCode.OK, "text/html; charset=utf-8")]
    [InlineData("/en/account/sign-in", HttpStatusCode.OK, "text/html; charset=utf-8")]
    [InlineData("/ar/licenses", HttpStatusCode.Redirect, null)]
    [InlineData("/ar/no-such-page", HttpStatusCode.NotFound, "text/html; charset=utf-8")]
    [InlineData("/api/v1/no-such-thing", HttpStatusCode.NotFound, "application/problem+json")]
    [InlineData("/assets/site.css", HttpStatusCode.OK, "text/css")]
    [InlineData("/health/live", HttpStatusCode.OK, "text/plain")]
    [InlineData("/", HttpStatusCode.Redirect, null)]
    public async Task Headers_OfEveryKindOfAnswer_AreThere(string path, HttpStatusCode status, string? type)
    {
        using var client = server.CreateClient();

        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("nosniff", One(answer, "X-Content-Type-Options"));
        Assert.Equal("strict-origin-when-cross-origin", One(answer, "Referrer-Policy"));
        Assert.Equal("same-origin", One(answer, "Cross-Origin-Resource-Policy"));
        var policy = One(answer, "Content-Security-Policy");
        foreach (var directive in new[] { "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "script-src 'self'", "form-action 'self'" }) Assert.Contains(directive, policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Server") || answer.Headers.Contains("X-Powered-By") || answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("/ar")]
    [InlineData("/api/v1/payments/callback")]
    [InlineData("/assets/site.css")]
    public async Task Trace_OfAnything_IsNotAnswered(string path)
    {
        using var client = server.CreateClient();

        using var answer = await client.SendAsync(new HttpRequestMessage(HttpMethod.Trace, new Uri(path, UriKind.Relative)) { Headers = { { "X-Told", "secret" } } });

        Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed, answer.StatusCode.ToString());
        Assert.DoesNotContain("X-Told", await answer.TextAsync(), StringComparison.OrdinalIgnoreCase);
    }

    private static string One(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(" AND ", values) : $"no {name}";
}
