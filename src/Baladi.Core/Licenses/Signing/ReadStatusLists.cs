using System.Globalization;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Licenses.Signing;

/// <summary>What anybody needs to verify a license without asking us about that license.</summary>
public sealed class ReadStatusLists(BaladiDbContext db, LicenseSigner signer, TimeProvider time)
{
    /// <summary>No license is older.</summary>
    private const int FirstYear = 2020;

    /// <returns>The signed list of the licenses of a year; null for a year without any, or where the key in use is over.</returns>
    public async Task<string?> OfYearAsync(int year, CancellationToken cancel)
    {
        if (year < FirstYear || year > time.Today().Year) return null;
        var ofYear = db.Licenses.AsNoTracking().Where(l => EF.Functions.Like(l.Number, year.ToString("0000", CultureInfo.InvariantCulture) + "%"));
        var list = new StatusList(year);
        foreach (var taken in await ofYear.Where(l => l.State == LicenseState.Suspended || l.State == LicenseState.Cancelled).Select(l => new { l.Number, l.State }).ToListAsync(cancel)) list.Set(taken.Number, taken.State);
        return await signer.SignAsync(list, cancel);
    }

    /// <summary>All keys that signed anything, the one in use last.</summary>
    public Task<List<LicenseKey>> KeysAsync(CancellationToken cancel) => db.LicenseKeys.AsNoTracking().OrderBy(k => k.SignsFrom).ToListAsync(cancel);
}
