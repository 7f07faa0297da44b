using Baladi.Core.Authorities;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Language;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Appointments;

/// <summary>What is asked of the list of staff. Empty parts count as not asked.</summary>
public sealed record StaffQuestion
{
    /// <summary>Words of the name, in any spelling that folds to the same letters.</summary>
    public string? Name { get; init; }
    public string? Role { get; init; }
    /// <summary>The code of an authority; those below it belong to it.</summary>
    public string? Authority { get; init; }
    /// <summary>Also people whose posts are all over.</summary>
    public bool Former { get; init; }
    /// <summary>The last person of the page before.</summary>
    public long? After { get; init; }
    public int Size { get; init; } = 20;
}

public sealed record StaffPost(long AppointmentId, string Role, LocalizedText RoleName, Authority Authority, DateSpan Days);

public sealed record StaffLine(long PersonId, LocalizedText Name, IReadOnlyList<StaffPost> Posts);

/// <summary>Reads who holds posts, within the authorities the actor manages people at or audits.</summary>
public sealed class ReadStaff(BaladiDbContext db, PostGrants grants, Geography geography, TimeProvider time)
{
    /// <summary>One line more than asked for where there is a next page. By the folded name.</summary>
    // Names are folded here and not in the database: an amanah has a few thousand people in posts, of whom keys and names are read.
    public async Task<IReadOnlyList<StaffLine>> PageAsync(StaffQuestion question, Actor actor, CancellationToken cancel)
    {
        var words = ArabicFolding.Fold(question.Name ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var posts = Posts(question, actor);
        var people = await db.People.AsNoTracking().Where(p => posts.Any(a => a.PersonId == p.Id)).Select(p => new { p.Id, p.Name }).ToListAsync(cancel);
        var found = people.Select(p => (p.Id, p.Name, Ar: ArabicFolding.Fold(p.Name.Ar), En: ArabicFolding.Fold(p.Name.En)))
            .Where(p => words.All(word => p.Ar.Contains(word, StringComparison.Ordinal) || p.En.Contains(word, StringComparison.Ordinal)))
            .OrderBy(p => p.Ar, StringComparer.Ordinal).ThenBy(p => p.Id).ToList();
        if (question.After is { } after && found.FindIndex(p => p.Id == after) is >= 0 and var at) found = found[(at + 1)..];
        found = [.. found.Take(question.Size + 1)];

        var ids = found.Select(p => p.Id).ToList();
        var held = (await Posts(question with { Role = null, Authority = null }, actor).Where(a => ids.Contains(a.PersonId)).ToListAsync(cancel)).ToLookup(a => a.PersonId);
        return [.. found.Select(p => new StaffLine(p.Id, p.Name, [.. held[p.Id].OrderBy(a => a.From).ThenBy(a => a.Id).Select(Named)]))];
    }

    /// <summary>Null where the person holds and held no post within the actor's reach.</summary>
    public async Task<StaffMember?> FindAsync(long personId, Actor actor, CancellationToken cancel)
    {
        var posts = await Posts(new() { Former = true }, actor).Where(a => a.PersonId == personId).ToListAsync(cancel);
        if (posts.Count == 0) return null;
        var ids = posts.Select(a => a.Id).ToList();
        var changes = (await (from change in db.AppointmentChanges
                              where ids.Contains(change.AppointmentId)
                              join account in db.Users on change.ByAccountId equals account.Id
                              join person in db.People on account.PersonId equals person.Id
                              orderby change.Number
                              select new NamedChange(change, person.Name)).AsNoTracking().ToListAsync(cancel)).ToLookup(named => named.Change.AppointmentId);
        return new(await db.People.AsNoTracking().SingleAsync(p => p.Id == personId, cancel),
            [.. posts.OrderBy(a => a.To is { } to && to <= time.Today()).ThenByDescending(a => a.From).ThenByDescending(a => a.Id).Select(a => new PostHistory(Named(a), a.To <= time.Today(), [.. changes[a.Id]]))]);
    }

    private IQueryable<Appointment> Posts(StaffQuestion question, Actor actor)
    {
        var today = time.Today();
        var reach = ReachOf(actor).Where(authority => question.Authority is not { Length: > 0 } asked || (geography.Authority(asked)?.Covers(authority) ?? false)).Select(authority => authority.Id).ToList();
        // The whole tree needs no list of its nodes.
        var appointments = reach.Count == geography.Authorities.Count ? db.Appointments.AsNoTracking() : db.Appointments.AsNoTracking().Where(a => reach.Contains(a.AuthorityId));
        if (!question.Former) appointments = appointments.Where(a => a.To == null || a.To > today);
        return question.Role is { Length: > 0 } role ? appointments.Where(a => a.Role == role) : appointments;
    }

    /// <summary>The authorities whose staff the actor may look at, by path.</summary>
    public IReadOnlyList<Authority> ReachOf(Actor actor) =>
        [.. geography.Authorities.Where(authority => actor.May(Permission.ManagePeople, authority.Path) || actor.May(Permission.Audit, authority.Path)).OrderBy(authority => authority.Path, StringComparer.Ordinal)];

    private StaffPost Named(Appointment a) => new(a.Id, a.Role, grants.Role(a.Role)?.Name ?? new(a.Role, a.Role), geography.Authority(a.AuthorityId), a.Days);
}

/// <summary>A person in posts, as far as the reader may know of them.</summary>
public sealed record StaffMember(Person Person, IReadOnlyList<PostHistory> Posts);

/// <param name="Changes">Oldest first; posts from before the portal kept them have none.</param>
public sealed record PostHistory(StaffPost Post, bool IsOver, IReadOnlyList<NamedChange> Changes)
{
    /// <summary>The number of the last change: whoever acts on an older one is told.</summary>
    public int Version => Changes.Count == 0 ? 0 : Changes[^1].Change.Number;
}

public sealed record NamedChange(AppointmentChange Change, LocalizedText By);
