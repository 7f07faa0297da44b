using System.Globalization;
using Baladi.Core.Basics;
using Baladi.Core.Licenses;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Baladi.Browser.Tests.EveryPage;

/// <summary>Verification of a license in each of its states, and of what is none.</summary>
internal static class VerificationStates
{
    public static async Task<IReadOnlyList<State>> AllAsync(Demo demo)
    {
        var licenses = await demo.LicensesAsync();
        var suspended = licenses.First(license => license.State == LicenseState.Suspended);
        // A demo is too young for one to have expired, and nobody in it has given one up.
        var others = licenses.Where(license => license.ServiceCode != suspended.ServiceCode && license.LinkedToId is null).ToList();
        var (cancelled, expired) = (others[0], others[1]);
        await ChangeAsync(demo, cancelled, set => set.SetProperty(license => license.State, LicenseState.Cancelled));
        await ChangeAsync(demo, expired, set => set.SetProperty(license => license.ValidTo, license => license.ValidFrom));
        return
        [
            State.Of("verify", null, "licenses/verify"),
            State.Of("verify, nothing typed", null, "licenses/verify?number="),
            State.Of("verify, malformed", null, "licenses/verify?number=123"),
            State.Of("verify, unknown number", null, $"licenses/verify?number={Unknown(licenses)}"),
            State.Of("verify, unknown code", null, "licenses/verify/AAAAAAAAAAAAAAAAAAAAAA"),
            State.Of("verify, valid by number", null, $"licenses/verify?number={licenses[0].Number}"),
            State.Of("verify, valid", null, $"licenses/verify/{licenses[0].Token}"),
            State.Of("verify, cancelled", null, $"licenses/verify/{cancelled.Token}"),
            State.Of("verify, suspended", null, $"licenses/verify/{suspended.Token}"),
            State.Of("license register", null, "licenses/register"),
            State.Of("license register, by name", null, $"licenses/register?q={Uri.EscapeDataString(licenses[0].Name.Split(' ')[0])}"),
            State.Of("license register, narrowed", null, $"licenses/register?activity={licenses[0].ActivityCode}&municipality=1&state=valid"),
            State.Of("license register, nothing found", null, "licenses/register?q=zzzzzz&state=cancelled"),
            State.Of("license register, one letter", null, "licenses/register?q=z"),
            State.Of("license register, a license", null, $"licenses/register/{licenses[0].Number}"),
            State.Of("post-audits", null, "licenses/post-audits"),
            State.Of("post-audits, the days before", null, $"licenses/post-audits?before={Day(-3)}"),
            State.Of("post-audit, drawn", null, $"licenses/post-audits/{Day(-4)}"),
            State.Of("post-audit, a license", null, $"licenses/post-audits/{Day(-4)}?number={licenses.Single(license => license.Name == DrawnShop).Number}"),
            State.Of("post-audit, another license", null, $"licenses/post-audits/{Day(-4)}?number={licenses[0].Number}"),
            State.Of("post-audit, malformed", null, $"licenses/post-audits/{Day(-4)}?number=123"),
            State.Of("post-audit, committed", null, $"licenses/post-audits/{Day(0)}"),
            State.Of("verify, expired", null, $"licenses/verify/{expired.Token}"),
        ];
    }

    // The barber of the demo on whom the lot fell.
    private const string DrawnShop = "\u0635\u0627\u0644\u0648\u0646 \u0627\u0644\u0641\u0627\u0631\u0633 \u0644\u0644\u062d\u0644\u0627\u0642\u0629";

    private static string Day(int days) => RiyadhTime.DateOf(DateTimeOffset.UtcNow).AddDays(days).ToString("O", CultureInfo.InvariantCulture);

    private static Task<int> ChangeAsync(Demo demo, License changed, Action<UpdateSettersBuilder<License>> how) =>
        demo.ReadAsync(db => db.Set<License>().Where(license => license.Id == changed.Id).ExecuteUpdateAsync(how));

    private static string Unknown(IReadOnlyList<License> licenses) => Enumerable.Range(0, 100).Select(n => $"2099000000{n:00}")
        .First(number => License.IsNumber(number) && licenses.All(license => license.Number != number));
}
