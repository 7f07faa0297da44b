using System.Security.Cryptography;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace Baladi.Core.Licenses.Signing;

/// <summary>The keys licenses are signed with: the private one is a file, the public ones are kept in the database.</summary>
public sealed class LicenseKeys(BaladiDbContext db, KeyRing keys, TimeProvider time)
{
    /// <summary>Nodes that run with the old key sign with it for a while: until each was started again.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>The thumbprint of a key, by which it is named.</summary>
    public static string IdOf(ECDsa key) => Base64UrlEncoder.Encode(new ECDsaSecurityKey(key).ComputeJwkThumbprint());

    /// <summary>Makes the public half of the key in use known, where it is not.</summary>
    public async Task RegisterAsync(CancellationToken cancel)
    {
        var id = IdOf(keys.LicenseSigning);
        if (await db.LicenseKeys.AnyAsync(k => k.Id == id, cancel)) return;
        var now = time.GetUtcNow();
        // A file that was put in the place of another ends that one, too.
        foreach (var other in await db.LicenseKeys.Where(k => now < k.SignsUntil).ToListAsync(cancel)) other.Retire(now + Grace);
        db.LicenseKeys.Add(new LicenseKey(id, keys.LicenseSigning.ExportSubjectPublicKeyInfoPem(), now));
        // Another node that starts at this moment may have been faster.
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateException) when (db.LicenseKeys.AsNoTracking().Any(k => k.Id == id)) { db.ChangeTracker.Clear(); }
    }

    /// <summary>Whether the private key here is that of the id.</summary>
    public bool IsInUse(string id) => IdOf(keys.LicenseSigning) == id;

    /// <summary>When the key in use stops signing.</summary>
    public Task<DateTimeOffset> EndsAsync(CancellationToken cancel)
    {
        var id = IdOf(keys.LicenseSigning);
        return db.LicenseKeys.Where(k => k.Id == id).Select(k => k.SignsUntil).SingleAsync(cancel);
    }

    /// <returns>The key in use at the moment; null where its time is over, or has not begun.</returns>
    public async Task<ECDsaSecurityKey?> CurrentAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var id = IdOf(keys.LicenseSigning);
        return await db.LicenseKeys.AnyAsync(k => k.Id == id && k.SignsFrom <= now && now < k.SignsUntil, cancel) ? new(keys.LicenseSigning) { KeyId = id } : null;
    }

    /// <summary>Another key takes the place of the one in use. What was signed stays as it is; the private half of the old key is destroyed.</summary>
    /// <returns>The new key.</returns>
    public async Task<LicenseKey> RotateAsync(CancellationToken cancel)
    {
        var before = IdOf(keys.LicenseSigning);
        using var next = keys.BeginLicenseSigning();
        var (id, now) = (IdOf(next), time.GetUtcNow());
        // One that broke off after this had been saved goes on from here.
        var key = await db.LicenseKeys.SingleOrDefaultAsync(k => k.Id == id, cancel) ?? db.LicenseKeys.Add(new LicenseKey(id, next.ExportSubjectPublicKeyInfoPem(), now)).Entity;
        if (await db.LicenseKeys.SingleOrDefaultAsync(k => k.Id == before, cancel) is { } old) old.Retire(now + Grace);
        await db.SaveChangesAsync(cancel);
        keys.FinishLicenseSigning();
        return key;
    }
}
