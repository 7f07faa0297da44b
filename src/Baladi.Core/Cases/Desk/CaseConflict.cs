using Baladi.Core.Basics;
using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases.Desk;

/// <summary>Tells whoever acted on an outdated view what happened meanwhile, and who did it.</summary>
public sealed class CaseConflict(BaladiDbContext db)
{
    public async Task<Failure> ExplainAsync(long caseId, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        var last = await (
            from entry in db.CaseEvents
            where entry.CaseId == caseId && entry.ActorAccountId != null
            orderby entry.Number descending
            join account in db.Users on entry.ActorAccountId equals account.Id
            join person in db.People on account.PersonId equals person.Id
            select new { entry.Kind, entry.Detail, entry.OccurredAt, person.Name }).AsNoTracking().FirstOrDefaultAsync(cancel);
        return last is null
            ? Failure.Conflict(new Problem("case-changed"))
            : Failure.Conflict(new Problem("case-changed-by", "", last.Name, last.Kind, last.OccurredAt));
    }
}
