using Baladi.Core.Basics;
using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Licenses.Signing;

/// <summary>What anybody needs to verify a license without asking us about that license.</summary>
public sealed class ReadStatusLists(BaladiDbContext db, LicenseSigner signer, TimeProvider time)
{
    /// <summary>No license is older.</summary>
    private const int FirstYear = 2020;

    /// <summary>Whether licenses may have been issued in the year.</summary>
    public bool Covers(int year) => year >= FirstYear && year <= time.Today().Year;

    /// <returns>The signed list of the licenses of a year; null where the key in use is over.</returns>
    public async Task<string?> OfYearAsync(int year, CancellationToken cancel)
    {
        var list = new StatusList(year);
        foreach (var taken in await db.Licenses.AsNoTracking().Where(l => (l.State == LicenseState.Suspended || l.State == LicenseState.Cancelled) && l.StayedByCaseId == null && l.StatusYear == year && l.StatusPlace != null)
            .Select(l => new { l.StatusPlace, l.State }).ToListAsync(cancel)) list.Set(taken.StatusPlace!.Value, taken.State);
        return await signer.SignAsync(list, cancel);
    }

    /// <summary>All keys that signed anything, the one in use last.</summary>
    public Task<List<LicenseKey>> KeysAsync(CancellationToken cancel) => db.LicenseKeys.AsNoTracking().OrderBy(k => k.SignsFrom).ToListAsync(cancel);

    /// <summary>The keys among them that are not to be trusted any more.</summary>
    public Task<List<LicenseKeyLeak>> LeaksAsync(CancellationToken cancel) => db.LicenseKeyLeaks.AsNoTracking().OrderBy(l => l.Id).ToListAsync(cancel);
}
