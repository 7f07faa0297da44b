using System.Net;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Web.Tests.Account;

[Trait("Journey", "People")]
public class SessionsTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    private const string Page = "/ar/account/sessions";
    private const string Profile = "/ar/account/profile";

    [Fact]
    public async Task End_SessionOnAnotherDevice_SignsThatDeviceOutAtOnce()
    {
        using var here = await server.SignedInAsync(Who.Citizen);
        using var there = await server.SignedInAsync(Who.Citizen);

        using var ended = await here.SubmitAsync(await here.FormAsync(Page, "/end"));
        using var page = await there.GetAsync(new Uri(Profile, UriKind.Relative));

        Assert.Equal(Page, ended.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.NotEmpty(await here.TextAsync(Profile));
    }

    [Fact]
    public async Task EndOthers_EveryOtherDevice_IsSignedOut()
    {
        using var here = await server.SignedInAsync(Who.Delegate);
        using var there = await server.SignedInAsync(Who.Delegate);
        using var elsewhere = await server.SignedInAsync(Who.Delegate);

        using var ended = await here.SubmitAsync(await here.FormAsync(Page, "/end-others"));

        Assert.Equal(HttpStatusCode.Redirect, (await there.GetAsync(new Uri(Profile, UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync(new Uri(Profile, UriKind.Relative))).StatusCode);
        Assert.NotEmpty(await here.TextAsync(Profile));
    }

    [Fact]
    public async Task SignOut_CookieKeptByAThief_IsWorthNothing()
    {
        var jar = new CookieContainer();
        using var owner = new HttpClient(new SocketsHttpHandler { CookieContainer = jar, AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = server.Address };
        await server.SignInAsync(owner, Who.Resident);
        var stolen = jar.GetCookieHeader(server.Address);

        using var left = await owner.PostAsync(new Uri("/ar/account/sign-out", UriKind.Relative), null);
        using var thief = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = server.Address };
        thief.DefaultRequestHeaders.Add("Cookie", stolen);
        using var page = await thief.GetAsync(new Uri(Profile, UriKind.Relative));

        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
    }

    [Fact]
    public async Task SignIn_FromADeviceNotSeenBefore_IsToldToTheOwner_Once()
    {
        using var client = server.CreateClient();
        client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Windows NT 10.0) Firefox/127.0");
        await server.SignInAsync(client, Who.OtherCitizen);
        using var left = await client.PostAsync(new Uri("/ar/account/sign-out", UriKind.Relative), null);
        await server.SignInAsync(client, Who.OtherCitizen);

        var notice = Assert.Single(await NoticesAsync(Who.OtherCitizen));
        Assert.Contains("Firefox, Windows", notice, StringComparison.Ordinal);
        Assert.Contains("/account/sessions", notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_AnewInTheSameBrowser_EndsTheSessionBefore()
    {
        var jar = new CookieContainer();
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = jar, AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = server.Address };
        var form = await client.FormAsync("/ar/account/sign-in", "/account/sign-in");
        using var first = await client.SubmitAsync(form, ("NationalId", "1000000065"), ("Password", "Baladi-Demo-2026"));
        var before = jar.GetCookieHeader(server.Address);
        using var second = await client.SubmitAsync(await client.FormAsync(Profile, "/sign-out") with { Action = "/ar/account/sign-in" }, ("NationalId", "1000000065"), ("Password", "Baladi-Demo-2026"));

        using var old = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = server.Address };
        old.DefaultRequestHeaders.Add("Cookie", before);
        using var page = await old.GetAsync(new Uri(Profile, UriKind.Relative));

        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.NotEmpty(await client.TextAsync(Profile));
    }

    private async Task<List<string>> NoticesAsync(string who)
    {
        var actor = await server.Services.ActorAsync(who);
        return await server.Services.AskAsync((BaladiDbContext db) =>
            (from message in db.Outbox join person in db.People on message.Recipient equals person.Mobile where person.Id == actor.PersonId && message.Template == "sign-in-new-device" select message.Body).ToListAsync());
    }
}
