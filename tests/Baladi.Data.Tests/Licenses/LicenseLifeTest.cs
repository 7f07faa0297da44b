using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Licenses;
using Baladi.TestKit.Portals;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Baladi.Data.Tests.Licenses;

/// <summary>What the tests about a license's life share: whoever has a part in it, and what was done to it.</summary>
[Trait("Journey", "LicenseLife")]
public abstract class LicenseLifeTest(Portal portal) : PortalTest(portal)
{
    protected Officer Inspector => new(Portal, Who.Inspector);
    protected Officer Objections => new(Portal, Who.Objections);

    protected static Application Renewal => Application.About("license-renewal").With("license.years", "1");
    protected static Application Suspension => Application.About("license-suspension").With("suspension.ground", "safety").With("suspension.facts", "مخارج الطوارئ مغلقة بالبضائع");

    /// <summary>As it stands today.</summary>
    protected Task<License> Now(License license) => Portal.LicenseAsync(license.Number);

    protected async Task<LicenseStatus> StatusAsync(License license) => (await Now(license)).StatusOn(Portal.Today);

    protected Task<List<LicenseChangeKind>> ChangesAsync(License license) =>
        Portal.ReadAsync(db => db.LicenseChanges.AsNoTracking().Where(change => change.LicenseId == license.Id).OrderBy(change => change.Id).Select(change => change.Kind).ToListAsync());

    protected void TravelToEnd(License license, int days) => Portal.TravelTo(RiyadhTime.StartOf(license.ValidTo.AddDays(days)).AddHours(9));

    /// <summary>Begun by the inspector, signed at the amanah.</summary>
    protected async Task<string> SuspendAsync(License license)
    {
        var reference = await Inspector.BeginAsync(Suspension, license.Number);
        (await Manager.DecideAsync(reference, "sign-off", "approve")).Expect();
        return reference;
    }

    protected async Task<List<string>> ToldAsync(string reference)
    {
        var id = (await Portal.CaseAsync(reference)).Case.Id;
        return await Portal.ReadAsync(db => db.Outbox.AsNoTracking().Where(message => message.CaseId == id).OrderBy(message => message.Id).Select(message => message.Template).Distinct().ToListAsync());
    }
}
