using System.Net;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.TestKit.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Baladi.Web.Tests.Account;

[Trait("Journey", "People")]
public class RegistrationTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    private const string Page = "/ar/account/register";
    private const string Phrase = "seven green date palms";

    [Fact]
    public async Task Register_CodeConfirmed_SignsInUnverified()
    {
        using var client = server.CreateClient();
        using var begun = await BeginAsync(client, "1333333332", "0551110001");
        using var confirmed = await ConfirmAsync(client, await server.CodeSentToMobileAsync("+966551110001"));
        var profile = await client.TextAsync("/en/account/profile");

        Assert.Equal("/ar/account/register/code", begun.Headers.Location!.OriginalString);
        Assert.Equal("/ar/account/registered", confirmed.Headers.Location!.OriginalString);
        Assert.Contains("Identity not verified", profile, StringComparison.Ordinal);
        Assert.False((await PersonAsync("1333333332"))!.IsVerified);
        using var later = server.CreateClient();
        Assert.NotEmpty(await server.SignInAsync(later, "1333333332", Phrase));
    }

    [Fact]
    public async Task Register_NotConfirmed_StoresNobody()
    {
        using var client = server.CreateClient();
        using var begun = await BeginAsync(client, "1444444440", "0551110002");

        Assert.Null(await PersonAsync("1444444440"));
    }

    [Fact]
    public async Task Register_KnownId_ShowsTheSamePagesAndTellsItsOwner()
    {
        using var stranger = server.CreateClient();
        using var other = server.CreateClient();
        using var known = await BeginAsync(stranger, "1000000008", "0551110003");
        using var fresh = await BeginAsync(other, "1555555554", "0551110003");

        var knownPage = await stranger.TextAsync("/ar/account/register/code");
        var freshPage = await other.TextAsync("/ar/account/register/code");
        using var wrong = await ConfirmAsync(stranger, "123456");
        using var resend = await stranger.SubmitAsync(await stranger.FormAsync("/ar/account/register/code", "/code/resend"));
        using var freshResend = await other.SubmitAsync(await other.FormAsync("/ar/account/register/code", "/code/resend"));

        Assert.Equal(fresh.Headers.Location, known.Headers.Location);
        Assert.Equal(WithoutTokens(freshPage), WithoutTokens(knownPage));
        Assert.NotEmpty(await wrong.ErrorsAsync());
        Assert.Equal(await freshResend.ErrorsAsync(), await resend.ErrorsAsync());
        Assert.Equal("registration-existing", await LastTemplateToAsync("+966500000008"));
    }

    [Fact]
    public async Task Register_FiveWrongCodes_StopTheAttempt()
    {
        using var client = server.CreateClient();
        using var begun = await BeginAsync(client, "1666666662", "0551110004");
        var right = await server.CodeSentToMobileAsync("+966551110004");
        for (var i = 0; i < 5; i++) (await ConfirmAsync(client, right == "000000" ? "000001" : "000000")).Dispose();

        using var late = await ConfirmAsync(client, right);

        Assert.NotEmpty(await late.ErrorsAsync());
        Assert.Null(await PersonAsync("1666666662"));
    }

    [Theory]
    [InlineData("short-one")]
    [InlineData("Password@2026")]
    [InlineData("123456789012")]
    [InlineData("my id 1777777770 is")]
    [InlineData("call 0551110005 now")]
    [InlineData("qwertyuiop1234")]
    [InlineData("riyadhriyadh2026")]
    public async Task Register_WeakPassword_IsRefusedAndTheRestIsKept(string password)
    {
        using var client = server.CreateClient();
        using var refused = await BeginAsync(client, "1777777770", "0551110005", password);
        var page = await refused.TextAsync();

        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.Contains("href=\"#Password\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"0551110005\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain($"value=\"{password}\"", page, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> BeginAsync(HttpClient client, string id, string mobile, string password = Phrase) =>
        await client.SubmitAsync(await client.FormAsync(Page, "/account/register"),
            ("NationalId", id), ("NameAr", "\u0633\u0627\u0631\u0629 \u0627\u0644\u062d\u0631\u0628\u064a"), ("Mobile", mobile), ("Password", password), ("PasswordAgain", password));

    private static async Task<HttpResponseMessage> ConfirmAsync(HttpClient client, string code) =>
        await client.SubmitAsync(await client.FormAsync("/ar/account/register/code", "/register/code"), ("Code", code));

    private static string WithoutTokens(string page) => System.Text.RegularExpressions.Regex.Replace(page, "value=\"CfDJ8[^\"]*\"", "");

    private async Task<Person?> PersonAsync(string nationalId)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var hash = scope.ServiceProvider.GetRequiredService<NationalIdVault>().Hash(nationalId);
        return await scope.ServiceProvider.GetRequiredService<BaladiDbContext>().People.AsNoTracking().SingleOrDefaultAsync(p => p.NationalIdHash == hash);
    }

    private async Task<string?> LastTemplateToAsync(string mobile)
    {
        await server.SettleAsync();
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<BaladiDbContext>().Outbox.Where(m => m.Recipient == mobile).OrderByDescending(m => m.Id).Select(m => m.Template).FirstOrDefaultAsync();
    }
}
