using System.Text.Json;
using Baladi.Core.Cases;
using Baladi.Core.People;
using Baladi.Core.Publishing;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Licenses;

/// <summary>A license with what its readers need of the case it came from.</summary>
/// <param name="Reference">Null where that is another's, who held it before.</param>
public sealed record ReadLicense(License License, string? Reference, long ProcedureVersionId);

/// <summary>Something that was done to a license, and the case it was done by.</summary>
/// <param name="Reference">Null for whoever may not open that: it is of another holder.</param>
public sealed record ReadLicenseChange(LicenseChange Change, string? Reference);

/// <summary>A license as it was when it was handed to another, for whoever held it until then.</summary>
public sealed record FormerLicense(License License, LicenseChange HandedOver, LicenseContent Printed, string Reference, IReadOnlyList<ReadLicenseChange> Changes);

/// <summary>Licenses to their holders, and to staff over the authority that issued them.</summary>
public sealed class ReadLicenses(Data.BaladiDbContext db, LicenseAccess access, CaseAccess cases)
{
    /// <summary>The actor's own and their establishments', newest first, by key.</summary>
    public Task<List<ReadLicense>> PageAsync(Actor actor, long? before, int size, CancellationToken cancel) =>
        With(access.HeldBy(actor).Where(l => before == null || l.Id < before), actor, size).ToListAsync(cancel);

    /// <summary>Null where it does not exist or not for this actor.</summary>
    public Task<ReadLicense?> FindAsync(string number, Actor actor, CancellationToken cancel) =>
        With(access.VisibleTo(actor).Where(l => l.Number == number), actor, 1).FirstOrDefaultAsync(cancel);

    /// <summary>Null where it does not exist or is not the actor's.</summary>
    public Task<ReadLicense?> FindHeldAsync(string number, Actor actor, CancellationToken cancel) =>
        With(access.HeldBy(actor).Where(l => l.Number == number), actor, 1).FirstOrDefaultAsync(cancel);

    /// <summary>The license a case came to; null where it has none, or is not for this actor.</summary>
    public Task<ReadLicense?> OfCaseAsync(long caseId, Actor actor, CancellationToken cancel) =>
        With(access.VisibleTo(actor).Where(l => l.CaseId == caseId), actor, 1).FirstOrDefaultAsync(cancel);

    /// <summary>The license a case concerns; null where it concerns none, or is not for this actor.</summary>
    public Task<ReadLicense?> FindAsync(long id, Actor actor, CancellationToken cancel) =>
        With(access.VisibleTo(actor).Where(l => l.Id == id), actor, 1).FirstOrDefaultAsync(cancel);

    /// <summary>One that the actor is asked to take over; null where they are not.</summary>
    public Task<License?> FindOfferedAsync(long id, Actor actor, CancellationToken cancel) => access.AskedAbout(actor).AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, cancel);

    /// <summary>What was done to a license, newest first.</summary>
    public Task<List<ReadLicenseChange>> ChangesAsync(License license, Actor actor, CancellationToken cancel) =>
        (from change in db.LicenseChanges.AsNoTracking()
         where change.LicenseId == license.Id
         orderby change.Id descending
         select new ReadLicenseChange(change, cases.VisibleTo(actor).Where(c => c.Id == change.CaseId).Select(c => c.Reference).FirstOrDefault())).ToListAsync(cancel);

    /// <summary>One that was the actor's, as it was when they last handed it over; null where it never was, or is theirs again.</summary>
    public async Task<FormerLicense?> FindFormerAsync(string number, Actor actor, CancellationToken cancel)
    {
        var handed = await (from change in access.HandedOverBy(actor)
                            join license in db.Licenses on change.LicenseId equals license.Id
                            where license.Number == number
                            orderby change.Id descending
                            select new { change, license }).AsNoTracking().FirstOrDefaultAsync(cancel);
        if (handed is null) return null;
        var changes = (await ChangesAsync(handed.license, actor, cancel)).Where(row => row.Change.Id <= handed.change.Id).ToList();
        return new(handed.license, handed.change, JsonSerializer.Deserialize<LicenseContent>(handed.change.ContentBefore, PublishedJson.Options)!, changes[0].Reference ?? "", changes);
    }

    /// <summary>The permits that have no effect without it, and the branches of it, newest first.</summary>
    public Task<List<License>> LinkedAsync(License license, Actor actor, CancellationToken cancel) =>
        access.VisibleTo(actor).AsNoTracking().Where(l => l.LinkedToId == license.Id).OrderByDescending(l => l.Id).ToListAsync(cancel);

    private IQueryable<ReadLicense> With(IQueryable<License> licenses, Actor actor, int size) =>
        (from license in licenses.AsNoTracking()
         join c in db.Cases on license.CaseId equals c.Id
         orderby license.Id descending
         select new ReadLicense(license, cases.VisibleTo(actor).Any(seen => seen.Id == c.Id) ? c.Reference : null, c.ProcedureVersionId)).Take(size);
}
