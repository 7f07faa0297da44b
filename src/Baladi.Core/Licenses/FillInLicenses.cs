using Baladi.Core.Data;
using Baladi.Core.Licenses.Register;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Licenses;

/// <summary>Fills in what licenses are found by and was not kept with them when they were issued, from what their cases say: whose they are, and their place in the public register.</summary>
public sealed class FillInLicenses(BaladiDbContext db, EnterLicense register)
{
    /// <summary>Batch by batch, until none is without; broken off, it goes on where it was.</summary>
    public async Task RoundAsync(int batch, CancellationToken cancel)
    {
        do db.ChangeTracker.Clear();
        while (await RunAsync(batch, cancel) == batch);
        db.ChangeTracker.Clear();
    }

    private async Task<int> RunAsync(int batch, CancellationToken cancel)
    {
        var waiting = await (
            from license in db.Licenses
            where license.HolderPersonId == null || license.HeldByPerson == null
            join @case in db.Cases on license.CaseId equals @case.Id
            orderby license.Id
            select new
            {
                License = license,
                Case = @case,
                // Erased facts are null, as those of services that ask for no activity.
                Activity = db.CaseFacts.Where(fact => fact.CaseId == license.CaseId && fact.Code == CommonFacts.Activity && fact.Subject == "" && fact.SupersededAt == null).Select(fact => fact.Text).FirstOrDefault(),
            }).Take(batch).ToListAsync(cancel);
        foreach (var one in waiting)
        {
            if (one.License.HolderPersonId is null) one.License.BelongTo(one.Case);
            if (one.License.HeldByPerson is null) await register.AnewAsync(one.License, one.Activity, one.License.EstablishmentId is null, cancel);
        }
        // Another node that filled in the same ones was as right.
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateException) { return 0; }
        return waiting.Count;
    }
}
