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
        var words = new Dictionary<string, string> { ["number"] = license.Number, ["until"] = license.ValidTo.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
        await notifier.TellApplicantAsync(file, template, words, cancel);
        return license;
    }

    /// <summary>The same for the permits that have no effect without it, which stand under it and are not told apart.</summary>
    public async Task ChangeLinkedAsync(License license, CaseFile file, LicenseChangeKind kind, Func<License, bool> change, CancellationToken cancel)
    {
        foreach (var linked in await db.Licenses.Where(l => l.LinkedToId == license.Id).OrderBy(l => l.Id).ToListAsync(cancel)) await ApplyAsync(linked, file, kind, change, cancel);
    }

    private async Task<bool> ApplyAsync(License license, CaseFile file, LicenseChangeKind kind, Func<License, bool> change, CancellationToken cancel)
    {
        var entry = new LicenseChange(license, file.Case, kind, time.GetUtcNow());
        if (!change(license)) return false;
        db.LicenseChanges.Add(entry);
        license.Change();
        if (license.StandingCaseId == file.Case.Id) await register.AnewAsync(license, books.Of(file).Text(CommonFacts.Activity), license.EstablishmentId is null, cancel);
        // Its state is told by the signed list; what is printed on it was signed with it.
        if (license.KeyId is null) await signer.SignAsync(license, cancel);
        return true;
    }
}

public sealed class RenewLicenseEffect(LicenseChanger changer, LicensePrinter printer, CaseBooks books) : EffectHandler<RenewLicense>
{
    /// <exception cref="InvalidOperationException">The new last day cannot be computed from the facts.</exception>
    protected override async Task<string?> CarryOutAsync(RenewLicense effect, CaseFile file, Actor actor, CancellationToken cancel)
    {
        var to = effect.To.Evaluate(books.Of(file).Of);
        if (!to.IsKnown) throw new InvalidOperationException($"{file.Case.Reference}: the new validity of the license is unknown.");
        await changer.ChangeAsync(file, LicenseChangeKind.Renewed, CaseEventKind.LicenseRenewed, "license-renewed", license =>
        {
            license.Prolong(to.Date);
            license.Print(file.Case, printer.Print(license, file));
            return true;
        }, cancel);
        return null;
    }
}

public sealed class AmendLicenseEffect(LicenseChanger changer, LicensePrinter printer) : EffectHandler<AmendLicense>
{
    protected override async Task<string?> CarryOutAsync(AmendLicense effect, CaseFile file, Actor actor, CancellationToken cancel)
    {
        await changer.ChangeAsync(file, LicenseChangeKind.Amended, CaseEventKind.LicenseAmended, "license-amended", license =>
        {
            license.Print(file.Case, printer.Print(license, file));
            return true;
        }, cancel);
        return null;
    }
}

public sealed class SuspendLicenseEffect(LicenseChanger changer, TimeProvider time) : EffectHandler<SuspendLicense>
{
    protected override async Task<string?> CarryOutAsync(SuspendLicense effect, CaseFile file, Actor actor, CancellationToken cancel)
    {
        // What was cancelled is not revived by suspending it.
        Func<License, bool> suspend = license => license.State == LicenseState.Active && license.Become(LicenseState.Suspended, time.Today(), file.Procedure.Content.IsOfficial);
        var license = await changer.ChangeAsync(file, LicenseChangeKind.Suspended, CaseEventKind.LicenseSuspended, "license-suspended", suspend, cancel);
        await changer.ChangeLinkedAsync(license, file, LicenseChangeKind.Suspended, suspend, cancel);
        return null;
    }
}

public sealed class ReinstateLicenseEffect(LicenseChanger changer, BaladiDbContext db, TimeProvider time) : EffectHandler<ReinstateLicense>
{
    protected override async Task<string?> CarryOutAsync(ReinstateLicense effect, CaseFile file, Actor actor, CancellationToken cancel)
    {
        var license = await changer.ChangeAsync(file, LicenseChangeKind.Reinstated, CaseEventKind.LicenseReinstated, "license-reinstated", license => license.Become(LicenseState.Active, time.Today(), file.Procedure.Content.IsOfficial), cancel);
        // Permits that lost their effect with it, not those that had lost it on their own account.
        var together = await db.LicenseChanges.AsNoTracking().Where(change => db.Licenses.Any(l => l.Id == change.LicenseId && l.LinkedToId == license.Id)).ToListAsync(cancel);
        var fallen = await db.LicenseChanges.AsNoTracking().Where(change => change.LicenseId == license.Id).Select(change => change.CaseId).ToListAsync(cancel);
        var revived = together.GroupBy(change => change.LicenseId).Where(changes => fallen.Contains(changes.MaxBy(change => change.Id)!.CaseId)).Select(changes => changes.Key).ToHashSet();
        await changer.ChangeLinkedAsync(license, file, LicenseChangeKind.Reinstated, linked => revived.Contains(linked.Id) && linked.Become(LicenseState.Active, time.Today(), file.Procedure.Content.IsOfficial), cancel);
        return null;
    }
}

public sealed class CancelLicenseEffect(LicenseChanger changer, TimeProvider time) : EffectHandler<CancelLicense>
{
    protected override async Task<string?> CarryOutAsync(CancelLicense effect, CaseFile file, Actor actor, CancellationToken cancel)
    {
        var license = await changer.ChangeAsync(file, LicenseChangeKind.Cancelled, CaseEventKind.LicenseCancelled, "license-cancelled", license => license.Become(LicenseState.Cancelled, time.Today(), file.Procedure.Content.IsOfficial), cancel);
        await changer.ChangeLinkedAsync(license, file, LicenseChangeKind.Cancelled, linked => linked.Become(LicenseState.Cancelled, time.Today(), file.Procedure.Content.IsOfficial), cancel);
        return null;
    }
}
