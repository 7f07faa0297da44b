using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Publications.Followers;

/// <summary>Begins or ends following a requirement document, for oneself, whomever one acts for. Saying it twice changes nothing.</summary>
[Needs(Assurance.SelfRegistered)]
public sealed record FollowPublication(string Code, bool Follows);

public sealed class FollowPublicationHandler(BaladiDbContext db, PublishedCatalog catalog, TimeProvider time)
{
    /// <summary>How many documents one may follow; there are fewer today, and no list of a person grows without end.</summary>
    public const int Most = 500;
    private const string Kind = RequirementDocument.KindCode;

    /// <summary>Problems: follow-too-many.</summary>
    /// <returns>Whether it is followed now.</returns>
    public Task<Outcome<bool>> HandleAsync(FollowPublication command, Actor actor, CancellationToken cancel) => db.TryAgainAsync<Outcome<bool>>(async () =>
    {
        if (actor.Gap<FollowPublication>() is { } gap) return Failure.Forbidden(gap);
        var person = actor.PersonId!.Value;
        var mine = await db.Follows.SingleOrDefaultAsync(follow => follow.PersonId == person && follow.Kind == Kind && follow.Code == command.Code, cancel);
        if (!command.Follows)
        {
            // What is no longer published is no longer followed either.
            if (mine is not null) db.Follows.Remove(mine);
            await db.SaveChangesAsync(cancel);
            return false;
        }
        if (!catalog.Versions<RequirementDocument>(command.Code).Any()) return Failure.NotFound;
        if (mine is not null) return true;
        if (await db.Follows.CountAsync(follow => follow.PersonId == person, cancel) >= Most) return Failure.Invalid(new Problem("follow-too-many", "", Most));
        db.Follows.Add(new Follow(person, Kind, command.Code, time.GetUtcNow()));
        await db.SaveChangesAsync(cancel);
        return true;
    });
}
