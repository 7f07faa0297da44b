using System.Net;
using Baladi.TestKit.Servers;
using Xunit;

namespace Baladi.Web.Tests.Errors;

/// <summary>What is not there is not there, however it is asked for.</summary>
public class UnknownPathTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    [Theory]
    [InlineData("GET", "/ar/no-such-page")]
    [InlineData("POST", "/ar/no-such-page")]
    [InlineData("DELETE", "/ar/desk/no-such-page/at-all")]
    [InlineData("GET", "/ar/no-such-file.txt")]
    [InlineData("POST", "/ar/no-such-file.txt")]
    [InlineData("POST", "/wp-login.php")]
    // A page without a form.
    [InlineData("POST", "/ar/about")]
    public async Task Path_Unknown_IsThePageForThat(string method, string path)
    {
        using var client = server.CreateClient();

        using var response = await client.SendAsync(new HttpRequestMessage(new HttpMethod(method), new Uri(path, UriKind.Relative)));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("<html lang=\"ar\" dir=\"rtl\"", await response.TextAsync(), StringComparison.Ordinal);
    }
}
