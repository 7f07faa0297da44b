using Baladi.Core.Authorities;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Language;
using Baladi.Core.People.Appointments;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Absences;

/// <summary>A post somebody may be away from, and the colleagues who could stand in.</summary>
public sealed record PostToCover(long AppointmentId, long PersonId, LocalizedText Person, LocalizedText Role, Authority Authority, DateSpan Days, IReadOnlyList<Colleague> Colleagues);

public sealed record Colleague(long PersonId, LocalizedText Name);

/// <param name="MayEnd">Whether it is not over and the reader may end it.</param>
public sealed record AbsenceLine(long Id, LocalizedText Person, LocalizedText Role, Authority Authority, DateSpan Days, LocalizedText? Substitute, LocalizedText EnteredBy, bool MayEnd);

/// <summary>Reads who is away, who could stand in, and who does: one's own posts, and those of whom one hands out work to.</summary>
public sealed class ReadAbsences(BaladiDbContext db, PostGrants grants, Geography geography, TimeProvider time)
{
    private const int Most = 50;

    /// <summary>The posts with tasks that the actor holds; or one post, where the actor may enter an absence for whoever holds it.</summary>
    public async Task<IReadOnlyList<PostToCover>> PostsAsync(long? post, Actor actor, CancellationToken cancel)
    {
        var today = time.Today();
        var asked = post is { } id ? db.Appointments.Where(a => a.Id == id) : db.Appointments.Where(a => a.PersonId == actor.PersonId);
        var posts = await asked.AsNoTracking().Where(a => a.To == null || a.To > today).OrderBy(a => a.Id).ToListAsync(cancel);
        var found = new List<PostToCover>();
        foreach (var held in posts.Where(held => MayEnter(held, actor)))
            found.Add(new(held.Id, held.PersonId, await NameAsync(held.PersonId, cancel), RoleOf(held), geography.Authority(held.AuthorityId), held.Days, await ColleaguesAsync(held, cancel)));
        return found;
    }

    /// <summary>Of the actor, and of the posts at which the actor hands out work; what is past only of the last days.</summary>
    public async Task<IReadOnlyList<AbsenceLine>> ListAsync(Actor actor, CancellationToken cancel)
    {
        var today = time.Today();
        var earliest = today.AddDays(-30);
        var reach = geography.Authorities.Where(authority => actor.May(Permission.AssignCases, authority.Path) || actor.May(Permission.Audit, authority.Path)).Select(authority => authority.Id).ToList();
        var rows = await (
            from absence in db.Absences
            where absence.To > earliest
            join post in db.Appointments on absence.AppointmentId equals post.Id
            where absence.PersonId == actor.PersonId || absence.SubstitutePersonId == actor.PersonId || reach.Contains(post.AuthorityId)
            join person in db.People on absence.PersonId equals person.Id
            join account in db.Users on absence.EnteredByAccountId equals account.Id
            join writer in db.People on account.PersonId equals writer.Id
            join substitute in db.People on absence.SubstitutePersonId equals substitute.Id into substitutes
            from substitute in substitutes.DefaultIfEmpty()
            orderby absence.From descending, absence.Id descending
            select new { absence, post, person.Name, Substitute = substitute == null ? null : substitute.Name, Writer = writer.Name }).AsNoTracking().Take(Most).ToListAsync(cancel);
        return [.. rows.Select(row => new AbsenceLine(row.absence.Id, row.Name, RoleOf(row.post), geography.Authority(row.post.AuthorityId), row.absence.Days, row.Substitute, row.Writer,
            row.absence.To > today && MayEnter(row.post, actor)))];
    }

    /// <summary>Officers enter their own; whoever hands out their work enters it for them.</summary>
    internal bool MayEnter(Appointment post, Actor actor) => grants.Role(post.Role) is { } role && role.Permissions.Contains(Permission.WorkCases)
        && ((post.PersonId == actor.PersonId && actor.May(Permission.WorkCases)) || actor.May(Permission.AssignCases, geography.Authority(post.AuthorityId).Path));

    internal async Task<IReadOnlyList<Colleague>> ColleaguesAsync(Appointment post, CancellationToken cancel)
    {
        var today = time.Today();
        var held = await (
            from other in db.Appointments
            where other.Role == post.Role && other.AuthorityId == post.AuthorityId && other.PersonId != post.PersonId && (other.To == null || other.To > today)
            join person in db.People on other.PersonId equals person.Id
            orderby person.Id
            select new Colleague(person.Id, person.Name)).AsNoTracking().ToListAsync(cancel);
        return [.. held.DistinctBy(colleague => colleague.PersonId)];
    }

    private Task<LocalizedText> NameAsync(long personId, CancellationToken cancel) => db.People.AsNoTracking().Where(p => p.Id == personId).Select(p => p.Name).SingleAsync(cancel);

    private LocalizedText RoleOf(Appointment post) => grants.Role(post.Role)?.Name ?? new(post.Role, post.Role);
}
