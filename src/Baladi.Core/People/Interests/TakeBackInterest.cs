using Baladi.Core.Basics;
using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Interests;

/// <summary>An officer says that they are no longer close to somebody. It counts for <see cref="Interest.DaysAfter"/> days more.</summary>
public sealed record TakeBackInterest(long InterestId);

public sealed class TakeBackInterestHandler(BaladiDbContext db, TimeProvider time)
{
    public async Task<Outcome<Interest>> HandleAsync(TakeBackInterest command, Actor actor, CancellationToken cancel)
    {
        if (await db.Interests.SingleOrDefaultAsync(i => i.Id == command.InterestId && i.PersonId == actor.PersonId && i.To == null, cancel) is not { } interest) return Failure.NotFound;
        interest.TakeBack(time.Today(), time.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return interest;
    }
}
