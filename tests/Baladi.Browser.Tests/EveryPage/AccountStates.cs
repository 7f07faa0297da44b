using System.Globalization;
using Baladi.Core.Data.Seeding;
using Baladi.Core.People;
using Baladi.TestKit.Portals;

namespace Baladi.Browser.Tests.EveryPage;

internal static class AccountStates
{
    private const string Phrase = "seven green date palms";
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
        State.Of("recovery", null, "account/recovery"),
        new("recovery, nothing typed", null, visit => SendAsync(visit, "account/recovery")),
        State.Of("recovery, slip", null, "account/recovery/slip"),
        new("recovery, wrong slip", null, visit => SendAsync(visit, "account/recovery/slip", ("NationalId", "1000000024"), ("Code", "7KQ2M-9XMP4-T"))),
        new("recovery, code", null, visit => SendAsync(visit, "account/recovery", ("NationalId", "1000000024"))),
        new("recovery, wrong code", null, async visit =>
        {
            await SendAsync(visit, "account/recovery", ("NationalId", "1000000057"));
            await visit.FillAsync(("Code", "000000"));
            await visit.SendAsync("main form:has([name=Code])");
        }),
        new("recovery, no second proof", null, visit => RecoverAsync(visit, Who.OtherCitizen)),
        new("recovery, second proof", null, async visit =>
        {
            await demo.AddFactorsAsync(Who.CivilDefense);
            await RecoverAsync(visit, Who.CivilDefense);
        }),
        new("recovery, new password", null, async visit =>
        {
            var codes = await demo.NewCodesAsync(Who.Moderator);
            await RecoverAsync(visit, Who.Moderator);
            await visit.FillAsync(("Code", codes[0]));
            await visit.SendAsync("main form:has([name=Code])");
        }),
        State.Of("mobile", Who.Citizen, "account/mobile"),
        Proven("mobile, wrong", Who.Citizen, visit => SendAsync(visit, "account/mobile", ("Mobile", "12"))),
        Proven("mobile, codes", Who.Unverified, visit => SendAsync(visit, "account/mobile", ("Mobile", $"05{Random.Shared.Next(70_000_000, 79_999_999)}"))),
        new("mobile, waiting", Who.Delegate, async visit =>
        {
            await demo.WaitForMobileAsync(Who.Delegate);
            await visit.GoAsync("account/mobile");
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
        State.Of("security, password alone", Who.Citizen, "account/security"),
        State.Of("security, staff", Who.Inspector, "account/security"),
        new("security, everything", Who.SecondReviewer, async visit =>
        {
            await demo.AddFactorsAsync(Who.SecondReviewer);
            await visit.GoAsync("account/security");
        }),
        new("security, last factor refused", Who.JeddahManager, async visit =>
        {
            await demo.ProveAsync(Who.JeddahManager);
            await visit.GoAsync("account/security");
            await visit.SendAsync("main form[action$='/text-messages']");
        }),
        Proven("authenticator", Who.Citizen, visit => visit.GoAsync("account/security/authenticators")),
        Proven("authenticator, wrong code", Who.Citizen, visit => SendAsync(visit, "account/security/authenticators", ("Code", "000000"))),
        Proven("passkey", Who.Citizen, visit => visit.GoAsync("account/security/passkeys")),
        Proven("recovery codes", Who.Owner, async visit =>
        {
            await visit.GoAsync("account/security");
            await visit.SendAsync("main form[action$='/recovery-codes']");
        }),
        new("sign-in code, every way", null, async visit =>
        {
            await demo.AddFactorsAsync("1000000719");
            await SendAsync(visit, "account/sign-in", ("NationalId", "1000000719"), ("Password", SeedDemoPeople.Password));
        }),
        new("step-up, every way", Who.SecondReviewer, async visit =>
        {
            await demo.AddFactorsAsync(Who.SecondReviewer);
            await visit.GoAsync("account/step-up");
        }),
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
        State.Of("correct data, verified", Who.Owner, "account/data/correction"),
        new("correct data, registry asked", Who.Reviewer, async visit =>
        {
            await visit.GoAsync("account/data/correction");
            await visit.SendAsync("main form[action$='/identity']");
        }),
        new("correct data, no name", Who.Unverified, async visit =>
        {
            await visit.GoAsync("account/data/correction");
            await visit.FillAsync(("NameAr", ""));
            await visit.SendAsync("main form[action$='/name']");
        }),
        State.Of("my data, nobody looked", Who.Unverified, "account/data/viewings"),
        new("my data, who looked", Who.Citizen, async visit =>
        {
            await demo.LookAsync();
            await visit.GoAsync("account/data/viewings");
        }),
    ];

    private static State Proven(string name, string who, Func<Visit, Task> open) => new(name, who, async visit =>
    {
        await visit.Demo.ProveAsync(who);
        await open(visit);
    });

    private static async Task SendAsync(Visit visit, string path, params (string, string)[] fields)
    {
        await visit.GoAsync(path);
        await visit.FillAsync(fields);
        await visit.SendAsync($"main form[action$='/{path}']");
    }

    private static async Task RecoverAsync(Visit visit, string nationalId)
    {
        await SendAsync(visit, "account/recovery", ("NationalId", nationalId));
        await visit.FillAsync(("Code", await visit.Demo.CodeSentToAsync(nationalId)));
        await visit.SendAsync("main form:has([name=Code])");
    }

    private static Task CodeAsync(Visit visit) => SendAsync(visit, "account/sign-in", ("NationalId", Who.Agent940), ("Password", SeedDemoPeople.Password));

    private static Task RegisterAsync(Visit visit, string nationalId) => SendAsync(visit, "account/register",
        ("NationalId", nationalId), ("NameAr", "نورة بنت سعد القحطاني"), ("Mobile", $"05{nationalId[^8..]}"), ("Password", Phrase), ("PasswordAgain", Phrase));

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
