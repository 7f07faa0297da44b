using Baladi.Core.Cases;
using Baladi.Core.Data;
using Baladi.Core.Language;
using Baladi.Core.Authorities;
using Baladi.Core.People;
using Baladi.Core.Publishing;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Privacy;

/// <summary>A look staff took at something of the reader's.</summary>
/// <param name="Post">The name of the post, or its code where it is no longer published.</param>
public sealed record ViewingLine(long Id, DateTimeOffset At, LocalizedText Post, LocalizedText Authority, ViewedThing What, ViewingPurpose Purpose, string Reference, string Title);

/// <summary>Who looked at what is kept about somebody: the cases they applied for, alone or for an establishment.</summary>
public sealed class ReadViewings(BaladiDbContext db, CaseAccess access, PublishedCatalog catalog, Geography geography)
{
    /// <summary>Newest first, by key; one more than asked for where there is a next page.</summary>
    /// <param name="reference">Of one case only; null is answered where it is not the actor's.</param>
    public async Task<IReadOnlyList<ViewingLine>?> PageAsync(Actor actor, string? reference, long? before, int size, CancellationToken cancel)
    {
        if (reference is not null && !await access.AppliedForBy(actor).AnyAsync(c => c.Reference == reference, cancel)) return null;
        var rows = await (
            from viewing in db.Viewings.AsNoTracking()
            join c in access.AppliedForBy(actor) on viewing.CaseId equals c.Id
            where (reference == null || c.Reference == reference) && (before == null || viewing.Id < before)
            orderby viewing.Id descending
            select new { viewing.Id, viewing.At, viewing.Role, viewing.AuthorityId, viewing.What, viewing.Purpose, c.Reference, c.Title }).Take(size + 1).ToListAsync(cancel);
        var posts = catalog.AllInForce<RoleSet>().SelectMany(set => set.Content.Roles).ToDictionary(role => role.Code, role => role.Name);
        return [.. rows.Select(row => new ViewingLine(row.Id, row.At, posts.GetValueOrDefault(row.Role) ?? new(row.Role, row.Role),
            geography.Authority(row.AuthorityId).Name, row.What, row.Purpose, row.Reference, row.Title))];
    }
}
