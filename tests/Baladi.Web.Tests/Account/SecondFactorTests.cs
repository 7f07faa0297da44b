using System.Net;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Baladi.Web.Tests.Desk;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Web.Tests.Account;

[Trait("Journey", "People")]
public class SecondFactorTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    private const string Reviewer = "1000000107";
    private const string CodePage = "/ar/account/sign-in/code";

    [Fact]
    public async Task Staff_PasswordAlone_OpensNothing()
    {
        using var client = server.CreateClient();
        using var asked = await GiveThePasswordAsync(client, Reviewer);
        using var profile = await client.GetAsync(new Uri("/ar/account/profile", UriKind.Relative));

        Assert.StartsWith(CodePage, asked.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, profile.StatusCode);
    }

    [Fact]
    public async Task Staff_CodeFromTheMessage_SignsIn()
    {
        using var client = await server.SignedInAsync(Reviewer);

        var profile = await client.TextAsync("/en/account/profile");

        Assert.Contains("Appointments", profile, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_CodeInArabicDigits_SignsIn()
    {
        using var client = server.CreateClient();
        using var asked = await GiveThePasswordAsync(client, "1000000115");
        var code = string.Concat((await server.CodeSentToAsync("1000000115")).Select(digit => (char)(digit - '0' + '\u0660')));

        using var entered = await client.SubmitAsync(await client.FormAsync(asked.Headers.Location!.OriginalString, "/sign-in/code"), ("Code", code));

        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
    }

    [Fact]
    public async Task Staff_FiveWrongCodes_LockTheAccount()
    {
        using var client = server.CreateClient();
        using var asked = await GiveThePasswordAsync(client, "1000000909");
        var right = await server.CodeSentToAsync("1000000909");
        var wrong = right == "000000" ? "000001" : "000000";
        var form = await client.FormAsync(asked.Headers.Location!.OriginalString, "/sign-in/code");
        var errors = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            using var answer = await client.SubmitAsync(form, ("Code", wrong));
            errors.Add(await answer.ErrorsAsync());
        }

        using var late = await client.SubmitAsync(form, ("Code", right));

        Assert.Single(errors.Take(4).Distinct());
        Assert.NotEqual(errors[0], errors[4]);
        Assert.NotEqual(HttpStatusCode.Redirect, late.StatusCode);
    }

    [Fact]
    public async Task CodePage_AfterThePasswordWasChanged_LeadsToSignIn()
    {
        using var client = server.CreateClient();
        using var asked = await GiveThePasswordAsync(client, "1000000503");
        var before = await client.TextAsync(asked.Headers.Location!.OriginalString);
        var id = (await server.Services.ActorAsync("1000000503")).AccountId;
        await server.ReadAsync(db => db.Users.Where(a => a.Id == id).ExecuteUpdateAsync(set => set.SetProperty(a => a.PasswordHash, a => a.PasswordHash + "A")));

        using var after = await client.GetAsync(new Uri(asked.Headers.Location!.OriginalString, UriKind.Relative));

        Assert.Contains("name=\"Code\"", before, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Fact]
    public async Task CodePage_WithoutPassword_LeadsToSignIn()
    {
        using var client = server.CreateClient();
        using var page = await client.GetAsync(new Uri(CodePage, UriKind.Relative));

        Assert.Equal("/ar/account/sign-in", page.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Resend_MomentsAfterTheFirst_AsksToWait()
    {
        using var client = server.CreateClient();
        using var asked = await GiveThePasswordAsync(client, "1000000206");
        var page = asked.Headers.Location!.OriginalString;

        using var again = await client.SubmitAsync(await client.FormAsync(page, "/code/resend"));

        Assert.NotEmpty(await again.ErrorsAsync());
    }

    private static async Task<HttpResponseMessage> GiveThePasswordAsync(HttpClient client, string id) =>
        await client.SubmitAsync(await client.FormAsync("/ar/account/sign-in", "/account/sign-in"), ("NationalId", id), ("Password", "Baladi-Demo-2026"));
}
