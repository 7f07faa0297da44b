using Baladi.Core.Authorities;
using Baladi.Core.Data;
using Baladi.Core.Language;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases.Emergency;

public sealed record EmergencyLine(EmergencyAccess Access, string Reference, Authority Authority, LocalizedText By, int Views);

public sealed record EmergencySeen(string Page, DateTimeOffset At);

/// <summary>Reads who opened which case in an emergency: for auditors all of them, for managers those of their authority.</summary>
public sealed class ReadEmergencies(BaladiDbContext db, Geography geography)
{
    /// <summary>Newest first; one line more than asked for where there is a next page.</summary>
    public async Task<IReadOnlyList<EmergencyLine>> PageAsync(long? before, int size, Actor actor, CancellationToken cancel) =>
        await ReadAsync(Visible(actor).Where(e => before == null || e.Id < before).OrderByDescending(e => e.Id).Take(size + 1), cancel);

    public async Task<(EmergencyLine Line, IReadOnlyList<EmergencySeen> Seen)?> FindAsync(long id, Actor actor, CancellationToken cancel)
    {
        if (await ReadAsync(Visible(actor).Where(e => e.Id == id), cancel) is not [var line]) return null;
        return (line, await db.EmergencyViews.AsNoTracking().Where(v => v.EmergencyAccessId == id).OrderBy(v => v.Id).Select(v => new EmergencySeen(v.Page, v.At)).ToListAsync(cancel));
    }

    private IQueryable<EmergencyAccess> Visible(Actor actor)
    {
        var reach = geography.Authorities.Where(authority => actor.May(Permission.Audit, authority.Path) || actor.May(Permission.AssignCases, authority.Path)).Select(authority => authority.Id).ToList();
        return reach.Count == geography.Authorities.Count ? db.EmergencyAccesses.AsNoTracking() : db.EmergencyAccesses.AsNoTracking().Where(e => reach.Contains(e.AuthorityId));
    }

    private async Task<IReadOnlyList<EmergencyLine>> ReadAsync(IQueryable<EmergencyAccess> accesses, CancellationToken cancel)
    {
        var rows = await (from opened in accesses
                          join @case in db.Cases on opened.CaseId equals @case.Id
                          join account in db.Users on opened.AccountId equals account.Id
                          join person in db.People on account.PersonId equals person.Id
                          orderby opened.Id descending
                          select new { opened, @case.Reference, person.Name, Views = db.EmergencyViews.Count(v => v.EmergencyAccessId == opened.Id) }).AsNoTracking().ToListAsync(cancel);
        return [.. rows.Select(row => new EmergencyLine(row.opened, row.Reference, geography.Authority(row.opened.AuthorityId), row.Name, row.Views))];
    }
}
