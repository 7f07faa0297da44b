using System.Buffers.Text;
using Baladi.Core.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Factors;

/// <param name="Id">The credential, in base64url.</param>
/// <param name="IsSynced">It is copied between its owner's devices.</param>
public sealed record OwnPasskey(string Id, string Name, DateTimeOffset AddedAt, bool IsSynced);

/// <summary>What an account can be opened with besides its password.</summary>
public sealed record OwnFactors
{
    /// <summary>Codes by SMS.</summary>
    public required bool TextMessages { get; init; }
    /// <summary>Masked.</summary>
    public required string Mobile { get; init; }
    public required IReadOnlyList<Authenticator> Authenticators { get; init; }
    public required IReadOnlyList<OwnPasskey> Passkeys { get; init; }
    /// <summary>Of the set made last, used ones included.</summary>
    public required IReadOnlyList<RecoveryCode> RecoveryCodes { get; init; }

    public int Count => (TextMessages ? 1 : 0) + Authenticators.Count + Passkeys.Count;
    public bool HasRecoveryCode => RecoveryCodes.Any(code => code.UsedAt is null);
}

public sealed class ReadFactors(BaladiDbContext db, UserManager<Account> accounts)
{
    public async Task<OwnFactors> OfAsync(long accountId, CancellationToken cancel)
    {
        var account = await db.Users.SingleAsync(a => a.Id == accountId, cancel);
        return new()
        {
            TextMessages = account.TakesTextMessages,
            Mobile = SaudiIdentifiers.MaskedMobile(account.PhoneNumber!),
            Authenticators = await db.Authenticators.AsNoTracking().Where(a => a.AccountId == accountId).OrderBy(a => a.Id).ToListAsync(cancel),
            Passkeys = [.. (await accounts.GetPasskeysAsync(account)).OrderBy(passkey => passkey.CreatedAt).Select(passkey => new OwnPasskey(Base64Url.EncodeToString(passkey.CredentialId), passkey.Name ?? "", passkey.CreatedAt, passkey.IsBackedUp))],
            RecoveryCodes = await db.RecoveryCodes.AsNoTracking().Where(c => c.AccountId == accountId).OrderBy(c => c.Id).ToListAsync(cancel),
        };
    }

    /// <summary>The actor's own mobile, +9665….</summary>
    public Task<string> MobileAsync(Actor actor, CancellationToken cancel) =>
        (from account in db.Users join person in db.People on account.PersonId equals person.Id where account.Id == actor.AccountId select person.Mobile).SingleAsync(cancel);

    /// <summary>The latest first.</summary>
    public Task<List<AccountEvent>> HistoryAsync(Actor actor, CancellationToken cancel) =>
        db.AccountEvents.AsNoTracking().Where(e => e.AccountId == actor.AccountId).OrderByDescending(e => e.Id).Take(20).ToListAsync(cancel);
}
