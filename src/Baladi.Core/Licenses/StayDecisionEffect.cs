using Baladi.Core.Cases;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Licenses;

/// <summary>Lets a suspension or cancellation wait for the objection to it. Where people are in danger, or it waits already, nothing happens.</summary>
public sealed class StayDecisionEffect(LicenseChanger changer) : EffectHandler<StayDecision>
{
    protected override async Task<string?> CarryOutAsync(StayDecision effect, CaseFile file, Actor actor, CancellationToken cancel)
    {
        var license = await changer.ChangeAsync(file, LicenseChangeKind.Stayed, CaseEventKind.LicenseStayed, "license-stayed", license => license.Stay(file.Case), cancel);
        if (license.StayedByCaseId == file.Case.Id) await changer.ChangeFallenAsync(license, file, LicenseChangeKind.Stayed, linked => linked.Stay(file.Case), cancel);
        return null;
    }
}

/// <summary>No stay outlives the objection, however that ended: no procedure has to think of it.</summary>
public sealed class EndStayWhenCaseEnds(BaladiDbContext db, LicenseChanger changer) : IWhenCaseEnds
{
    public async Task EndAsync(CaseFile file, CancellationToken cancel)
    {
        // A license given back in this very transaction waits for nothing any more, whatever the database still says.
        if (file.Subject is not LicenseSubject subject || (await db.Licenses.SingleAsync(l => l.Id == subject.Id, cancel)).StayedByCaseId != file.Case.Id) return;
        var license = await changer.ChangeAsync(file, LicenseChangeKind.StayEnded, CaseEventKind.LicenseStayEnded, "license-stay-ended", license => license.EndStay(file.Case), cancel);
        await changer.ChangeLinkedAsync(license, file, LicenseChangeKind.StayEnded, linked => linked.EndStay(file.Case), cancel);
    }
}
