using System.Net;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Payments;
using Baladi.Core.Payments.Development;
using Baladi.TestKit.Servers;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Web.Tests.Account;

[Trait("Journey", "People")]
public class DevelopmentPagesTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    private const string Gateway = "/ar/development/gateway/aBcDeFgHiJkLmNoPqRsTuV";

    [Fact]
    public async Task Mailbox_ShowsACodeAsSoonAsItIsSent()
    {
        using var client = server.CreateClient();
        using var asked = await client.SubmitAsync(await client.FormAsync("/ar/account/sign-in", "/account/sign-in"), ("NationalId", "1000000305"), ("Password", "Baladi-Demo-2026"));

        var mailbox = await client.TextAsync("/en/development/mailbox?to=0500000305");

        Assert.Contains($"data-testid=\"message-code\">{await server.CodeSentToAsync("1000000305")}<", mailbox, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clock_MovedForward_MovesTheSystemAndIsRemembered()
    {
        using var client = server.CreateClient();
        var clock = server.Services.GetRequiredService<Clock>();
        try
        {
            using var moved = await client.SubmitAsync(await client.FormAsync("/en/development/clock", "/development/clock"), ("Days", "3"), ("Hours", "2"));
            await using var scope = server.Services.CreateAsyncScope();
            var kept = await scope.ServiceProvider.GetRequiredService<BaladiDbContext>().Settings.SingleAsync(s => s.Key == Setting.DemoClock);

            Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
            Assert.Equal(new TimeSpan(3, 2, 0, 0), clock.Offset);
            Assert.Equal("3.02:00:00", kept.Value);
            using var reset = await client.SubmitAsync(await client.FormAsync("/en/development/clock", "/clock/reset"));
            Assert.Equal(TimeSpan.Zero, clock.Offset);
        }
        finally { clock.Advance(TimeSpan.Zero); }
    }

    [Theory]
    [InlineData("Paid", true)]
    [InlineData("Refused", false)]
    [InlineData("Cancelled", false)]
    public async Task Gateway_Outcome_IsSignedAndGoesBackToThePortal(string outcome, bool succeeded)
    {
        using var client = server.CreateClient();
        var form = await client.FormAsync($"{Gateway}?amount=123450&returnTo={Uri.EscapeDataString("/ar/licenses/paid?x=1")}", "/development/gateway");

        using var back = await client.SubmitAsync(form, ("Outcome", outcome));
        var query = QueryHelpers.ParseQuery(new Uri(server.Address, back.Headers.Location!).Query);
        var answer = server.Services.GetRequiredService<DevelopmentGateway>().Read(query["payload"].ToString(), query["signature"].ToString());

        Assert.StartsWith("/ar/licenses/paid?x=1&", back.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal((succeeded, new Money(123450), "aBcDeFgHiJkLmNoPqRsTuV"), (answer!.Succeeded, answer.Amount, answer.Token));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    public async Task Gateway_ReturnToAnotherSite_IsRefused(string returnTo)
    {
        using var client = server.CreateClient();
        using var page = await client.GetAsync(new Uri($"{Gateway}?amount=100&returnTo={Uri.EscapeDataString(returnTo)}", UriKind.Relative));
        var form = await client.FormAsync($"{Gateway}?amount=100&returnTo=%2Far", "/development/gateway");
        using var posted = await client.SubmitAsync(form, ("ReturnTo", returnTo), ("Outcome", "Paid"));

        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, posted.StatusCode);
    }

    public sealed class WithoutDemo : BaladiServer
    {
        protected override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string> { ["Demo:Enabled"] = "false" };
    }

    [Trait("Journey", "People")]
    public class WithoutDemoTests(WithoutDemo server) : IClassFixture<WithoutDemo>
    {
        [Theory]
        [InlineData("/ar/development/mailbox")]
        [InlineData("/en/development/clock")]
        [InlineData($"{Gateway}?amount=100&returnTo=%2Far")]
        public async Task DevelopmentPages_WhereDemoIsOff_DoNotExist(string page)
        {
            using var client = server.CreateClient();
            using var got = await client.GetAsync(new Uri(page, UriKind.Relative));
            using var posted = await client.PostAsync(new Uri(page, UriKind.Relative), new FormUrlEncodedContent([KeyValuePair.Create("Days", "1")]));

            Assert.Equal(HttpStatusCode.NotFound, got.StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
        }
    }
}
