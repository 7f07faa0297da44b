using Baladi.TestKit.Portals;

namespace Baladi.Browser.Tests.EveryPage;

internal static class SupportCentreStates
{
    public static IEnumerable<State> All() =>
    [
        State.Of("support centre", Who.Clerk, "support-centre"),
        new("support centre, wrong ID", Who.Clerk, visit => FindAsync(visit, "123")),
        new("support centre, visitor", Who.Clerk, visit => FindAsync(visit, Who.Unverified)),
        new("support centre, nothing compared", Who.Clerk, async visit =>
        {
            await FindAsync(visit, Who.Unverified);
            await visit.SendAsync("main form[action$='/verification']");
        }),
        new("support centre, verified visitor", Who.Clerk, visit => FindAsync(visit, Who.Resident)),
        new("support centre, refusal", Who.Clerk, async visit =>
        {
            await FindAsync(visit, Who.Unverified);
            await visit.GoAsync(Path(visit) + "/refusal");
        }),
        new("support centre, refusal without a reason", Who.Clerk, async visit =>
        {
            await FindAsync(visit, Who.Unverified);
            await visit.GoAsync(Path(visit) + "/refusal");
            await visit.SendAsync("main form[action$='/refusal']");
        }),
        new("support centre, replacement", Who.Clerk, async visit =>
        {
            await FindAsync(visit, Who.Unverified);
            await visit.GoAsync(Path(visit) + "/replacement");
        }),
        new("support centre, replacement, code sent", Who.Clerk, async visit =>
        {
            await FindAsync(visit, Who.Unverified);
            await visit.GoAsync(Path(visit) + "/replacement");
            await visit.FillAsync(("Mobile", "0551110077"));
            await visit.SendAsync("main button[name=Send]");
        }),
        new("support centre, slip", Who.Clerk, async visit =>
        {
            await FindAsync(visit, Who.OtherCitizen);
            await CompareAsync(visit);
            await visit.SendAsync("main button[formaction$='/slip']");
        }),
        new("support centre, over", Who.Clerk, async visit =>
        {
            await FindAsync(visit, Who.Owner);
            var path = Path(visit);
            await CompareAsync(visit);
            await visit.SendAsync("main button[formaction$='/slip']");
            await visit.GoAsync(path);
        }),
        State.Of("establishments, owner", Who.Owner, "account/establishments"),
        State.Of("establishments, unverified", Who.Unverified, "account/establishments"),
        new("establishments, from the registry", Who.Engineer, async visit =>
        {
            await visit.GoAsync("account/establishments");
            await visit.SendAsync("main form[action$='/establishments']");
        }),
        State.Of("establishments, offered", Who.Citizen, "account/establishments"),
        State.Of("members, one offered", Who.Owner, $"account/establishments/{Who.SharedShop}"),
        State.Of("members", Who.Owner, $"account/establishments/{Who.Shop}"),
        new("members, nobody named", Who.Owner, async visit =>
        {
            await visit.GoAsync($"account/establishments/{Who.Shop}");
            await visit.SendAsync("main form[action$='/members']");
        }),
        State.Of("acting for, owner", Who.Owner, "account/acting-for"),
        State.Of("acting for, delegate", Who.Delegate, "account/acting-for"),
        State.Of("acting for, offered", Who.Engineer, "account/acting-for"),
        State.Of("acting for, ended", Who.Citizen, "account/acting-for/ended?key=d1"),
        new("acting for, chosen", Who.Delegate, async visit =>
        {
            await visit.GoAsync("account/acting-for");
            await visit.SendAsync("main form:has([name=key][value^=d])");
        }),
        State.Of("delegations, owner", Who.Owner, "account/delegations"),
        State.Of("delegations, delegate", Who.Delegate, "account/delegations"),
        State.Of("delegations, new", Who.Owner, "account/delegations/new"),
        new("delegations, nobody named", Who.Owner, async visit =>
        {
            await visit.GoAsync("account/delegations/new");
            await visit.SendAsync("main form[action$='/new']");
        }),
        State.Of("in my name, owner", Who.Owner, "account/in-my-name"),
        State.Of("in my name, nothing", Who.Resident, "account/in-my-name?of=me&by=Kiosk"),
        State.Of("identity, unverified", Who.Unverified, "account/identity?returnUrl=/ar/services"),
        State.Of("identity, verified", Who.Citizen, "account/identity"),
        new("identity, after a slip", Who.Owner, visit => visit.GoAsync("account/identity")),
    ];

    private static async Task FindAsync(Visit visit, string nationalId)
    {
        await visit.GoAsync("support-centre");
        await visit.FillAsync(("NationalId", nationalId));
        await visit.SendAsync("main form[action$='/support-centre']");
        // Going on while its fonts come would have them sent, and counted, once more.
        await visit.Page.EvaluateAsync("document.fonts.ready.then(() => true)");
    }

    private static async Task CompareAsync(Visit visit)
    {
        await visit.Page.Locator("main [name=Kind]").First.EvaluateAsync("field => field.checked = true");
        await visit.FillAsync(("ExpiresOn.day", "1"), ("ExpiresOn.month", "2"), ("ExpiresOn.year", "2031"), ("NumberMatches", "true"), ("FaceMatches", "true"), ("NameMatches", "true"));
    }

    private static string Path(Visit visit) => new Uri(visit.Page.Url).AbsolutePath[4..];
}
