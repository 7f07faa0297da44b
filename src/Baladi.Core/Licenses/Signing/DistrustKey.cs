using System.Globalization;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Licenses.Renewals;
using Baladi.Core.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Licenses.Signing;

/// <summary>
/// A key that signed licenses has leaked. It is distrusted first, for everybody to read; then another takes its place, and every license in force that it had signed is signed anew
/// and its holder told to print it again. Run again, wherever it broke off, it goes on from there; run again at its end, it does nothing.
/// </summary>
public sealed class DistrustKey(BaladiDbContext db, LicenseKeys keys, LicenseSigner signer, LicenseHolders holders, Outbox outbox, PortalLinks links, TimeProvider time)
{
    private const string Template = "license-print-again";

    /// <param name="since">From when on others may have signed with it; not in the future.</param>
    /// <returns>How many licenses were signed anew now. Problems: key-unknown, leak-in-the-future.</returns>
    public async Task<Outcome<int>> RunAsync(string keyId, DateTimeOffset since, int batch, IProgress<int>? progress, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (since > now) return Failure.Invalid(new Problem("leak-in-the-future"));
        if (await db.LicenseKeys.SingleOrDefaultAsync(k => k.Id == keyId, cancel) is not { } key) return Failure.Invalid(new Problem("key-unknown"));
        if (await db.LicenseKeyLeaks.SingleOrDefaultAsync(l => l.KeyId == keyId, cancel) is { } known) known.Reach(since);
        else db.LicenseKeyLeaks.Add(new LicenseKeyLeak(keyId, since, now));
        // Without the hour of grace of a key whose time is over: no node signs with it from here on.
        key.Retire(now);
        await db.SaveChangesAsync(cancel);
        if (keys.IsInUse(keyId)) await keys.RotateAsync(cancel);

        var done = 0;
        for (int signed; (signed = await SignAnewAsync(keyId, batch, cancel)) != 0;) progress?.Report(done += signed);
        db.ChangeTracker.Clear();
        (await db.LicenseKeyLeaks.SingleAsync(l => l.KeyId == keyId, cancel)).Finish(time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return done;
    }

    private Task<int> SignAnewAsync(string keyId, int batch, CancellationToken cancel) => db.TryAgainAsync(async () =>
    {
        db.ChangeTracker.Clear();
        var today = time.Today();
        // What is over keeps its signature, and is distrusted with its key: there is nothing to print again.
        var waiting = await db.Licenses.Where(l => l.KeyId == keyId && l.State != LicenseState.Cancelled && l.ValidTo >= today).OrderBy(l => l.Id).Take(batch).ToListAsync(cancel);
        if (waiting.Count == 0) return 0;
        var told = await holders.OfAsync(waiting, cancel);
        foreach (var license in waiting)
        {
            if (!await signer.SignAsync(license, cancel)) throw new InvalidOperationException("The key that signs licenses is over: run 'rotate-license-key', then this again.");
            foreach (var holder in told[license.Id])
                outbox.Add(Template, holder.Language, holder.Mobile, holder.Email, new Dictionary<string, string>
                {
                    ["title"] = license.Name,
                    ["number"] = license.Number,
                    ["until"] = license.ValidTo.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    ["link"] = links.License(holder.Language, license.Number),
                });
        }
        // Signed and told in one transaction: whoever breaks off here tells nobody twice.
        await db.SaveChangesAsync(cancel);
        return waiting.Count;
    });
}
