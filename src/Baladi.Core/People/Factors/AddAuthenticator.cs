using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Factors;

/// <summary>Adds an authenticator app that has taken the secret over and shows it by a first code.</summary>
public sealed record AddAuthenticator(byte[] Secret, string Name, string Code, long? SessionId);

public sealed class AddAuthenticatorHandler(BaladiDbContext db, FactorChanges changes, FactorVault vault, SessionClock clock)
{
    /// <summary>Problems: factor-name, factor-many, authenticator-wrong.</summary>
    public async Task<Outcome<Account>> HandleAsync(AddAuthenticator command, Actor actor, CancellationToken cancel)
    {
        if (await changes.AccountAsync(actor, cancel) is not { } account) return Failure.NotFound;
        if (FactorNames.Read(command.Name) is not { } name) return Failure.Invalid(new Problem("factor-name", nameof(command.Name), Authenticator.NameLength));
        if (await db.Authenticators.CountAsync(a => a.AccountId == account.Id, cancel) >= Authenticator.Most) return Failure.Conflict(new Problem("factor-many", "", Authenticator.Most));
        var code = DigitFolding.Fold(command.Code).Replace(" ", "", StringComparison.Ordinal);
        if (Totp.StepOf(code, command.Secret, lastStep: 0, clock.Now) is not { } step) return Failure.Invalid(new Problem("authenticator-wrong", nameof(command.Code)));
        db.Authenticators.Add(new Authenticator(account.Id, name, vault.Encrypt(command.Secret), step, clock.Now));
        await changes.AddAsync(account, AccountEventKind.AuthenticatorAdded, name, command.SessionId, cancel);
        return await changes.SaveAsync(account);
    }
}

internal static class FactorNames
{
    public static string? Read(string? typed) => typed?.Trim() is { Length: > 0 and <= Authenticator.NameLength } name ? name : null;
}
