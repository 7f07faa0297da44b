using System.Globalization;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Notifications;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Licenses.Renewals;

/// <summary>
/// Tells holders that their license ends soon, as many days ahead as the services that renew it publish. Each reminder looks only at the
/// last days it has not looked at yet, so that a night's work does not grow with the licenses there are; after a time without
/// it, it makes up for every night, and tells each holder the nearest reminder alone.
/// </summary>
public sealed class RemindRenewals(BaladiDbContext db, PublishedCatalog catalog, LicenseHolders holders, Outbox outbox, PortalLinks links, TimeProvider time)
{
    private const string Template = "license-expiring";

    /// <returns>Of how many licenses holders were told.</returns>
    public async Task<int> RunAsync(int batch, CancellationToken cancel)
    {
        var told = 0;
        foreach (var procedure in catalog.AllInForce<Procedure>(time.Today()).Select(published => published.Content).Where(procedure => procedure.Concerns?.RemindDays.Count > 0))
        {
            var days = procedure.Concerns!.RemindDays.Order().ToList();
            for (var i = 0; i < days.Count; i++) told += await RemindAsync(procedure, days[i], after: i == 0 ? -1 : days[i - 1], batch, cancel);
        }
        return told;
    }

    /// <param name="after">The next reminder, which has those that are as near as that.</param>
    private async Task<int> RemindAsync(Procedure procedure, int days, int after, int batch, CancellationToken cancel)
    {
        var today = time.Today();
        var (key, until) = ($"reminded:{procedure.Code}:{days}", today.AddDays(days));
        var mark = await db.Settings.SingleOrDefaultAsync(setting => setting.Key == key, cancel);
        var from = today.AddDays(after);
        if (mark is not null && DateOnly.ParseExact(mark.Value, "O", CultureInfo.InvariantCulture) is var seen && seen > from) from = seen;
        var told = 0;
        for (var (validTo, last) = (from, 0L); ;)
        {
            db.ChangeTracker.Clear();
            var services = procedure.Concerns!.Services;
            var due = await db.Licenses.AsNoTracking()
                .Where(l => (l.State == LicenseState.Active || l.StayedByCaseId != null) && l.ValidTo <= until && (l.ValidTo > validTo || (l.ValidTo == validTo && l.Id > last && last != 0)))
                .OrderBy(l => l.ValidTo).ThenBy(l => l.Id).Take(batch).ToListAsync(cancel);
            if (due.Count == 0) break;
            (validTo, last) = (due[^1].ValidTo, due[^1].Id);
            told += await TellAsync([.. due.Where(l => services.Contains(l.ServiceCode))], days, today, cancel);
            if (due.Count < batch) break;
        }
        await MarkAsync(key, until, cancel);
        return told;
    }

    private async Task<int> TellAsync(List<License> due, int days, DateOnly today, CancellationToken cancel)
    {
        var keys = due.Select(l => l.Id).ToList();
        // A nearer reminder makes a farther one pointless.
        var reminded = await db.RenewalReminders.AsNoTracking().Where(r => keys.Contains(r.LicenseId) && r.Days <= days).Select(r => new { r.LicenseId, r.ValidTo }).ToListAsync(cancel);
        due.RemoveAll(license => reminded.Exists(r => r.LicenseId == license.Id && r.ValidTo == license.ValidTo));
        if (due.Count == 0) return 0;
        var told = await holders.OfAsync(due, cancel);
        foreach (var license in due)
        {
            db.RenewalReminders.Add(new RenewalReminder(license, days, time.GetUtcNow()));
            foreach (var holder in told[license.Id])
                outbox.Add(Template, holder.Language, holder.Mobile, holder.Email, new Dictionary<string, string>
                {
                    ["title"] = license.Name,
                    ["number"] = license.Number,
                    ["until"] = license.ValidTo.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    ["days"] = (license.ValidTo.DayNumber - today.DayNumber).ToString(CultureInfo.InvariantCulture),
                    ["link"] = links.License(holder.Language, license.Number),
                });
        }
        // Another node that told them first has written the same rows: nothing of ours is sent then.
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return 0; }
        return due.Count;
    }

    private async Task MarkAsync(string key, DateOnly until, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var value = until.ToString("O", CultureInfo.InvariantCulture);
        if (await db.Settings.SingleOrDefaultAsync(setting => setting.Key == key, cancel) is { } mark) mark.Change(value);
        else db.Settings.Add(new Setting(key, value));
        await db.SaveChangesAsync(cancel);
    }
}
