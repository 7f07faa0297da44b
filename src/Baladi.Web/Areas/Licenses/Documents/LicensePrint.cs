using Baladi.Core.Authorities;
using Baladi.Core.Basics;
using Baladi.Core.Documents;
using Baladi.Core.Documents.Pdf.Blocks;
using Baladi.Core.Language;
using Baladi.Core.Licenses;
using Baladi.Core.Licenses.Register;
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
public sealed class LicensePrint(Texts texts, PublishedCatalog catalog, Geography geography, ActivityNames activities, PortalLinks links, TimeProvider time, IOptionsSnapshot<DemoOptions> demo)
{
    /// <summary>What fits into the second code of an A4 page with squares of a third of a millimetre: phones and office printers manage these.</summary>
    private const int LongestStamp = 1000;

    public LicenseDocument Document(ReadLicense read)
    {
        var license = read.License;
        var content = license.Printed();
        var authority = geography.Authority(license.AuthorityId);
        var status = license.StatusOn(time.Today());
        return new()
        {
            Title = license.Title,
            Number = license.Number,
            Authority = authority.Name,
            ParentAuthority = ParentOf(authority),
            Holder = Value(license.Holder),
            Fields = [.. content.Fields.Select(field => new LicenseField(field.Label, Value(field.Value)))],
            IssuedOn = RiyadhTime.DateOf(license.IssuedAt),
            ValidFrom = license.ValidFrom,
            ValidTo = license.ValidTo,
            // Whoever reads the paper is told, as whoever scans its code is.
            Conditions = status == LicenseStatus.Stayed ? [Both(license.State == LicenseState.Suspended ? "license.print.Stayed" : "license.print.Stayed.cancelled", DocumentDates.Gregorian(time.Today())), .. content.Conditions] : content.Conditions,
            VerificationAddress = new Uri(links.Verification(license.Token)),
            // What has no effect gets no signature that speaks for it.
            Stamp = IsInForce(status) && license.Stamp is { Length: <= LongestStamp } stamp ? new Uri(links.Stamp(license.Token, stamp)) : null,
            Marker = Marker(read),
            Watermark = Watermark,
            NotInForce = NotInForce(status),
            NotInForceText = IsInForce(status) ? null : Both($"license.print.{status}", DocumentDates.Gregorian(RiyadhTime.DateOf(license.IssuedAt)), DocumentDates.Gregorian(time.Today())),
            PrintedAt = license.IssuedAt,
        };
    }

    public LicensePoster Poster(ReadLicense read)
    {
        var license = read.License;
        var authority = geography.Authority(license.AuthorityId);
        return new()
        {
            Title = license.Title,
            Number = license.Number,
            Name = license.Name,
            Activity = activities.NameOf(license.ActivityCode),
            Authority = authority.Name,
            ParentAuthority = ParentOf(authority),
            ValidFrom = license.ValidFrom,
            ValidTo = license.ValidTo,
            VerificationAddress = new Uri(links.Verification(license.Token)),
            Marker = Marker(read),
            Watermark = Watermark,
            NotInForce = NotInForce(license.StatusOn(time.Today())),
            PrintedAt = license.IssuedAt,
        };
    }

    /// <summary>Whether it is worth being hung up.</summary>
    public static bool IsInForce(LicenseStatus status) => status is LicenseStatus.Valid or LicenseStatus.NotYetValid or LicenseStatus.Stayed;

    private LocalizedText? ParentOf(Authority authority) => geography.AmanahOf(authority) is { } amanah && amanah.Id != authority.Id ? amanah.Name : null;

    private LocalizedText? Marker(ReadLicense read) =>
        demo.Value.Enabled ? Both("license.print.demo") : catalog.Version<Procedure>(read.ProcedureVersionId).Content.Service.Source.Illustrative ? Both("license.print.illustrative") : null;

    private LocalizedText? Watermark => demo.Value.Enabled ? Both("license.print.watermark") : null;

    private LocalizedText? NotInForce(LicenseStatus status) => IsInForce(status) ? null : Both($"license.status.{status}");

    // One text for both languages stands once, in the middle.
    private static BilingualValue Value(LocalizedText text) => text.Ar == text.En ? text.Ar : text;

    private LocalizedText Both(string key, params object?[] args) => new(texts.In(Languages.Arabic, key, args), texts.In(Languages.English, key, args));
}
