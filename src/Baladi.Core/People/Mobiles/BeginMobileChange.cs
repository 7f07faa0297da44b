using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.Notifications;
using Baladi.Core.People.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Mobiles;

/// <summary>Sends one code to the new mobile and another to the old one.</summary>
public sealed record BeginMobileChange(string Mobile);

public sealed class BeginMobileChangeHandler(BaladiDbContext db, Outbox outbox, SessionClock clock)
{
    private const int MostInAnHour = 6;

    /// <returns>The draft to go on with. Problems: mobile-wrong, mobile-same, code-too-soon, code-too-many, mobile-waiting.</returns>
    public async Task<Outcome<MobileDraft>> HandleAsync(BeginMobileChange command, Actor actor, CancellationToken cancel)
    {
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.Id == actor.AccountId, cancel) is not { } account) return Failure.NotFound;
        if (SaudiIdentifiers.Mobile(command.Mobile) is not { } mobile) return Failure.Invalid(new Problem("mobile-wrong", nameof(command.Mobile)));
        var old = await db.People.Where(p => p.Id == account.PersonId).Select(p => p.Mobile).SingleAsync(cancel);
        if (mobile == old) return Failure.Invalid(new Problem("mobile-same", nameof(command.Mobile)));
        if (await db.MobileChanges.AnyAsync(c => c.AccountId == account.Id && c.State == MobileChangeState.Waiting, cancel)) return Failure.Conflict(new Problem("mobile-waiting"));
        // Both mobiles: the new one may be anybody's.
        if (await db.CodeObstacleAsync(mobile, MostInAnHour, CodeMessages.Gap, cancel) is { } obstacle) return Failure.Conflict(obstacle);
        if (await db.CodeObstacleAsync(old, MostInAnHour, TimeSpan.Zero, cancel) is { } oldObstacle) return Failure.Conflict(oldObstacle);

        var draft = new MobileDraft { Key = Tokens.New(), AccountId = account.Id, Mobile = mobile, Code = CodeMessages.New(), OldCode = CodeMessages.New(), ExpiresAt = clock.Now + MobileDraft.Lifetime };
        outbox.Add(CodeMessages.NewMobile, account.Language, mobile, email: null, new Dictionary<string, string> { ["code"] = draft.Code });
        outbox.Add(CodeMessages.OldMobile, account.Language, old, account.Email, new Dictionary<string, string> { ["code"] = draft.OldCode });
        await db.SaveChangesAsync(cancel);
        return draft;
    }
}
