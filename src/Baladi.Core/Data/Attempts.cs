using Baladi.Core.Audit;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Data;

internal static class Attempts
{
    private const int Most = 4;

    /// <summary>Carries out work that contradicts nothing others do: where somebody was faster, it looks at the database again.</summary>
    public static async Task<T> TryAgainAsync<T>(this BaladiDbContext db, Func<Task<T>> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            try { return await work(); }
            catch (DbUpdateConcurrencyException) when (attempt < Most) { db.ChangeTracker.Clear(); }
        }
    }

    /// <summary>From here on, saving anything of the case fails where somebody else wrote to it meanwhile, whichever rows each of us touched.</summary>
    public static async Task WatchCaseAsync(this BaladiDbContext db, long caseId, CancellationToken cancel) =>
        await db.AuditHeads.FindAsync([AuditedAttribute.Case, caseId], cancel);
}
