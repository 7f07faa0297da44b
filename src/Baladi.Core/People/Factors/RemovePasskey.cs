using System.Buffers.Text;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Factors;

/// <summary>Takes a passkey off one's account.</summary>
/// <param name="Id">The credential, in base64url.</param>
public sealed record RemovePasskey(string Id, long? SessionId);

public sealed class RemovePasskeyHandler(BaladiDbContext db, FactorChanges changes, ReadFactors factors)
{
    /// <summary>Problems: factor-last. Somebody else's does not exist.</summary>
    public async Task<Outcome<Account>> HandleAsync(RemovePasskey command, Actor actor, CancellationToken cancel)
    {
        if (await changes.AccountAsync(actor, cancel) is not { } account) return Failure.NotFound;
        var own = await factors.OfAsync(account.Id, cancel);
        if (own.Passkeys.FirstOrDefault(passkey => passkey.Id == command.Id) is not { } passkey) return Failure.NotFound;
        var credential = Base64Url.DecodeFromChars(passkey.Id);
        db.Remove(await db.Set<IdentityUserPasskey<long>>().SingleAsync(row => row.UserId == account.Id && row.CredentialId == credential, cancel));
        return await changes.RemoveAsync(account, AccountEventKind.PasskeyRemoved, passkey.Name, own.Count - 1, command.SessionId, cancel);
    }
}
