using Baladi.Core.People;
using Baladi.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases;

/// <summary>A line of "my applications".</summary>
public sealed record OwnCase(long Id, string Reference, string Title, string ServiceCode, long ProcedureVersionId, string Milestone, CaseResult Result, long AuthorityId, long? EstablishmentId, DateTimeOffset SubmittedAt, DateTimeOffset DueAt, string? NextTask, DateTimeOffset? NextDue);

/// <summary>The applications of the actor.</summary>
public sealed class ReadOwnCases(CaseAccess access, Data.BaladiDbContext db)
{
    /// <summary>Newest first, by key.</summary>
    public Task<List<OwnCase>> PageAsync(Actor actor, long? before, int size, CancellationToken cancel) =>
        Read(access.AppliedForBy(actor).Where(c => before == null || c.Id < before).OrderByDescending(c => c.Id).Take(size), cancel);

    /// <summary>Those in which something is asked of the applicant now, the most urgent first.</summary>
    public async Task<List<OwnCase>> WaitingAsync(Actor actor, int size, CancellationToken cancel) =>
        [.. (await Read(access.AppliedForBy(actor)
            .Where(c => db.CaseTasks.Any(t => t.CaseId == c.Id && t.Holder == Holder.Applicant && t.State == TaskState.Open))
            .OrderByDescending(c => c.Id).Take(size), cancel)).OrderBy(c => c.NextDue)];

    private Task<List<OwnCase>> Read(IQueryable<Case> cases, CancellationToken cancel) =>
        cases.AsNoTracking()
            .Select(c => new
            {
                Case = c,
                Next = db.CaseTasks.Where(t => t.CaseId == c.Id && t.Holder == Holder.Applicant && t.State == TaskState.Open).OrderBy(t => t.Id).Select(t => new { t.Code, t.DueAt }).FirstOrDefault(),
            })
            .Select(row => new OwnCase(row.Case.Id, row.Case.Reference, row.Case.Title, row.Case.ServiceCode, row.Case.ProcedureVersionId, row.Case.Milestone, row.Case.Result, row.Case.AuthorityId, row.Case.EstablishmentId,
                row.Case.SubmittedAt, row.Case.DueAt, row.Next == null ? null : row.Next.Code, row.Next == null ? null : row.Next.DueAt))
            .ToListAsync(cancel);
}
