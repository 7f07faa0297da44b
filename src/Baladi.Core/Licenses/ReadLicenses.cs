using Baladi.Core.Cases;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Licenses;

/// <summary>A license with what its readers need of the case it came from.</summary>
public sealed record ReadLicense(License License, string Reference, long? EstablishmentId, long ProcedureVersionId);

/// <summary>Something that was done to a license, and the case it was done by, for those who may open that.</summary>
public sealed record ReadLicenseChange(LicenseChange Change, string Reference);

/// <summary>Licenses to their holders, and to staff over the authority that issued them.</summary>
public sealed class ReadLicenses(Data.BaladiDbContext db, LicenseAccess access)
{
    /// <summary>The actor's own and their establishments', newest first, by key.</summary>
    public Task<List<ReadLicense>> PageAsync(Actor actor, long? before, int size, CancellationToken cancel) =>
        With(access.HeldBy(actor).Where(l => before == null || l.Id < before), size).ToListAsync(cancel);

    /// <summary>Null where it does not exist or not for this actor.</summary>
    public Task<ReadLicense?> FindAsync(string number, Actor actor, CancellationToken cancel) =>
        With(access.VisibleTo(actor).Where(l => l.Number == number), 1).FirstOrDefaultAsync(cancel);

    /// <summary>Null where it does not exist or is not the actor's.</summary>
    public Task<ReadLicense?> FindHeldAsync(string number, Actor actor, CancellationToken cancel) =>
        With(access.HeldBy(actor).Where(l => l.Number == number), 1).FirstOrDefaultAsync(cancel);

    /// <summary>The license a case came to; null where it has none, or is not for this actor.</summary>
    public Task<ReadLicense?> OfCaseAsync(long caseId, Actor actor, CancellationToken cancel) =>
        With(access.VisibleTo(actor).Where(l => l.CaseId == caseId), 1).FirstOrDefaultAsync(cancel);

    /// <summary>The license a case concerns; null where it concerns none, or is not for this actor.</summary>
    public Task<ReadLicense?> FindAsync(long id, Actor actor, CancellationToken cancel) =>
        With(access.VisibleTo(actor).Where(l => l.Id == id), 1).FirstOrDefaultAsync(cancel);

    /// <summary>What was done to a license, newest first.</summary>
    public Task<List<ReadLicenseChange>> ChangesAsync(License license, CancellationToken cancel) =>
        (from change in db.LicenseChanges.AsNoTracking()
         join c in db.Cases on change.CaseId equals c.Id
         where change.LicenseId == license.Id
         orderby change.Id descending
         select new ReadLicenseChange(change, c.Reference)).ToListAsync(cancel);

    /// <summary>The permits that have no effect without it, newest first.</summary>
    public Task<List<License>> LinkedAsync(License license, CancellationToken cancel) =>
        db.Licenses.AsNoTracking().Where(l => l.LinkedToId == license.Id).OrderByDescending(l => l.Id).ToListAsync(cancel);

    private IQueryable<ReadLicense> With(IQueryable<License> licenses, int size) =>
        (from license in licenses.AsNoTracking()
         join c in db.Cases on license.CaseId equals c.Id
         orderby license.Id descending
         select new ReadLicense(license, c.Reference, c.EstablishmentId, c.ProcedureVersionId)).Take(size);
}
