using Baladi.Core.Data;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases.Emergency;

/// <summary>Puts on record what is seen of a case under an emergency access, before it is shown.</summary>
public sealed class RecordEmergencyView(BaladiDbContext db, TimeProvider time)
{
    /// <param name="page">The address below that of the case.</param>
    /// <returns>The access the case is seen under; null where the actor sees it anyway, or not at all.</returns>
    public async Task<EmergencyAccess?> RunAsync(string reference, string page, Actor actor, CancellationToken cancel)
    {
        if (!actor.May(Permission.EmergencyAccess)) return null;
        var now = time.GetUtcNow();
        var access = await (from opened in db.EmergencyAccesses.AsNoTracking()
                            join @case in db.Cases on opened.CaseId equals @case.Id
                            where opened.AccountId == actor.AccountId && now < opened.EndsAt && @case.Reference == reference
                            orderby opened.Id descending
                            select opened).FirstOrDefaultAsync(cancel);
        if (access is null) return null;
        await db.TryAgainAsync(async () =>
        {
            db.EmergencyViews.Add(new EmergencyView(access.CaseId, access.Id, page, now));
            return await db.SaveChangesAsync(cancel);
        });
        db.ChangeTracker.Clear();
        return access;
    }
}
