using Baladi.Core.People;
using Baladi.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases;

/// <summary>A line of "my applications".</summary>
public sealed record OwnCase(long Id, string Reference, string Title, string ServiceCode, long ProcedureVersionId, string Milestone, CaseResult Result, long AuthorityId, long? EstablishmentId, DateTimeOffset SubmittedAt, DateTimeOffset DueAt, string? NextTask, DateTimeOffset? NextDue);

/// <summary>The applications of the actor, newest first, by key.</summary>
public sealed class ReadOwnCases(CaseAccess access, Data.BaladiDbContext db)
{
    public Task<List<OwnCase>> PageAsync(Actor actor, long? before, int size, CancellationToken cancel) =>
        access.AppliedForBy(actor).AsNoTracking()
            .Where(c => before == null || c.Id < before)
            .OrderByDescending(c => c.Id)
            .Take(size)
            .Select(c => new
            {
                Case = c,
                Next = db.CaseTasks.Where(t => t.CaseId == c.Id && t.Holder == Holder.Applicant && t.State == TaskState.Open).OrderBy(t => t.Id).Select(t => new { t.Code, t.DueAt }).FirstOrDefault(),
            })
            .Select(row => new OwnCase(row.Case.Id, row.Case.Reference, row.Case.Title, row.Case.ServiceCode, row.Case.ProcedureVersionId, row.Case.Milestone, row.Case.Result, row.Case.AuthorityId, row.Case.EstablishmentId,
                row.Case.SubmittedAt, row.Case.DueAt, row.Next == null ? null : row.Next.Code, row.Next == null ? null : row.Next.DueAt))
            .ToListAsync(cancel);
}
