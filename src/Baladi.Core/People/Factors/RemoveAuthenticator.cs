using Baladi.Core.Basics;
using Baladi.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Factors;

/// <summary>Takes an authenticator app off one's account.</summary>
public sealed record RemoveAuthenticator(long Id, long? SessionId);

public sealed class RemoveAuthenticatorHandler(BaladiDbContext db, FactorChanges changes, ReadFactors factors)
{
    /// <summary>Problems: factor-last. Somebody else's does not exist.</summary>
    public async Task<Outcome<Account>> HandleAsync(RemoveAuthenticator command, Actor actor, CancellationToken cancel)
    {
        if (await changes.AccountAsync(actor, cancel) is not { } account) return Failure.NotFound;
        if (await db.Authenticators.SingleOrDefaultAsync(a => a.Id == command.Id && a.AccountId == account.Id, cancel) is not { } authenticator) return Failure.NotFound;
        var own = await factors.OfAsync(account.Id, cancel);
        db.Authenticators.Remove(authenticator);
        return await changes.RemoveAsync(account, AccountEventKind.AuthenticatorRemoved, authenticator.Name, own.Count - 1, command.SessionId, cancel);
    }
}
