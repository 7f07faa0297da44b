using Baladi.Core.Authorities;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Violations;
using Baladi.Core.Licenses;
using Baladi.Core.People;
using Baladi.Core.Basics;

namespace Baladi.Web.Areas.Licenses.Licenses;

/// <summary>One license: how it stands, what can be done with it, what is printed on it, and everything that was done to it.</summary>
public sealed record LicensePage
{
    public required License License { get; init; }
    public required LicenseStatus Status { get; init; }
    /// <summary>Days until its last day; negative once that is past.</summary>
    public required int DaysLeft { get; init; }
    public required Authority Authority { get; init; }
    /// <summary>The case it came from; null where that is of a holder before.</summary>
    public required string? Reference { get; init; }
    public required IReadOnlyList<OfferedService> Services { get; init; }
    /// <summary>Its permits and its branches.</summary>
    public required IReadOnlyList<License> Linked { get; init; }
    /// <summary>The license this permit is linked to, or this is a branch of.</summary>
    public License? LinkedTo { get; init; }
    public required IReadOnlyList<ReadLicenseChange> Changes { get; init; }
    /// <summary>The violations on record that the reader may see, newest first.</summary>
    public IReadOnlyList<RecordedViolation> Violations { get; init; } = [];
    public required DateOnly Today { get; init; }

    /// <summary>The decision by which it is without effect; null while it has effect.</summary>
    public ReadLicenseChange? Decision => License.State == LicenseState.Active ? null : Changes.FirstOrDefault(row => row.Change.Kind is LicenseChangeKind.Suspended or LicenseChangeKind.Cancelled);
    /// <summary>The objection until whose decision that waits.</summary>
    public ReadLicenseChange? Stay => License.StayedByCaseId is { } stayed ? Changes.FirstOrDefault(row => row.Change.CaseId == stayed) : null;
    public IEnumerable<License> Permits => Linked.Where(linked => linked.IsBranch != true);
    public IEnumerable<License> Branches => Linked.Where(linked => linked.IsBranch == true);
    /// <summary>Open ones first, and what is under way.</summary>
    public IEnumerable<OfferedService> Ordered => Services.OrderBy(service => service.Closed is not null);
}

/// <param name="IssuedAt">Null leaves out how it began.</param>
/// <param name="Reference">Of the case it came from, for those who may open that.</param>
public sealed record LicenseHistory(IReadOnlyList<ReadLicenseChange> Changes, DateTimeOffset? IssuedAt = null, string? Reference = null);

/// <summary>Puts together what holders and officers read about a license.</summary>
public sealed class LicensePages(ReadLicenses licenses, LicenseSubjects subjects, OpenServices services, ReadViolations violations, Geography geography, TimeProvider time)
{
    /// <summary>Null where there is none of the number, or not for this actor.</summary>
    /// <param name="official">Which services it offers: those of staff, or those of holders.</param>
    public async Task<LicensePage?> FindAsync(string typed, Actor actor, bool official, CancellationToken cancel)
    {
        var number = DigitFolding.Fold(typed);
        if (!License.IsNumber(number) || await (official ? licenses.FindAsync(number, actor, cancel) : licenses.FindHeldAsync(number, actor, cancel)) is not { } read) return null;
        var license = read.License;
        var today = time.Today();
        var offered = services.Of(await subjects.OfAsync(license, cancel), official);
        return new()
        {
            License = license,
            Status = license.StatusOn(today),
            DaysLeft = license.ValidTo.DayNumber - today.DayNumber,
            Authority = geography.Authority(license.AuthorityId),
            Reference = read.Reference,
            // An officer is shown what their own roles begin.
            Services = official ? [.. offered.Where(one => actor.Roles.Any(role => role.Role == one.Procedure.BegunBy))] : offered,
            Linked = await licenses.LinkedAsync(license, actor, cancel),
            LinkedTo = license.LinkedToId is { } main ? (await licenses.FindAsync(main, actor, cancel))?.License : null,
            Changes = await licenses.ChangesAsync(license, actor, cancel),
            Violations = await violations.OfAsync(license.Id, actor, cancel),
            Today = today,
        };
    }
}
