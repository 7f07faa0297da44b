using Baladi.Core.Licenses;
using Baladi.Core.Authorities;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Web.Shared.Layout;
using Microsoft.Extensions.Options;

namespace Baladi.Web.Areas.Licenses.Verification;

/// <summary>Puts together what anybody is shown of a license, whichever way they found it.</summary>
public sealed class VerificationPages(PublishedCatalog catalog, Geography geography, TimeProvider time, IOptionsSnapshot<DemoOptions> demo)
{
    public VerificationPage Of(VerifiedLicense license)
    {
        var authority = geography.Authority(license.AuthorityId);
        var amanah = geography.AmanahOf(authority);
        var service = catalog.InForce<Procedure>(license.ServiceCode)?.Content.Service;
        return new(license, service?.Name, authority, amanah?.Id == authority.Id ? null : amanah, time.GetUtcNow(), service?.Source.Illustrative ?? false, demo.Value.Enabled);
    }
}
