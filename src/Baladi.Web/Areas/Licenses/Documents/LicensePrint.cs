using Baladi.Core.Documents;
using Baladi.Core.Documents.Pdf.Blocks;
using Baladi.Core.Language;
using Baladi.Core.Licenses;
using Baladi.Core.Maps;
using Baladi.Core.Notifications;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Web.Shared.Layout;
using Baladi.Web.Shared.Localization;
using Microsoft.Extensions.Options;
using LicenseField = Baladi.Core.Documents.LicenseField;

namespace Baladi.Web.Areas.Licenses.Documents;

/// <summary>
/// Fills the printed license with what was kept when it was issued. The same license gives the same bytes for as long as it
/// is in force; one that is not says so across the page.
/// </summary>
public sealed class LicensePrint(Texts texts, PublishedCatalog catalog, Geography geography, PortalLinks links, TimeProvider time, IOptionsSnapshot<DemoOptions> demo)
{
    public LicenseDocument Document(ReadLicense read)
    {
        var license = read.License;
        var content = license.Printed();
        var authority = geography.Authority(license.AuthorityId);
        var amanah = geography.AmanahOf(authority);
        var illustrative = catalog.Version<Procedure>(read.ProcedureVersionId).Content.Service.Source.Illustrative;
        var status = license.StatusOn(Core.Basics.RiyadhTime.DateOf(time.GetUtcNow()));
        return new()
        {
            Title = license.Title,
            Number = license.Number,
            Authority = authority.Name,
            ParentAuthority = amanah is null || amanah.Id == authority.Id ? null : amanah.Name,
            Holder = Value(license.Holder),
            Fields = [.. content.Fields.Select(field => new LicenseField(field.Label, Value(field.Value)))],
            IssuedOn = Core.Basics.RiyadhTime.DateOf(license.IssuedAt),
            ValidFrom = license.ValidFrom,
            ValidTo = license.ValidTo,
            Conditions = content.Conditions,
            VerificationAddress = new Uri(links.Verification(license.Token)),
            Marker = demo.Value.Enabled ? Both("license.print.demo") : illustrative ? Both("license.print.illustrative") : null,
            Watermark = demo.Value.Enabled ? Both("license.print.watermark") : null,
            NotInForce = status is LicenseStatus.Valid or LicenseStatus.NotYetValid ? null : Both($"license.status.{status}"),
            PrintedAt = license.IssuedAt,
        };
    }

    // One text for both languages stands once, in the middle.
    private static BilingualValue Value(LocalizedText text) => text.Ar == text.En ? text.Ar : text;

    private LocalizedText Both(string key) => new(texts.In(Languages.Arabic, key), texts.In(Languages.English, key));
}
