using System.Globalization;
using Baladi.Core.Data.Seeding;
using Baladi.Core.People;
using Baladi.TestKit.Portals;

namespace Baladi.Browser.Tests.EveryPage;

internal static class AccountStates
{
    private static int registered;

    public static IEnumerable<State> All(Demo demo) =>
    [
        State.Of("sign-in", null, "account/sign-in"),
        State.Of("sign-in, asked for on the way", null, "licenses"),
        new("sign-in, nothing typed", null, visit => SendAsync(visit, "account/sign-in")),
        new("sign-in, wrong password", null, visit => SendAsync(visit, "account/sign-in", ("NationalId", "1000000065"), ("Password", "wrong-password"))),
        new("sign-in code", null, CodeAsync),
        new("sign-in code, wrong", null, async visit =>
        {
            await CodeAsync(visit);
            await visit.FillAsync(("Code", "000000"));
            await visit.SendAsync("main form:has([name=Code])");
        }),
        new("sign-in, form kept", null, visit => LoseSessionAsync(visit)),
        new("sign-in, form to be sent again", null, async visit =>
        {
            await LoseSessionAsync(visit);
            await visit.SignInAsync(Who.Owner);
        }),
        State.Of("signed out", null, "account/signed-out"),
        State.Of("register", null, "account/register"),
        new("register, nothing typed", null, visit => SendAsync(visit, "account/register")),
        new("register, known", null, visit => RegisterAsync(visit, Who.Citizen)),
        new("register, code", null, visit => RegisterAsync(visit, NewId())),
        new("register, wrong code", null, async visit =>
        {
            await RegisterAsync(visit, NewId());
            await visit.FillAsync(("Code", "000000"));
            await visit.SendAsync("main form:has([name=Code])");
        }),
        State.Of("registered", Who.Unverified, "account/registered"),
        State.Of("profile, citizen", Who.Citizen, "account/profile"),
        State.Of("profile, unverified", Who.Unverified, "account/profile"),
        State.Of("profile, owner", Who.Owner, "account/profile"),
        State.Of("profile, officer", Who.Reviewer, "account/profile"),
        new("sessions", Who.Owner, async visit =>
        {
            // One that is over, and one on another device.
            await demo.StartSessionAsync(Who.Owner, ended: true);
            await demo.StartSessionAsync(Who.Owner, ended: false);
            await visit.GoAsync("account/sessions");
        }),
        new("sessions, all others ended", Who.Delegate, async visit =>
        {
            await demo.StartSessionAsync(Who.Delegate, ended: false);
            await visit.GoAsync("account/sessions");
            await visit.SendAsync("main form[action$='/end-others']");
        }),
        State.Of("step-up, password", Who.Citizen, "account/step-up"),
        new("step-up, nothing typed", Who.Citizen, visit => SendAsync(visit, "account/step-up")),
        State.Of("step-up, code", Who.Manager, "account/step-up"),
        new("password", Who.Citizen, async visit =>
        {
            await demo.ProveAsync(Who.Citizen);
            await visit.GoAsync("account/password");
        }),
        new("password, nothing typed", Who.Citizen, async visit =>
        {
            await demo.ProveAsync(Who.Citizen);
            await SendAsync(visit, "account/password");
        }),
        State.Of("my data", Who.Citizen, "account/data"),
        State.Of("my data, nobody looked", Who.Unverified, "account/data/viewings"),
        new("my data, who looked", Who.Citizen, async visit =>
        {
            await demo.LookAsync();
            await visit.GoAsync("account/data/viewings");
        }),
    ];

    private static async Task SendAsync(Visit visit, string path, params (string, string)[] fields)
    {
        await visit.GoAsync(path);
        await visit.FillAsync(fields);
        await visit.SendAsync($"main form[action$='/{path}']");
    }

    private static Task CodeAsync(Visit visit) => SendAsync(visit, "account/sign-in", ("NationalId", Who.Agent940), ("Password", SeedDemoPeople.Password));

    private static Task RegisterAsync(Visit visit, string nationalId) => SendAsync(visit, "account/register",
        ("NationalId", nationalId), ("NameAr", "نورة بنت سعد القحطاني"), ("Mobile", $"05{nationalId[^8..]}"), ("Password", SeedDemoPeople.Password), ("PasswordAgain", SeedDemoPeople.Password));

    // The session ends while a form is open; what was chosen is not lost.
    private static async Task LoseSessionAsync(Visit visit)
    {
        await visit.SignInAsync(Who.Owner);
        await visit.GoAsync("account/profile");
        await visit.Page.Context.ClearCookiesAsync(new() { Name = Web.Shared.Security.SiteCookies.Session });
        await visit.SendAsync("main form[action$='/profile/language']");
    }

    private static string NewId() => Enumerable.Range(0, 1000)
        .Select(_ => (1_099_000_000 + Interlocked.Increment(ref registered)).ToString(CultureInfo.InvariantCulture)).First(id => SaudiIdentifiers.NationalId(id) is not null);
}
