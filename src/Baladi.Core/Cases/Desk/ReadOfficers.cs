using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Language;
using Baladi.Core.Authorities;
using Baladi.Core.People;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Cases.Desk;

/// <summary>Somebody a task can be given to, with how many open tasks they hold at the authority of the task.</summary>
/// <param name="AwayUntil">The last day of their absence, where they are away today.</param>
public sealed record Officer(long AccountId, LocalizedText Name, int OpenTasks, DateOnly? AwayUntil = null);

/// <summary>Reads who is appointed today to the role of a task, at its authority or above.</summary>
public sealed class ReadOfficers(BaladiDbContext db, ActorDirectory directory, Geography geography, TimeProvider time)
{
    /// <summary>The least busy first, without those who acted on the case before where it takes two persons, and those who have an interest in it.</summary>
    public async Task<IReadOnlyList<Officer>> ForAsync(CaseFile file, CaseTask task, CancellationToken cancel)
    {
        if (task is not { Role: { } role, AuthorityId: { } authorityId }) return [];
        var today = time.Today();
        var authorities = geography.Upwards(geography.Authority(authorityId)).Select(authority => authority.Id).ToList();
        var appointed = await (
            from appointment in db.Appointments
            where appointment.Role == role && authorities.Contains(appointment.AuthorityId) && appointment.From <= today && (appointment.To == null || today < appointment.To)
            join account in db.Users on appointment.PersonId equals account.PersonId
            join person in db.People on account.PersonId equals person.Id
            select new
            {
                account.Id,
                person.Name,
                Away = db.Absences.Where(a => a.AppointmentId == appointment.Id && a.From <= today && today < a.To).Select(a => (DateOnly?)a.To).FirstOrDefault(),
            }).AsNoTracking().ToListAsync(cancel);
        var accounts = appointed.Select(officer => officer.Id).Distinct().ToList();
        var busy = await db.QueueEntries
            .Where(entry => entry.ScopeAuthorityId == authorityId && entry.Role == role && entry.State == TaskState.Open && accounts.Contains(entry.AssigneeAccountId))
            .GroupBy(entry => entry.AssigneeAccountId)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancel);
        var officers = new List<Officer>();
        foreach (var officer in appointed.DistinctBy(officer => officer.Id).Where(officer => !DeskAccess.IsBarred(officer.Id, file, task)))
            if (ConflictOfInterest.Of(await directory.FindAsync(officer.Id, Channel.Desk, cancel), file.Case) is null)
                officers.Add(new(officer.Id, officer.Name, busy.GetValueOrDefault(officer.Id), officer.Away?.AddDays(-1)));
        return [.. officers.OrderBy(officer => officer.AwayUntil is not null).ThenBy(officer => officer.OpenTasks).ThenBy(officer => officer.Name.Ar, StringComparer.Ordinal)];
    }
}
