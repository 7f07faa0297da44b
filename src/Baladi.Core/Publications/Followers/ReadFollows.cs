using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Publications.Followers;

/// <param name="Document">As it is in force, or will be; null where it is published no more.</param>
public sealed record Followed(string Code, DateTimeOffset Since, Published<RequirementDocument>? Document, Published<RequirementDocument>? Next);

/// <summary>What somebody follows.</summary>
public sealed class ReadFollows(BaladiDbContext db, PublishedCatalog catalog)
{
    public Task<bool> IsFollowedAsync(string code, Actor actor, CancellationToken cancel) => Own(actor).AnyAsync(follow => follow.Code == code, cancel);

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<Followed>> AllAsync(Actor actor, CancellationToken cancel) =>
        [.. from follow in await Own(actor).OrderByDescending(follow => follow.Id).ToListAsync(cancel)
            let current = catalog.InForce<RequirementDocument>(follow.Code)
            let last = catalog.Versions<RequirementDocument>(follow.Code).MaxBy(version => version.EffectiveFrom)
            select new Followed(follow.Code, follow.Since, current ?? last, current is not null && last?.EffectiveFrom > current.EffectiveFrom ? last : null)];

    private IQueryable<Follow> Own(Actor actor) => db.Follows.AsNoTracking().Where(follow => follow.PersonId == actor.PersonId && follow.Kind == RequirementDocument.KindCode);
}
