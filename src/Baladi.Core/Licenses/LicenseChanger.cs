using System.Globalization;
using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Data;
using Baladi.Core.Licenses.Register;
using Baladi.Core.Licenses.Signing;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Licenses;

/// <summary>What every change of a license has in common: it is recorded with what was before, signed anew and told to the holder.</summary>
public sealed class LicenseChanger(BaladiDbContext db, LicenseSigner signer, EnterLicense register, CaseBooks books, CaseRecorder recorder, CaseNotifier notifier, TimeProvider time)
{
    /// <param name="change">False where there is nothing to change; nothing is recorded or told then.</param>
    /// <param name="template">Tells the holder.</param>
    public async Task<License> ChangeAsync(CaseFile file, LicenseChangeKind kind, CaseEventKind told, string template, Func<License, bool> change, CancellationToken cancel)
    {
        var license = await db.Licenses.SingleAsync(l => l.Id == file.Subject!.Id, cancel);
        if (!await ApplyAsync(license, file, kind, change, cancel)) return license;
        recorder.Record(file.Case, told, Actor.System, Party.System, license.Number);
        await notifier.TellApplicantAsync(file, template, Words(license), cancel);
        return license;
    }

    /// <summary>What messages about a license say of it.</summary>
    internal static Dictionary<string, string> Words(License license) => new() { ["number"] = license.Number, ["until"] = license.ValidTo.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };

    /// <summary>The same for the permits that have no effect without it, which stand under it and are not told apart.</summary>
    public async Task ChangeLinkedAsync(License license, CaseFile file, LicenseChangeKind kind, Func<License, bool> change, CancellationToken cancel)
    {
        foreach (var linked in await db.Licenses.Where(l => l.LinkedToId == license.Id && l.IsBranch == null).OrderBy(l => l.Id).ToListAsync(cancel)) await ApplyAsync(linked, file, kind, change, cancel);
    }

    /// <summary>The same, for those alone that lost their effect with it, and not on their own account.</summary>
    public async Task ChangeFallenAsync(License license, CaseFile file, LicenseChangeKind kind, Func<License, bool> change, CancellationToken cancel)
    {
        var together = await db.LicenseChanges.AsNoTracking().Where(c => db.Licenses.Any(l => l.Id == c.LicenseId && l.LinkedToId == license.Id && l.IsBranch == null)).ToListAsync(cancel);
        var theirs = await db.LicenseChanges.AsNoTracking().Where(c => c.LicenseId == license.Id).Select(c => c.CaseId).ToListAsync(cancel);
        var fallen = together.GroupBy(c => c.LicenseId).Where(changes => theirs.Contains(changes.MaxBy(c => c.Id)!.CaseId)).Select(changes => changes.Key).ToHashSet();
        await ChangeLinkedAsync(license, file, kind, linked => fallen.Contains(linked.Id) && change(linked), cancel);
    }

    private async Task<bool> ApplyAsync(License license, CaseFile file, LicenseChangeKind kind, Func<License, bool> change, CancellationToken cancel)
    {
        var entry = new LicenseChange(license, file.Case, kind, time.GetUtcNow());
        if (!change(license)) return false;
        db.LicenseChanges.Add(entry);
        license.Change();
        if (license.StandingCaseId == file.Case.Id) await register.AnewAsync(license, books.Of(file).Text(CommonFacts.Activity), license.EstablishmentId is null, cancel);
        else if (kind == LicenseChangeKind.Transferred) await register.AnewAsync(license, license.ActivityCode, license.EstablishmentId is null, cancel);
        // Its state is told by the signed list; what is printed on it was signed with it.
        if (license.KeyId is null) await signer.SignAsync(license, cancel);
        return true;
    }
}
