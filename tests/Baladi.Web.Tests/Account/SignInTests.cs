using System.Net;
using Baladi.TestKit.Servers;
using Xunit;

namespace Baladi.Web.Tests.Account;

[Trait("Journey", "People")]
public class SignInTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    private const string Page = "/ar/account/sign-in";

    [Fact]
    public async Task SignIn_RightPassword_OpensTheProfile()
    {
        using var client = server.CreateClient();

        var next = await server.SignInAsync(client, "1000000008");
        var profile = await client.TextAsync("/ar/account/profile");

        Assert.StartsWith("/ar/", next, StringComparison.Ordinal);
        Assert.Contains("1•••••0008", profile, StringComparison.Ordinal);
        Assert.DoesNotContain("1000000008", profile, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_ArabicDigitsAndSpaces_AreTheSameId()
    {
        using var client = server.CreateClient();
        using var response = await SubmitAsync(client, "\u0661\u0660\u0660\u0660\u0660 \u0660\u0660\u0660\u0664\u0660", "Baladi-Demo-2026");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    [Fact]
    public async Task SignIn_WrongPasswordAndUnknownId_AnswerTheSame()
    {
        using var client = server.CreateClient();

        var known = await ErrorsAsync(await SubmitAsync(client, "2000000006", "not-the-password"));
        var unknown = await ErrorsAsync(await SubmitAsync(client, "1111111116", "not-the-password"));

        Assert.NotEmpty(known);
        Assert.Equal(known, unknown);
    }

    [Fact]
    public async Task SignIn_FiveWrongPasswords_LockKnownAndUnknownIdsAlike()
    {
        using var client = server.CreateClient();
        var known = new List<string>();
        var unknown = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            known.Add(await ErrorsAsync(await SubmitAsync(client, "1000000065", "not-the-password")));
            unknown.Add(await ErrorsAsync(await SubmitAsync(client, "1222222224", "not-the-password")));
        }

        using var rightButLate = await SubmitAsync(client, "1000000065", "Baladi-Demo-2026");

        Assert.Equal(known, unknown);
        Assert.NotEqual(known[0], known[4]);
        Assert.Equal(known[4], known[5]);
        Assert.Equal(known[5], await ErrorsAsync(rightButLate));
    }

    [Fact]
    public async Task SignIn_ImpossibleId_SaysSoBesideTheFieldAndKeepsIt()
    {
        using var client = server.CreateClient();
        using var response = await SubmitAsync(client, "1000000009", "whatever-it-is");
        var page = await response.TextAsync();

        Assert.Contains("href=\"#NationalId\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"1000000009\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("whatever-it-is", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task SignIn_AddressOfAnotherSite_IsNotFollowed(string returnUrl)
    {
        using var client = server.CreateClient();
        var form = await client.FormAsync($"{Page}?returnUrl={Uri.EscapeDataString(returnUrl)}", "/account/sign-in");

        using var response = await client.SubmitAsync(form, ("NationalId", "1000000008"), ("Password", "Baladi-Demo-2026"), ("ReturnUrl", returnUrl));

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.DoesNotContain("evil", response.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.StartsWith("/ar/", response.Headers.Location.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_LocalAddress_IsFollowed()
    {
        using var client = server.CreateClient();
        var form = await client.FormAsync($"{Page}?returnUrl=%2Fen%2Fabout", "/account/sign-in");

        using var response = await client.SubmitAsync(form, ("NationalId", "1000000008"), ("Password", "Baladi-Demo-2026"));

        Assert.Equal("/en/about", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task SignIn_WithoutToken_IsRefused()
    {
        using var client = server.CreateClient();
        using var response = await client.PostAsync(new Uri(Page, UriKind.Relative), new FormUrlEncodedContent([KeyValuePair.Create("NationalId", "1000000008"), KeyValuePair.Create("Password", "Baladi-Demo-2026")]));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task SignOut_EndsTheSession()
    {
        using var client = await server.SignedInAsync("1000000008");

        using var left = await client.PostAsync(new Uri("/ar/account/sign-out", UriKind.Relative), null);
        using var profile = await client.GetAsync(new Uri("/ar/account/profile", UriKind.Relative));

        Assert.Equal("/ar/account/signed-out", left.Headers.Location!.OriginalString);
        Assert.Equal("/ar/account/sign-in?returnUrl=%2Far%2Faccount%2Fprofile", new Uri(server.Address, profile.Headers.Location!).PathAndQuery);
    }

    private static async Task<HttpResponseMessage> SubmitAsync(HttpClient client, string id, string password) =>
        await client.SubmitAsync(await client.FormAsync(Page, "/account/sign-in"), ("NationalId", id), ("Password", password));

    private static async Task<string> ErrorsAsync(HttpResponseMessage response)
    {
        using (response) return await response.ErrorsAsync();
    }
}
