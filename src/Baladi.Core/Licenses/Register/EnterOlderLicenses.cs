using Baladi.Core.Data;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Licenses.Register;

/// <summary>Puts licenses into the register that were issued before there was one, from what their cases say.</summary>
public sealed class EnterOlderLicenses(BaladiDbContext db, EnterLicense register)
{
    /// <summary>Batch by batch, so that what broke off goes on where it was.</summary>
    public async Task RoundAsync(int batch, CancellationToken cancel)
    {
        do db.ChangeTracker.Clear();
        while (await RunAsync(batch, cancel) == batch);
    }

    /// <returns>How many were entered.</returns>
    public async Task<int> RunAsync(int batch, CancellationToken cancel)
    {
        var waiting = await (
            from license in db.Licenses
            where license.HeldByPerson == null
            orderby license.Id
            select new
            {
                License = license,
                // Erased facts are null, as those of services that ask for no activity.
                Activity = db.CaseFacts.Where(fact => fact.CaseId == license.CaseId && fact.Code == CommonFacts.Activity && fact.Subject == "" && fact.SupersededAt == null).Select(fact => fact.Text).FirstOrDefault(),
                ByPerson = db.Cases.Any(@case => @case.Id == license.CaseId && @case.EstablishmentId == null),
            }).Take(batch).ToListAsync(cancel);
        foreach (var one in waiting) await register.AnewAsync(one.License, one.Activity, one.ByPerson, cancel);
        // Another node that entered the same ones was as right.
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateException) { return 0; }
        return waiting.Count;
    }
}
