using Baladi.Core.Cases;
using Baladi.Core.Cases.Consents;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Baladi.Core.Requirements.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Licenses;

/// <summary>
/// Hands a license, with its permits and without its branches, to the party that agreed to take it. What was on file of the holder before stays theirs: see
/// <see cref="LicenseSubjects"/>, which reads no document from before.
/// </summary>
public sealed class TransferLicenseEffect(BaladiDbContext db, LicenseChanger changer, LicensePrinter printer, PartyNotifier party, PublishedCatalog catalog, TimeProvider time) : EffectHandler<TransferLicense>
{
    /// <exception cref="InvalidOperationException">Nobody agreed; publishing would have refused such a procedure.</exception>
    protected override async Task<string?> CarryOutAsync(TransferLicense effect, CaseFile file, Actor actor, CancellationToken cancel)
    {
        var agreed = file.Tasks.Exists(task => task is { Holder: Holder.Party, State: TaskState.Done } && file.Procedure.Content.TaskOf(task.Code).Actions.Any(action => action.Code == task.Action && action.Kind == ActionKind.Approve));
        if (!agreed || file.Case.PartyPersonId is not { } person) throw new InvalidOperationException($"{file.Case.Reference}: nobody agreed to take the license.");
        var establishment = file.Case.PartyEstablishmentId is { } id ? await db.Establishments.AsNoTracking().SingleAsync(e => e.Id == id, cancel) : null;
        var holder = establishment?.Name ?? await db.People.AsNoTracking().Where(p => p.Id == person).Select(p => p.Name).SingleAsync(cancel);
        NameHolder(file, establishment);

        var license = await changer.ChangeAsync(file, LicenseChangeKind.Transferred, CaseEventKind.LicenseTransferred, "license-transferred", license =>
        {
            license.HandTo(establishment?.Id, person, holder);
            license.Print(file.Case, printer.Print(license, file));
            return true;
        }, cancel);
        await changer.ChangeLinkedAsync(license, file, LicenseChangeKind.Transferred, linked =>
        {
            linked.HandTo(establishment?.Id, person, holder);
            return true;
        }, cancel);
        await party.TellAsync(file, "license-received", LicenseChanger.Words(license), cancel);
        return null;
    }

    // The registration printed on it is that of the new holder.
    private void NameHolder(CaseFile file, Establishment? establishment)
    {
        var now = time.GetUtcNow();
        foreach (var old in file.Facts.Where(fact => fact.Code == CommonFacts.Establishment).ToList())
        {
            old.Supersede(now);
            file.Facts.Remove(old);
        }
        if (establishment is null || new FactNames(catalog).Find(CommonFacts.Establishment) is not { } definition) return;
        var fact = new CaseFact(file.Case, definition, Value.Of(establishment.CommercialRegistration), FactSource.Registry, now, null);
        file.Facts.Add(fact);
        db.CaseFacts.Add(fact);
    }
}
