using System.Net;
using System.Text.RegularExpressions;
using Baladi.Core.Data;
using Baladi.Core.People.Mobiles;
using Baladi.TestKit.Portals;
using Baladi.TestKit.Servers;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Web.Tests.Account;

[Trait("Journey", "People")]
public partial class MobileTests(BaladiServer server) : IClassFixture<BaladiServer>
{
    private const string Page = "/ar/account/mobile";

    [Fact]
    public async Task Change_BothCodes_IsInUseAtOnceAndBothAreTold()
    {
        using var client = await server.SignedInAsync(Who.Citizen);
        using var other = await server.SignedInAsync(Who.Citizen);
        var old = await MobileAsync(Who.Citizen);
        using var codes = await client.SubmitAsync(await client.FormAsync(Page, "/account/mobile"), ("Mobile", "0551119001"));
        var form = await codes.FormAsync("/mobile/codes");

        using var wrong = await client.SubmitAsync(form, ("Code", await CodeAsync("+966551119001", "mobile-new-code")), ("OldCode", "000000"));
        using var done = await client.SubmitAsync(form, ("Code", await CodeAsync("+966551119001", "mobile-new-code")), ("OldCode", await CodeAsync(old, "mobile-old-code")));

        Assert.NotEmpty(await wrong.ErrorsAsync());
        Assert.Equal(Page, done.Headers.Location!.OriginalString);
        Assert.Equal("+966551119001", await MobileAsync(Who.Citizen));
        Assert.Equal(2, (await MessagesAsync("mobile-changed")).Count(to => to == old || to == "+966551119001"));
        Assert.Equal(HttpStatusCode.Redirect, (await other.GetAsync(new Uri(Page, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Change_OldMobileLost_WaitsAWeek_IsToldAndCanBeCancelled()
    {
        using var client = await server.SignedInAsync(Who.Owner);
        var old = await MobileAsync(Who.Owner);
        await AskAsync(client, "0551119002");

        var page = await client.TextAsync(Page);
        Assert.Equal(old, await MobileAsync(Who.Owner));
        Assert.Contains(old, await MessagesAsync("mobile-change-waiting"));
        Assert.Contains("05••••9002", page, StringComparison.Ordinal);
        using var second = await client.SubmitAsync(await client.FormAsync(Page, "/mobile/cancel") with { Action = Page }, ("Mobile", "0551119003"));
        Assert.NotEmpty(await second.ErrorsAsync());

        // From another device, as its real owner would.
        using var owner = await server.SignedInAsync(Who.Owner);
        using var cancelled = await owner.SubmitAsync(await owner.FormAsync(Page, "/mobile/cancel"));
        await DueAsync(Who.Owner);

        Assert.Equal(HttpStatusCode.Redirect, cancelled.StatusCode);
        Assert.Equal(old, await MobileAsync(Who.Owner));
    }

    [Fact]
    public async Task Change_WeekOver_IsInUse()
    {
        using var client = await server.SignedInAsync(Who.Resident);
        await AskAsync(client, "0551119004");
        await server.Services.AskAsync((MobileChanges changes) => changes.RunAsync(50, CancellationToken.None));
        var before = await MobileAsync(Who.Resident);

        await DueAsync(Who.Resident);

        Assert.NotEqual("+966551119004", before);
        Assert.Equal("+966551119004", await MobileAsync(Who.Resident));
    }

    [Fact]
    public async Task Codes_DraftOfAnotherAccount_IsNotTaken()
    {
        using var mine = await server.SignedInAsync(Who.Delegate);
        using var theirs = await server.SignedInAsync(Who.OtherCitizen);
        using var codes = await mine.SubmitAsync(await mine.FormAsync(Page, "/account/mobile"), ("Mobile", "0551119005"));
        var draft = (await codes.FormAsync("/mobile/codes"))["Draft"]!;
        var form = await theirs.FormAsync(Page, "/account/mobile");

        using var taken = await theirs.SubmitAsync(form with { Action = Page + "/codes" }, ("Draft", draft), ("Code", await CodeAsync("+966551119005", "mobile-new-code")), ("Lost", "true"));

        Assert.NotEmpty(await taken.ErrorsAsync());
        Assert.NotEqual("+966551119005", await MobileAsync(Who.OtherCitizen));
    }

    private async Task AskAsync(HttpClient client, string mobile)
    {
        using var codes = await client.SubmitAsync(await client.FormAsync(Page, "/account/mobile"), ("Mobile", mobile));
        using var waiting = await client.SubmitAsync(await codes.FormAsync("/mobile/codes"), ("Code", await CodeAsync("+966" + mobile[1..], "mobile-new-code")), ("Lost", "true"));
        Assert.Equal(Page, waiting.Headers.Location!.OriginalString);
    }

    private async Task DueAsync(string who)
    {
        var actor = await server.Services.ActorAsync(who);
        await server.Services.AskAsync((BaladiDbContext db) => db.Provider.WriteAsync(db, cancel => db.MobileChanges.Where(c => c.AccountId == actor.AccountId).ExecuteUpdateAsync(set => set.SetProperty(c => c.DueAt, c => c.AskedAt), cancel), CancellationToken.None));
        await server.Services.AskAsync((MobileChanges changes) => changes.RunAsync(50, CancellationToken.None));
    }

    private async Task<string> MobileAsync(string who)
    {
        var actor = await server.Services.ActorAsync(who);
        return await server.Services.AskAsync((BaladiDbContext db) => db.People.Where(p => p.Id == actor.PersonId).Select(p => p.Mobile).SingleAsync());
    }

    private Task<List<string>> MessagesAsync(string template) => server.Services.AskAsync((BaladiDbContext db) => db.Outbox.Where(m => m.Template == template).Select(m => m.Recipient).ToListAsync());

    private async Task<string> CodeAsync(string mobile, string template)
    {
        var body = await server.Services.AskAsync((BaladiDbContext db) => db.Outbox.Where(m => m.Recipient == mobile && m.Template == template).OrderByDescending(m => m.Id).Select(m => m.Body).FirstAsync());
        return SixDigits().Match(body).Value;
    }

    [GeneratedRegex("(?<![0-9])[0-9]{6}(?![0-9])")] private static partial Regex SixDigits();
}
