using System.Net;
using Baladi.Core.Data;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Web.Tests.Account;

/// <summary>The page of one's password stands for everything that is marked [StepUp].</summary>
[Trait("Journey", "People")]
public class StepUpTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    private const string Page = "/ar/account/password";

    [Fact]
    public async Task Get_ProvenLongAgo_AsksForThePasswordAndGoesOn()
    {
        using var client = await server.SignedInAsync(Who.Citizen);
        await AgeAsync(Who.Citizen, 11);

        using var asked = await client.GetAsync(new Uri(Page, UriKind.Relative));
        var form = await client.FormAsync(asked.Headers.Location!.OriginalString, "/account/step-up");
        using var wrong = await client.SubmitAsync(form, ("Password", "not-the-password"));
        using var proven = await client.SubmitAsync(await wrong.FormAsync("/account/step-up"), ("Password", "Baladi-Demo-2026"));
        using var opened = await client.GetAsync(new Uri(Page, UriKind.Relative));

        Assert.Equal("/ar/account/step-up?returnUrl=%2Far%2Faccount%2Fpassword", asked.Headers.Location!.OriginalString);
        Assert.NotEmpty(await wrong.ErrorsAsync());
        Assert.Equal(Page, proven.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
    }

    [Fact]
    public async Task Get_JustSignedIn_AsksNothing()
    {
        using var client = await server.SignedInAsync(Who.Owner);

        using var opened = await client.GetAsync(new Uri(Page, UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
    }

    [Fact]
    public async Task Post_ProvenLongAgo_KeepsWhatWasTypedAndSendsItAfterwards()
    {
        using var client = await server.SignedInAsync(Who.Owner);
        var form = await client.FormAsync(Page, "/account/password");
        await AgeAsync(Who.Owner, 11);

        using var asked = await client.SubmitAsync(form, ("Note", "kept words"), ("NewPassword", "s3cret-s3cret"));
        using var proven = await client.SubmitAsync(await asked.FormAsync("/account/step-up"), ("Password", "Baladi-Demo-2026"));
        var kept = await proven.FormAsync("/account/password");

        Assert.Equal(HttpStatusCode.Unauthorized, asked.StatusCode);
        Assert.Equal("kept words", kept["Note"]);
        Assert.Null(kept["NewPassword"]);
    }

    [Fact]
    public async Task Post_FromAnotherSite_IsRefusedAndNotKept()
    {
        using var client = await server.SignedInAsync(Who.Owner);
        await AgeAsync(Who.Owner, 11);

        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Page, UriKind.Relative)) { Content = new FormUrlEncodedContent([KeyValuePair.Create("NewPassword", "x")]) };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Staff_ProveWithTheirSecondFactorAndNotWithThePassword()
    {
        using var client = await server.SignedInAsync(Who.Manager);
        await AgeAsync(Who.Manager, 11);
        var form = await client.FormAsync("/ar/account/step-up?returnUrl=%2Far%2Faccount%2Fpassword", "/account/step-up/code");

        using var byPassword = await client.SubmitAsync(form with { Action = "/ar/account/step-up" }, ("Password", "Baladi-Demo-2026"));
        using var sent = await client.SubmitAsync(form);
        var code = await server.CodeSentToAsync(Who.Manager);
        var prove = HtmlForm.ReadAll(await sent.TextAsync()).Single(one => one.Action.EndsWith("/account/step-up", StringComparison.Ordinal));
        using var proven = await client.SubmitAsync(prove, ("Code", code));

        Assert.Equal(HttpStatusCode.OK, byPassword.StatusCode);
        Assert.NotEmpty(await byPassword.ErrorsAsync());
        Assert.Equal(Page, proven.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Proof_GivesANewCookieAndVoidsTheOld()
    {
        var jar = new CookieContainer();
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = jar, AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = server.Address };
        await server.SignInAsync(client, Who.Resident);
        var before = jar.GetCookieHeader(server.Address);
        using var proven = await client.SubmitAsync(await client.FormAsync("/ar/account/step-up", "/account/step-up"), ("Password", "Baladi-Demo-2026"));

        using var old = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = server.Address };
        old.DefaultRequestHeaders.Add("Cookie", before);

        Assert.Equal(HttpStatusCode.Redirect, (await old.GetAsync(new Uri("/ar/account/profile", UriKind.Relative))).StatusCode);
        Assert.NotEmpty(await client.TextAsync("/ar/account/profile"));
    }

    [Fact]
    public async Task Proof_ReturnAddressOfAnotherSite_IsNotFollowed()
    {
        using var client = await server.SignedInAsync(Who.Delegate);
        var form = await client.FormAsync("/ar/account/step-up", "/account/step-up");

        using var proven = await client.SubmitAsync(form, ("Password", "Baladi-Demo-2026"), ("ReturnUrl", "https://evil.example/"));

        Assert.StartsWith("/ar/", proven.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    private async Task AgeAsync(string who, int minutes)
    {
        var actor = await server.Services.ActorAsync(who);
        var then = TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(minutes);
        await server.Services.AskAsync((BaladiDbContext db) => db.Provider.WriteAsync(db, cancel =>
            db.Sessions.Where(s => s.AccountId == actor.AccountId).ExecuteUpdateAsync(set => set.SetProperty(s => s.ProvenAt, then), cancel), CancellationToken.None));
    }
}
