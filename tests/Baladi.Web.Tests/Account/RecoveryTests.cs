using System.Net;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.People.Factors;
using Baladi.Core.People.SupportCentre;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Web.Tests.Account;

[Trait("Journey", "People")]
public class RecoveryTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    private const string Page = "/ar/account/recovery";
    private const string Phrase = "eleven brown camels resting";

    [Fact]
    public async Task Recover_CodeAndRecoveryCode_GivesANewPasswordEndsSessionsAndTells()
    {
        using var before = await server.SignedInAsync(Who.Owner);
        var codes = await CodesAsync(Who.Owner);
        using var client = server.CreateClient();

        using var begun = await BeginAsync(client, Who.Owner);
        using var confirmed = await client.SubmitAsync(await client.FormAsync(Page + "/code", "/recovery/code"), ("Code", await server.CodeSentToAsync(Who.Owner)));
        using var wrong = await client.SubmitAsync(await client.FormAsync(Page + "/proof", "/recovery/proof"), ("Code", "ABCD-EFGH-JKMN-2345"));
        using var proven = await client.SubmitAsync(await client.FormAsync(Page + "/proof", "/recovery/proof"), ("Code", codes[0]));
        using var weak = await client.SubmitAsync(await client.FormAsync(Page + "/password", "/recovery/password"), ("NewPassword", "Password@2026"), ("NewPasswordAgain", "Password@2026"));
        using var done = await client.SubmitAsync(await client.FormAsync(Page + "/password", "/recovery/password"), ("NewPassword", Phrase), ("NewPasswordAgain", Phrase));

        Assert.Equal(Page + "/proof", confirmed.Headers.Location!.OriginalString);
        Assert.NotEmpty(await wrong.ErrorsAsync());
        Assert.Equal(Page + "/password", proven.Headers.Location!.OriginalString);
        Assert.NotEmpty(await weak.ErrorsAsync());
        Assert.Equal("/ar/account/security", done.Headers.Location!.OriginalString);
        Assert.NotEmpty(await client.TextAsync("/ar/account/profile"));
        Assert.Equal(HttpStatusCode.Redirect, (await before.GetAsync(new Uri("/ar/account/profile", UriKind.Relative))).StatusCode);
        Assert.Contains("recovery-begun", await TemplatesAsync(Who.Owner));
        Assert.Contains("recovered", await TemplatesAsync(Who.Owner));
        using var later = server.CreateClient();
        Assert.NotEmpty(await server.SignInAsync(later, Who.Owner, Phrase));
    }

    [Fact]
    public async Task Recover_TheCodeOfTheMobileAlone_OpensNothing()
    {
        using var client = server.CreateClient();
        using var begun = await BeginAsync(client, Who.Citizen);
        using var confirmed = await client.SubmitAsync(await client.FormAsync(Page + "/code", "/recovery/code"), ("Code", await server.CodeSentToAsync(Who.Citizen)));

        var proof = await client.TextAsync(Page + "/proof");
        using var skipped = await client.GetAsync(new Uri(Page + "/password", UriKind.Relative));
        var form = await client.FormAsync(Page, "/account/recovery");
        using var forced = await client.SubmitAsync(form with { Action = Page + "/password" }, ("NewPassword", Phrase), ("NewPasswordAgain", Phrase));
        using var again = await client.SubmitAsync(form with { Action = Page + "/proof" }, ("Code", await server.CodeSentToAsync(Who.Citizen)));

        Assert.Contains(Baladi.Web.Shared.Localization.Texts.Embedded(strict: true).In("ar", "recovery.stuck"), proof, StringComparison.Ordinal);
        Assert.Equal(Page, skipped.Headers.Location!.OriginalString);
        Assert.NotEmpty(await forced.ErrorsAsync());
        Assert.NotEqual(HttpStatusCode.Redirect, again.StatusCode);
    }

    [Fact]
    public async Task Recover_SlipOfTheSupportCentre_IsEnoughOnceAndTakesOtherWaysOff()
    {
        await CodesAsync(Who.Manager);
        var slip = await SlipAsync(Who.Manager);
        using var client = server.CreateClient();

        using var wrong = await client.SubmitAsync(await client.FormAsync(Page + "/slip", "/slip"), ("NationalId", Who.Citizen), ("Code", slip));
        using var shown = await client.SubmitAsync(await client.FormAsync(Page + "/slip", "/slip"), ("NationalId", Who.Manager), ("Code", slip.ToLowerInvariant()));
        using var done = await client.SubmitAsync(await client.FormAsync(Page + "/password", "/recovery/password"), ("NewPassword", Phrase), ("NewPasswordAgain", Phrase));
        using var other = server.CreateClient();
        using var again = await other.SubmitAsync(await other.FormAsync(Page + "/slip", "/slip"), ("NationalId", Who.Manager), ("Code", slip));

        Assert.NotEmpty(await wrong.ErrorsAsync());
        Assert.Equal(Page + "/password", shown.Headers.Location!.OriginalString);
        // Staff keep a second factor, the code by SMS: what a clerk prints opens nobody's post.
        Assert.StartsWith("/ar/account/sign-in/code", done.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var profile = await client.GetAsync(new Uri("/ar/account/profile", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Redirect, profile.StatusCode);
        using var entered = await client.SubmitAsync(await client.FormAsync(done.Headers.Location!.OriginalString, "/sign-in/code"), ("Code", await server.CodeSentToAsync(Who.Manager)));
        Assert.Equal("/ar/account/security", entered.Headers.Location!.OriginalString);
        Assert.NotEmpty(await again.ErrorsAsync());
        using var later = server.CreateClient();
        Assert.NotEmpty(await server.SignInAsync(later, Who.Manager, Phrase));
    }

    [Fact]
    public async Task Recover_WrongSlips_AreCountedForTheIdWhoeverShowsThem()
    {
        for (var i = 0; i < 5; i++)
        {
            using var client = server.CreateClient();
            using var tried = await client.SubmitAsync(await client.FormAsync(Page + "/slip", "/slip"), ("NationalId", Who.Unverified), ("Code", "7KQ2M-9XMP4-T"));
            Assert.NotEmpty(await tried.ErrorsAsync());
        }
        using var last = server.CreateClient();

        using var locked = await last.SubmitAsync(await last.FormAsync(Page + "/slip", "/slip"), ("NationalId", Who.Unverified), ("Code", "7KQ2M-9XMP4-T"));

        Assert.Contains("15", await locked.ErrorsAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recover_FiveWrongCodes_StopTheAttempt()
    {
        using var client = server.CreateClient();
        using var begun = await BeginAsync(client, Who.Resident);
        var right = await server.CodeSentToAsync(Who.Resident);
        for (var i = 0; i < 5; i++) (await client.SubmitAsync(await client.FormAsync(Page + "/code", "/recovery/code"), ("Code", right == "000000" ? "000001" : "000000"))).Dispose();

        using var late = await client.SubmitAsync(await client.FormAsync(Page + "/code", "/recovery/code"), ("Code", right));

        Assert.NotEmpty(await late.ErrorsAsync());
    }

    [Fact]
    public async Task Recover_DraftUsedOnce_IsWorthNothingAfterwards()
    {
        var codes = await CodesAsync(Who.Delegate);
        var jar = new CookieContainer();
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = jar, AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = server.Address };
        using var begun = await BeginAsync(client, Who.Delegate);
        using var confirmed = await client.SubmitAsync(await client.FormAsync(Page + "/code", "/recovery/code"), ("Code", await server.CodeSentToAsync(Who.Delegate)));
        using var proven = await client.SubmitAsync(await client.FormAsync(Page + "/proof", "/recovery/proof"), ("Code", codes[0]));
        var form = await client.FormAsync(Page + "/password", "/recovery/password");
        var cookies = jar.GetCookieHeader(server.Address);
        using var done = await client.SubmitAsync(form, ("NewPassword", Phrase), ("NewPasswordAgain", Phrase));

        using var thief = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = server.Address };
        thief.DefaultRequestHeaders.Add("Cookie", cookies);
        using var replayed = await thief.SubmitAsync(form, ("NewPassword", "twelve other camels walking"), ("NewPasswordAgain", "twelve other camels walking"));

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Equal(HttpStatusCode.OK, replayed.StatusCode);
        using var later = server.CreateClient();
        Assert.NotEmpty(await server.SignInAsync(later, Who.Delegate, Phrase));
    }

    [Fact]
    public async Task Begin_SixTimes_IsStoppedForKnownAndUnknownAlike()
    {
        using var client = server.CreateClient();
        var known = new List<string>();
        var unknown = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            using var first = await BeginAsync(client, Who.OtherCitizen);
            using var second = await BeginAsync(client, "1555555554");
            known.Add($"{first.StatusCode} {await first.ErrorsAsync()}");
            unknown.Add($"{second.StatusCode} {await second.ErrorsAsync()}");
        }
        await server.SettleAsync();

        Assert.Equal(known, unknown);
        Assert.NotEqual(known[0], known[5]);
        Assert.True((await TemplatesAsync(Who.OtherCitizen)).Count(template => template == "recovery-code") <= 5);
    }

    private static async Task<HttpResponseMessage> BeginAsync(HttpClient client, string id) => await client.SubmitAsync(await client.FormAsync(Page, "/account/recovery"), ("NationalId", id));

    private async Task<IReadOnlyList<string>> CodesAsync(string who)
    {
        var actor = await server.Services.ActorAsync(who);
        return (await server.Services.AskAsync((MakeRecoveryCodesHandler make) => make.HandleAsync(new MakeRecoveryCodes(null), actor, CancellationToken.None))).Expect();
    }

    private async Task<List<string>> TemplatesAsync(string who)
    {
        var actor = await server.Services.ActorAsync(who);
        return await server.Services.AskAsync((BaladiDbContext db) => (from message in db.Outbox join person in db.People on message.Recipient equals person.Mobile where person.Id == actor.PersonId select message.Template).ToListAsync());
    }

    private async Task<string> SlipAsync(string nationalId)
    {
        var clerk = await server.Services.ActorAsync(Who.Clerk, Channel.SupportCenter);
        var visit = (await server.Services.AskAsync((OpenVisitHandler open) => open.HandleAsync(new(nationalId), clerk, CancellationToken.None))).Expect();
        return (await server.Services.AskAsync((IssueRecoverySlipHandler issue) => issue.HandleAsync(new(visit, new(DocumentKind.NationalIdCard, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddYears(1), NumberMatches: true, FaceMatches: true), NameMatches: true), clerk, CancellationToken.None))).Expect().Code;
    }
}
