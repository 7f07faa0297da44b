using System.Net;
using System.Text.RegularExpressions;
using Baladi.Core.Data;
using Baladi.Core.People.Factors;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Web.Tests.Account;

[Trait("Journey", "People")]
public partial class FactorPagesTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    private const string Security = "/en/account/security";
    private const string Authenticators = Security + "/authenticators";

    [Fact]
    public async Task Authenticator_AddedOnItsPage_IsAskedForAtSignIn_AndEachCodeOpensOnce()
    {
        using var client = await server.SignedInAsync(Who.Citizen, "en");
        var secret = await AddAsync(client);
        var code = Code(secret, 1);

        using var first = server.CreateClient();
        using var second = server.CreateClient();
        using var entered = await EnterAsync(first, Who.Citizen, code);
        using var replayed = await EnterAsync(second, Who.Citizen, code);

        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        Assert.Equal(HttpStatusCode.OK, replayed.StatusCode);
        Assert.NotEmpty(await replayed.ErrorsAsync());
        Assert.Contains("Authenticator app added", await client.TextAsync(Security), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authenticator_SecretOfAnotherAccount_IsNotTaken()
    {
        using var mine = await server.SignedInAsync(Who.Owner, "en");
        using var theirs = await server.SignedInAsync(Who.Resident, "en");
        var (form, secret) = await OpenAsync(mine);
        var theirForm = await theirs.FormAsync(Authenticators, "/authenticators");

        using var added = await theirs.SubmitAsync(theirForm, ("Secret", form["Secret"]!), ("Code", Code(secret, 0)), ("Name", "Phone"));

        Assert.NotEmpty(await added.ErrorsAsync());
    }

    [Fact]
    public async Task RecoveryCodes_ShownOnce_OpenTheAccountOnce()
    {
        using var client = await server.SignedInAsync(Who.Delegate, "en");
        await AddAsync(client);
        using var made = await client.SubmitAsync(await client.FormAsync(Security, "/recovery-codes"));
        var codes = RecoveryCodeShape().Matches(await made.TextAsync()).Select(match => match.Value).Distinct().ToList();
        using var again = await client.GetAsync(new Uri(Security + "/recovery-codes", UriKind.Relative));

        using var entering = server.CreateClient();
        using var entered = await EnterAsync(entering, Who.Delegate, codes[0], "RecoveryCode");
        using var later = server.CreateClient();
        using var replayed = await EnterAsync(later, Who.Delegate, codes[0], "RecoveryCode");
        var page = await client.TextAsync(Security);

        Assert.Equal(RecoveryCode.Set, codes.Count);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        Assert.NotEmpty(await replayed.ErrorsAsync());
        Assert.Contains("Recovery code used", page, StringComparison.Ordinal);
        Assert.DoesNotContain(codes[1], page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_TurnTheirOnlyFactorOff_AreRefusedWithTheReason()
    {
        using var client = await server.SignedInAsync(Who.Reviewer, "en");

        using var off = await client.SubmitAsync(await client.FormAsync(Security, "/text-messages"));
        var page = await client.TextAsync(Security);

        Assert.Equal(HttpStatusCode.Redirect, off.StatusCode);
        Assert.Contains("accounts of staff cannot be without one", page, StringComparison.Ordinal);
        Assert.Contains("Turn codes by text message off", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_WithAnAuthenticator_AreSentNoMessageUnlessTheyAsk()
    {
        using var client = await server.SignedInAsync(Who.Manager, "en");
        await AddAsync(client);
        var before = await MessagesAsync(Who.Manager);

        using var entering = server.CreateClient();
        using var asked = await entering.SubmitAsync(await entering.FormAsync("/en/account/sign-in", "/account/sign-in"), ("NationalId", Who.Manager), ("Password", "Baladi-Demo-2026"));
        var unasked = await MessagesAsync(Who.Manager);
        using var sent = await entering.SubmitAsync(await entering.FormAsync(asked.Headers.Location!.OriginalString, "/code/resend"));
        using var entered = await entering.SubmitAsync(await entering.FormAsync(sent.Headers.Location!.OriginalString, "/sign-in/code"), ("Code", await server.CodeSentToAsync(Who.Manager)));

        Assert.Equal(before, unasked);
        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
    }

    [Fact]
    public async Task TextMessageCode_UsedOnce_OpensNoSecondDoor()
    {
        using var first = server.CreateClient();
        using var second = server.CreateClient();
        using var asked = await first.SubmitAsync(await first.FormAsync("/ar/account/sign-in", "/account/sign-in"), ("NationalId", Who.Inspector), ("Password", "Baladi-Demo-2026"));
        using var askedToo = await second.SubmitAsync(await second.FormAsync("/ar/account/sign-in", "/account/sign-in"), ("NationalId", Who.Inspector), ("Password", "Baladi-Demo-2026"));
        var code = await server.CodeSentToAsync(Who.Inspector);

        using var entered = await first.SubmitAsync(await first.FormAsync(asked.Headers.Location!.OriginalString, "/sign-in/code"), ("Code", code));
        using var replayed = await second.SubmitAsync(await second.FormAsync(askedToo.Headers.Location!.OriginalString, "/sign-in/code"), ("Code", code));

        Assert.Equal(HttpStatusCode.Redirect, entered.StatusCode);
        Assert.NotEmpty(await replayed.ErrorsAsync());
    }

    [Theory]
    [InlineData("/ar/account/sign-in/passkey")]
    [InlineData("/ar/account/step-up/passkey")]
    [InlineData("/ar/account/security/passkeys")]
    public async Task Passkey_WithoutAChallengeOrWithNonsense_IsRefusedInWords(string address)
    {
        using var client = await server.SignedInAsync(Who.OtherCitizen);
        var form = await client.FormAsync("/ar/account/security/passkeys", "/security/passkeys");
        foreach (var credential in (string[])["", "{}", "nonsense", "{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"e30\",\"attestationObject\":\"oA\",\"authenticatorData\":\"AA\",\"signature\":\"AA\"}}"])
        {
            using var options = await client.SubmitAsync(form with { Action = "/ar/account/passkey/options" });
            using var answer = await client.SubmitAsync(form with { Action = address }, ("Credential", credential), ("Name", "Phone"));

            Assert.Equal(HttpStatusCode.OK, options.StatusCode);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.NotEmpty(await answer.ErrorsAsync());
        }
    }

    [Fact]
    public async Task PasskeyOptions_ForAStranger_NameNobodysKeys()
    {
        using var client = server.CreateClient();
        var form = await client.FormAsync("/ar/account/sign-in", "/sign-in/passkey");

        using var options = await client.SubmitAsync(form with { Action = "/ar/account/passkey/options" });

        Assert.DoesNotContain("public-key", await options.TextAsync(), StringComparison.Ordinal);
        Assert.Contains("\"userVerification\":\"required\"", await options.TextAsync(), StringComparison.Ordinal);
    }

    private static async Task<(HtmlForm Form, byte[] Secret)> OpenAsync(HttpClient client)
    {
        using var page = await client.GetAsync(new Uri(Authenticators, UriKind.Relative));
        var key = KeyShape().Match(await page.TextAsync()).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        return (await page.FormAsync("/authenticators"), Bytes(key));
    }

    private static async Task<byte[]> AddAsync(HttpClient client)
    {
        var (form, secret) = await OpenAsync(client);
        using var added = await client.SubmitAsync(form, ("Code", Code(secret, 0)), ("Name", "My phone"));
        Assert.Equal(Security, added.Headers.Location!.OriginalString);
        return secret;
    }

    private static async Task<HttpResponseMessage> EnterAsync(HttpClient client, string who, string code, string field = "Code")
    {
        using var asked = await client.SubmitAsync(await client.FormAsync("/en/account/sign-in", "/account/sign-in"), ("NationalId", who), ("Password", "Baladi-Demo-2026"));
        return await client.SubmitAsync(await client.FormAsync(asked.Headers.Location!.OriginalString, "/sign-in/code"), (field, code));
    }

    private async Task<int> MessagesAsync(string who)
    {
        var actor = await server.Services.ActorAsync(who);
        return await server.Services.AskAsync((BaladiDbContext db) => (from message in db.Outbox join person in db.People on message.Recipient equals person.Mobile where person.Id == actor.PersonId && message.Template == "staff-second-factor" select message).CountAsync());
    }

    private static string Code(byte[] secret, int away) => Totp.Code(secret, Totp.StepAt(TimeProvider.System.GetUtcNow()) + away);

    private static byte[] Bytes(string base32)
    {
        var bits = string.Concat(base32.Select(letter => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(letter, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(index => Convert.ToByte(bits.Substring(index * 8, 8), 2))];
    }

    [GeneratedRegex("class=\"code\">([A-Z2-7 ]+)<")] private static partial Regex KeyShape();
    [GeneratedRegex("[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}")] private static partial Regex RecoveryCodeShape();
}
