using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Web.Tests.Servers;

/// <summary>The server that every other test of pages stands on.</summary>
public class BaladiServerTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    [Fact]
    public async Task Start_UnknownPath_AnswersOverTheNetwork()
    {
        using var client = server.CreateClient();

        var response = await client.GetAsync(new Uri("ar/no-such-page", UriKind.Relative));

        Assert.True(server.Address is { Host: "127.0.0.1" or "localhost", Port: > 0 }, server.Address.ToString());
        Assert.Equal(404, (int)response.StatusCode);
    }

    [Fact]
    public async Task Start_SecondServer_SharesNothingWithTheFirst()
    {
        var second = new BaladiServer();
        await second.InitializeAsync();
        try
        {
            Assert.NotEqual(server.Address, second.Address);
            Assert.NotEqual(Setting(server, "ConnectionStrings:Baladi"), Setting(second, "ConnectionStrings:Baladi"));
            Assert.NotEqual(Setting(server, "Storage:Root"), Setting(second, "Storage:Root"));
        }
        finally
        {
            await second.DisposeAsync();
        }
    }

    private static string? Setting(BaladiServer server, string name) => server.Services.GetRequiredService<IConfiguration>()[name];
}
