using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Licenses;

/// <summary>Fills in whose a license is where it was issued before that was kept with it.</summary>
public sealed class KeepHolders(BaladiDbContext db)
{
    private const int Batch = 500;

    /// <summary>Batch by batch, until none is without; broken off, it goes on where it was.</summary>
    public async Task RunAsync(CancellationToken cancel)
    {
        for (var done = Batch; done == Batch;)
        {
            db.ChangeTracker.Clear();
            var found = await (from license in db.Licenses
                               where license.HolderPersonId == null
                               join c in db.Cases on license.CaseId equals c.Id
                               orderby license.Id
                               select new { license, c }).Take(Batch).ToListAsync(cancel);
            foreach (var row in found) row.license.BelongTo(row.c);
            // Another node that filled in the same ones was as right.
            try { await db.SaveChangesAsync(cancel); }
            catch (DbUpdateConcurrencyException) { }
            done = found.Count;
        }
        db.ChangeTracker.Clear();
    }
}
