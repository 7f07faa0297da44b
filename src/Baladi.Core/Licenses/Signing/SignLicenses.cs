using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Licenses.Signing;

/// <summary>Signs licenses that could not be signed as they were issued: the key was over, or they are older than signing.</summary>
public sealed class SignLicenses(BaladiDbContext db, LicenseSigner signer)
{
    /// <summary>How many are signed in one round of the job: as many as keep nobody waiting.</summary>
    private const int MostInARound = 250;

    /// <summary>Batch by batch, until none waits or the round is full.</summary>
    public async Task RoundAsync(int batch, CancellationToken cancel)
    {
        for (var done = 0; done < MostInARound; done += batch)
        {
            db.ChangeTracker.Clear();
            if (await RunAsync(batch, cancel) < batch) return;
        }
    }

    /// <returns>How many were signed.</returns>
    /// <exception cref="InvalidOperationException">The key in use is over. Nothing is lost; what waits is signed with the next one.</exception>
    public async Task<int> RunAsync(int batch, CancellationToken cancel)
    {
        var waiting = await db.Licenses.Where(l => l.KeyId == null).OrderBy(l => l.Id).Take(batch).ToListAsync(cancel);
        foreach (var license in waiting)
            if (!await signer.SignAsync(license, cancel)) throw new InvalidOperationException("The key that signs licenses is over: run 'rotate-license-key' and start the portal again.");
        // Another node that signed the same ones was as right.
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return 0; }
        return waiting.Count;
    }
}
