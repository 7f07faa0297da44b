using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Licenses;

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
        await changer.ChangeAsync(file, effect.Corrects ? LicenseChangeKind.Corrected : LicenseChangeKind.Amended, CaseEventKind.LicenseAmended, "license-amended", license =>
        {
            license.Print(file.Case, printer.Print(license, file));
            return true;
        }, cancel);
        return null;
    }
}

public sealed class SuspendLicenseEffect(LicenseChanger changer, CaseBooks books, TimeProvider time) : EffectHandler<SuspendLicense>
{
    protected override async Task<string?> CarryOutAsync(SuspendLicense effect, CaseFile file, Actor actor, CancellationToken cancel)
    {
        // Where it is not known whether people are in danger, they may be.
        var danger = effect.Danger?.Evaluate(books.Of(file).Of) is { IsFalse: false };
        // What was cancelled is not revived by suspending it.
        Func<License, bool> suspend = license => license.State == LicenseState.Active && license.Become(LicenseState.Suspended, time.Today(), file.Procedure.Content.IsOfficial, danger);
        var license = await changer.ChangeAsync(file, LicenseChangeKind.Suspended, CaseEventKind.LicenseSuspended, "license-suspended", suspend, cancel);
        await changer.ChangeLinkedAsync(license, file, LicenseChangeKind.Suspended, suspend, cancel);
        return null;
    }
}

public sealed class ReinstateLicenseEffect(BaladiDbContext db, LicenseChanger changer, TimeProvider time) : EffectHandler<ReinstateLicense>
{
    protected override async Task<string?> CarryOutAsync(ReinstateLicense effect, CaseFile file, Actor actor, CancellationToken cancel)
    {
        if (effect.Own && !await IsOwnAsync(file, cancel)) return null;
        var license = await changer.ChangeAsync(file, LicenseChangeKind.Reinstated, CaseEventKind.LicenseReinstated, "license-reinstated", license => license.Become(LicenseState.Active, time.Today(), file.Procedure.Content.IsOfficial), cancel);
        await changer.ChangeFallenAsync(license, file, LicenseChangeKind.Reinstated, linked => linked.Become(LicenseState.Active, time.Today(), file.Procedure.Content.IsOfficial), cancel);
        return null;
    }

    private async Task<bool> IsOwnAsync(CaseFile file, CancellationToken cancel)
    {
        var latest = await db.LicenseChanges.AsNoTracking().Where(change => change.LicenseId == file.Subject!.Id && (change.Kind == LicenseChangeKind.Suspended || change.Kind == LicenseChangeKind.Reinstated || change.Kind == LicenseChangeKind.Cancelled))
            .OrderByDescending(change => change.Id).Select(change => new { change.CaseId, change.Kind }).FirstOrDefaultAsync(cancel);
        return latest is { Kind: LicenseChangeKind.Suspended } && latest.CaseId == file.Case.Id;
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
