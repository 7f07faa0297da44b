using System.Net;
using Baladi.Core.Data.Seeding;
using Baladi.Core.People;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Baladi.TestKit.Portals.Newcomers;

namespace Baladi.Web.Tests.Account;

/// <summary>The portal with the national sign-on, which is an OpenID Connect server of its own.</summary>
public sealed class SignOnServer : BaladiServer, IAsyncLifetime
{
    public NationalSignOnServer Sign { get; private set; } = null!;

    protected override IReadOnlyDictionary<string, string> Settings => Sign.Settings;

    public new async Task InitializeAsync()
    {
        Sign = await NationalSignOnServer.StartAsync();
        await base.InitializeAsync();
    }

    public new async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await Sign.DisposeAsync();
    }
}

[Trait("Journey", "People")]
public class NationalSignOnTests(SignOnServer server) : IClassFixture<SignOnServer>
{
    private const string Start = "/ar/account/national-sign-on";

    [Fact]
    public async Task SignOn_WhomNobodyKnows_MakesAVerifiedAccount()
    {
        var id = NewNationalId();
        using var client = NewBrowser();

        var page = await GoAsync(client, Start + "?returnUrl=/ar/account/identity", Claims(id));

        var person = await PersonAsync(id);
        Assert.Equal("/ar/account/identity", page.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Equal((IdentitySource.NationalSignOn, "منى بنت سعد الغامدي", new DateOnly(2033, 4, 5)), (person.IdentitySource, person.Name.Ar, person.IdExpiresOn));
        Assert.Contains("وُثّقت بالنفاذ الوطني الموحّد", await page.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignOn_FromTheSessionOfAnUnverifiedAccount_VerifiesThatAccount()
    {
        var id = await server.RegisterAsync(NewNationalId());
        using var client = await SignedInBrowserAsync(id);
        var account = await AccountAsync(id);

        await GoAsync(client, Start, Claims(id));

        Assert.True((await PersonAsync(id)).IsVerified);
        Assert.Equal(account, await AccountAsync(id));
    }

    [Fact]
    public async Task SignOn_WhereSomebodyElseTypedTheId_AsksAndClosesTheirAccount()
    {
        var id = await server.RegisterAsync(NewNationalId());
        var squatter = await AccountAsync(id);
        using var theirs = await server.SignedInAsync(id);
        using var client = NewBrowser();

        using var asked = await GoAsync(client, Start, Claims(id));
        Assert.Contains("هل هذا الحساب لك؟", await asked.TextAsync(), StringComparison.Ordinal);
        Assert.False((await PersonAsync(id)).IsVerified);
        using var made = await client.SubmitAsync(await asked.FormAsync("/national-sign-on/replacement"));

        Assert.NotEqual(squatter, await AccountAsync(id));
        Assert.True((await PersonAsync(id)).IsVerified);
        using var again = server.CreateClient();
        using var refused = await again.SubmitAsync(await again.FormAsync("/ar/account/sign-in", "/account/sign-in"), ("NationalId", id), ("Password", SeedDemoPeople.Password));
        Assert.Null(refused.Headers.Location);
        // The session the squatter had shows nothing of anybody any more.
        using var late = await theirs.GetAsync(new Uri("/ar/account/identity", UriKind.Relative));
        Assert.NotEqual(HttpStatusCode.OK, late.StatusCode);
    }

    [Fact]
    public async Task SignOn_InTheSessionOfAnother_ChangesNothing()
    {
        var id = NewNationalId();
        using var client = await SignedInBrowserAsync(Who.Unverified);

        using var page = await GoAsync(client, Start, Claims(id));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.StatusCode);
        Assert.Contains("ليست هوية هذا الحساب", await page.TextAsync(), StringComparison.Ordinal);
        Assert.False((await PersonAsync(Who.Unverified)).IsVerified);
    }

    [Theory]
    [InlineData("national_id", "1234567890")]
    [InlineData("phone_number", "")]
    public async Task SignOn_ClaimsThatDoNotDo_MakeNothing(string claim, string value)
    {
        var id = NewNationalId();
        using var client = NewBrowser();

        using var page = await GoAsync(client, Start, Claims(id, (claim, value)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.StatusCode);
        Assert.Null(await FindAsync(id));
    }

    [Fact]
    public async Task SignOn_GivenUp_SaysSoAndSignsNobodyIn()
    {
        using var client = NewBrowser();

        using var page = await GoAsync(client, Start, null);

        Assert.Equal("/ar/account/national-sign-on/failed", page.RequestMessage!.RequestUri!.AbsolutePath);
        Assert.Contains("لم يكتمل الدخول بالنفاذ الوطني", await page.TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignOn_OfStaff_StillAsksForTheSecondFactor()
    {
        using var client = NewBrowser();

        using var page = await GoAsync(client, Start, Claims(Who.Reviewer));

        Assert.EndsWith("/account/sign-in/code", page.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Callback_MadeUp_SignsNobodyIn()
    {
        using var client = NewBrowser();

        using var page = await client.GetAsync(new Uri("/account/national-sign-on/return?code=made-up&state=made-up", UriKind.Relative));

        Assert.EndsWith("/failed", page.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Claims(string id, params (string Name, string Value)[] changed)
    {
        var claims = new Dictionary<string, string>
        {
            ["sub"] = "person-" + id, ["national_id"] = id, ["name_ar"] = "منى بنت سعد الغامدي", ["name_en"] = "Mona Saad Al-Ghamdi", ["phone_number"] = "+9665" + id[^8..], ["id_expires_on"] = "2033-04-05",
        };
        foreach (var (name, value) in changed) claims[name] = value;
        return claims.Where(claim => claim.Value.Length > 0).ToDictionary();
    }

    private HttpClient NewBrowser(CookieContainer? jar = null) => new(new SocketsHttpHandler { AllowAutoRedirect = true, UseProxy = false, CookieContainer = jar ?? new() }) { BaseAddress = server.Address };

    private async Task<HttpClient> SignedInBrowserAsync(string id)
    {
        // Signing in looks at where the portal leads; afterwards the browser follows by itself.
        var jar = new CookieContainer();
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, CookieContainer = jar }) { BaseAddress = server.Address };
        await server.SignInAsync(client, id);
        return NewBrowser(jar);
    }

    private async Task<HttpResponseMessage> GoAsync(HttpClient client, string address, IReadOnlyDictionary<string, string>? person)
    {
        server.Sign.Person = person;
        return await client.GetAsync(new Uri(address, UriKind.Relative));
    }

    private async Task<Person> PersonAsync(string id) => (await FindAsync(id))!;

    private Task<Person?> FindAsync(string id) => server.Services.AskAsync((Core.Data.BaladiDbContext db) => db.People.AsNoTracking().SingleOrDefaultAsync(p => p.NationalIdHash == server.Services.GetRequiredService<NationalIdVault>().Hash(id)));

    private async Task<long> AccountAsync(string id) => (await server.Services.ActorAsync(id)).AccountId!.Value;
}
