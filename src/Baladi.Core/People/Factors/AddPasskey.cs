using Baladi.Core.Basics;
using Microsoft.AspNetCore.Identity;

namespace Baladi.Core.People.Factors;

/// <summary>Adds a passkey whose device has just proven that it holds it.</summary>
public sealed record AddPasskey(UserPasskeyInfo Passkey, string Name, long? SessionId);

public sealed class AddPasskeyHandler(UserManager<Account> accounts, FactorChanges changes)
{
    public const int Most = 10;

    /// <summary>Problems: factor-name, factor-many.</summary>
    public async Task<Outcome<Account>> HandleAsync(AddPasskey command, Actor actor, CancellationToken cancel)
    {
        if (await changes.AccountAsync(actor, cancel) is not { } account) return Failure.NotFound;
        if (FactorNames.Read(command.Name) is not { } name) return Failure.Invalid(new Problem("factor-name", nameof(command.Name), Authenticator.NameLength));
        if ((await accounts.GetPasskeysAsync(account)).Count >= Most) return Failure.Conflict(new Problem("factor-many", "", Most));
        command.Passkey.Name = name;
        await changes.AddAsync(account, AccountEventKind.PasskeyAdded, name, command.SessionId, cancel);
        // Saves all of it together.
        var added = await accounts.AddOrUpdatePasskeyAsync(account, command.Passkey);
        if (!added.Succeeded) throw new InvalidOperationException(string.Join(", ", added.Errors.Select(error => error.Code)));
        return await changes.SaveAsync(account);
    }
}
