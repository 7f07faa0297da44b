using System.Net;
using Baladi.Core.Basics;
using Baladi.TestKit.Servers;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Web.Tests.Account;

/// <summary>A form is sent after its session has ended: the profile's choice of a language stands for every form of the portal.</summary>
[Trait("Journey", "People")]
public class LostSessionTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    private const string Profile = "/ar/account/profile";
    private const string Citizen = "1000000008";
    private const string Awkward = "one \"quoted\" <b>&amp;</b>\r\ntwo \u0628\u0644\u062f\u064a";

    [Fact]
    public async Task Post_AfterTheSessionEnded_IsSentAgainAfterSignIn()
    {
        using var client = server.CreateClient();
        using var lost = await LoseAsync(client, ("Language", "en"), ("Note", Awkward));
        var signIn = await lost.FormAsync("/account/sign-in");

        using var resumed = await client.SubmitAsync(signIn, ("NationalId", Citizen), ("Password", "Baladi-Demo-2026"));
        var kept = await resumed.FormAsync("/account/profile/language");
        using var sent = await client.SubmitAsync(kept);

        Assert.Equal(HttpStatusCode.Unauthorized, lost.StatusCode);
        Assert.Equal(HttpStatusCode.OK, resumed.StatusCode);
        Assert.Equal("en", kept["Language"]);
        Assert.Equal(Awkward, kept["Note"]);
        Assert.Equal(Profile, sent.Headers.Location!.OriginalString);
        Assert.Equal("en", (await client.FormAsync(Profile, "/profile/language"))["Language"]);
    }

    [Fact]
    public async Task Post_AfterTheSessionEnded_SurvivesAWrongPasswordAndASecondFactor()
    {
        using var client = server.CreateClient();
        using var lost = await LoseAsync(client, ("Language", "ar"));
        using var wrong = await client.SubmitAsync(await lost.FormAsync("/account/sign-in"), ("NationalId", "1000000404"), ("Password", "not-the-password"));
        using var code = await client.SubmitAsync(await wrong.FormAsync("/account/sign-in"), ("NationalId", "1000000404"), ("Password", "Baladi-Demo-2026"));
        using var wrongCode = await client.SubmitAsync(await code.FormAsync("/sign-in/code"), ("Code", "12"));

        using var resumed = await client.SubmitAsync(await wrongCode.FormAsync("/sign-in/code"), ("Code", await server.CodeSentToAsync("1000000404")));
        using var sent = await client.SubmitAsync(await resumed.FormAsync("/account/profile/language"));

        Assert.Equal(Profile, sent.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Post_FromAnotherSite_IsNotKept()
    {
        using var client = server.CreateClient();
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        using var lost = await LoseAsync(client, ("Language", "en"));

        Assert.Equal(HttpStatusCode.Redirect, lost.StatusCode);
    }

    [Fact]
    public async Task Post_FromABrowserThatOpenedNoForm_IsNotKept()
    {
        using var client = server.CreateClient();
        using var lost = await PostAsync(client, ("Language", "en"));

        Assert.Equal(HttpStatusCode.Redirect, lost.StatusCode);
    }

    [Fact]
    public async Task KeptForm_InAnotherBrowser_IsNotContinued()
    {
        using var mine = server.CreateClient();
        using var theirs = server.CreateClient();
        using var lost = await LoseAsync(mine, ("Language", "en"));
        var kept = (await lost.FormAsync("/account/sign-in"))["Kept"]!;

        using var signedIn = await theirs.SubmitAsync(await theirs.FormAsync("/ar/account/sign-in", "/account/sign-in"), ("NationalId", Citizen), ("Password", "Baladi-Demo-2026"), ("Kept", kept));

        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAA")]
    public async Task KeptForm_NotSealedByUs_IsNotContinued(string forged)
    {
        using var client = server.CreateClient();
        using var signedIn = await client.SubmitAsync(await client.FormAsync("/ar/account/sign-in", "/account/sign-in"), ("NationalId", Citizen), ("Password", "Baladi-Demo-2026"), ("Kept", forged));

        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
    }

    [Fact]
    public async Task KeptForm_AfterHalfAnHour_IsNotContinued()
    {
        using var client = server.CreateClient();
        using var lost = await LoseAsync(client, ("Language", "en"));
        var clock = server.Services.GetRequiredService<Clock>();
        clock.Advance(TimeSpan.FromMinutes(31));
        try
        {
            using var signedIn = await client.SubmitAsync(await lost.FormAsync("/account/sign-in"), ("NationalId", Citizen), ("Password", "Baladi-Demo-2026"));

            Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        }
        finally { clock.Advance(TimeSpan.Zero); }
    }

    [Fact]
    public async Task KeptForm_HoldsNeitherPasswordsNorTokens()
    {
        using var client = server.CreateClient();
        using var lost = await LoseAsync(client, ("Language", "en"), ("Password", "s3cret"), ("NewPassword", "s3cret"), ("__RequestVerificationToken", "old-token"));

        using var resumed = await client.SubmitAsync(await lost.FormAsync("/account/sign-in"), ("NationalId", Citizen), ("Password", "Baladi-Demo-2026"));
        var page = await resumed.TextAsync();

        Assert.DoesNotContain("s3cret", page, StringComparison.Ordinal);
        Assert.DoesNotContain("old-token", page, StringComparison.Ordinal);
        Assert.NotEqual("", (await resumed.FormAsync("/account/profile/language"))["__RequestVerificationToken"]);
    }

    [Fact]
    public async Task Post_LargerThanCanBeKept_LeadsToSignInAndBackToItsPage()
    {
        using var client = server.CreateClient();
        client.DefaultRequestHeaders.Referrer = new Uri(server.Address, "/ar/account/profile?tab=1");
        using var lost = await LoseAsync(client, ("Note", new string('\u0627', 40_000)));

        Assert.Equal("/ar/account/sign-in?returnUrl=%2Far%2Faccount%2Fprofile%3Ftab%3D1", new Uri(server.Address, lost.Headers.Location!).PathAndQuery);
    }

    [Fact]
    public async Task Post_WithAFile_KeepsTheFieldsAndSaysThatTheFileIsMissing()
    {
        using var client = server.CreateClient();
        await EndSessionAsync(client);
        using var content = new MultipartFormDataContent { { new StringContent("en"), "Language" }, { new ByteArrayContent([1, 2, 3]), "Photo", "photo.jpg" } };
        using var lost = await client.PostAsync(new Uri("/en/account/profile/language", UriKind.Relative), content);

        using var resumed = await client.SubmitAsync(await lost.FormAsync("/account/sign-in"), ("NationalId", Citizen), ("Password", "Baladi-Demo-2026"));
        var page = await resumed.TextAsync();

        Assert.Contains("notice--warning", page, StringComparison.Ordinal);
        Assert.Equal("en", HtmlForm.ReadAll(page).Single(form => form.Action.EndsWith("/language", StringComparison.Ordinal))["Language"]);
    }

    private static async Task<HttpResponseMessage> LoseAsync(HttpClient client, params (string Name, string Value)[] fields)
    {
        await EndSessionAsync(client);
        return await PostAsync(client, fields);
    }

    // A page with a form was opened, and no session is left: the cookie that guards forms remains.
    private static async Task EndSessionAsync(HttpClient client) => await client.FormAsync("/ar/account/sign-in", "/account/sign-in");

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, params (string Name, string Value)[] fields) =>
        client.PostAsync(new Uri($"{Profile}/language", UriKind.Relative), new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));
}
