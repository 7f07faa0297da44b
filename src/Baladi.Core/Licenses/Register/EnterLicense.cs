using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Licenses.Register;

/// <summary>Puts licenses into the public register, in the transaction that issues or changes them.</summary>
public sealed class EnterLicense(BaladiDbContext db)
{
    /// <param name="heldByPerson">Whether it is a natural person's, whom the register does not name.</param>
    public void Enter(License license, string? activityCode, bool heldByPerson)
    {
        license.Enter(activityCode, heldByPerson);
        db.LicenseWords.AddRange(LicenseWord.Of(license));
    }

    /// <summary>The same for one that stands in it already, whose name, activity or holder changed.</summary>
    public async Task AnewAsync(License license, string? activityCode, bool heldByPerson, CancellationToken cancel)
    {
        license.Enter(activityCode, heldByPerson);
        var (kept, now) = (await db.LicenseWords.Where(word => word.LicenseId == license.Id).ToListAsync(cancel), LicenseWord.Of(license).ToList());
        db.LicenseWords.RemoveRange(kept.ExceptBy(now.Select(word => word.Word), word => word.Word));
        db.LicenseWords.AddRange(now.ExceptBy(kept.Select(word => word.Word), word => word.Word));
    }
}
