using Baladi.Core.Cases;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Licenses;

/// <summary>A license with what its readers need of the case it came from.</summary>
public sealed record ReadLicense(License License, string Reference, long? EstablishmentId, long ProcedureVersionId);

/// <summary>Licenses through the scope of their cases: those of holders, and those staff may see.</summary>
public sealed class ReadLicenses(Data.BaladiDbContext db, CaseAccess access)
{
    /// <summary>The actor's own and their establishments', newest first, by key.</summary>
    public Task<List<ReadLicense>> PageAsync(Actor actor, long? before, int size, CancellationToken cancel) =>
        With(db.Licenses.Where(l => before == null || l.Id < before), access.AppliedForBy(actor), size).ToListAsync(cancel);

    /// <summary>Null where it does not exist or not for this actor.</summary>
    public Task<ReadLicense?> FindAsync(string number, Actor actor, CancellationToken cancel) =>
        With(db.Licenses.Where(l => l.Number == number), access.VisibleTo(actor), 1).FirstOrDefaultAsync(cancel);

    /// <summary>The license a case came to; null where it has none, or is not for this actor.</summary>
    public Task<ReadLicense?> OfCaseAsync(long caseId, Actor actor, CancellationToken cancel) =>
        With(db.Licenses.Where(l => l.CaseId == caseId), access.VisibleTo(actor), 1).FirstOrDefaultAsync(cancel);

    private static IQueryable<ReadLicense> With(IQueryable<License> licenses, IQueryable<Case> cases, int size) =>
        (from license in licenses.AsNoTracking()
         join c in cases on license.CaseId equals c.Id
         orderby license.Id descending
         select new ReadLicense(license, c.Reference, c.EstablishmentId, c.ProcedureVersionId)).Take(size);
}
