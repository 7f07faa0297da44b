using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases.Visits;

/// <summary>A visit as its officer plans the day by it.</summary>
public sealed record PlannedVisit(SiteVisit Visit, string Reference, string Title, string ServiceCode, long ProcedureVersionId, long AuthorityId, string? ShortAddress, string? CityCode);

/// <summary>The visits that lie ahead of an officer, and those whose day has passed without a word of what came of them.</summary>
public sealed class ReadVisits(BaladiDbContext db, CaseAccess access, TimeProvider time)
{
    /// <summary>More than anybody makes in the days ahead.</summary>
    public const int Most = 200;

    /// <summary>In the order of the clock.</summary>
    public async Task<IReadOnlyList<PlannedVisit>> OfAsync(Actor actor, int days, CancellationToken cancel)
    {
        if (!actor.May(Permission.WorkCases)) return [];
        var until = RiyadhTime.StartOf(time.Today().AddDays(days));
        return await (
            from visit in db.SiteVisits.AsNoTracking()
            where visit.OfficerAccountId == actor.AccountId && visit.State == VisitState.Planned && visit.From < until
            join task in db.CaseTasks on visit.TaskId equals task.Id
            where task.State == TaskState.Open
            join @case in access.VisibleTo(actor) on visit.CaseId equals @case.Id
            orderby visit.From, visit.Id
            select new PlannedVisit(visit, @case.Reference, @case.Title, @case.ServiceCode, @case.ProcedureVersionId, @case.AuthorityId, @case.ShortAddress, @case.CityCode)).Take(Most).ToListAsync(cancel);
    }
}
