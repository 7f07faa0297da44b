using System.Globalization;
using Baladi.Core.Basics;
using Baladi.Core.People.Sessions;
using Microsoft.AspNetCore.Identity;

namespace Baladi.Core.People;

/// <summary>Checks a code that an account gives as its second factor. Wrong ones count towards its lockout.</summary>
public sealed record CheckSecondFactor(long AccountId, string Code);

public sealed class CheckSecondFactorHandler(UserManager<Account> accounts)
{
    /// <returns>What the code was. Problems: code-wrong, proof-attempts.</returns>
    public async Task<Outcome<SessionProof>> HandleAsync(CheckSecondFactor command, CancellationToken cancel)
    {
        if (await accounts.FindByIdAsync(command.AccountId.ToString(CultureInfo.InvariantCulture)) is not { TwoFactorEnabled: true } account) return Failure.NotFound;
        if (await accounts.IsLockedOutAsync(account)) return Failure.Invalid(new Problem("proof-attempts"));
        var code = DigitFolding.Fold(command.Code).Replace(" ", "", StringComparison.Ordinal);
        if (!await accounts.VerifyTwoFactorTokenAsync(account, SendSignInCodeHandler.Provider, code))
        {
            await accounts.AccessFailedAsync(account);
            return Failure.Invalid(await accounts.IsLockedOutAsync(account) ? new Problem("proof-attempts") : new Problem("code-wrong", nameof(command.Code)));
        }
        await accounts.ResetAccessFailedCountAsync(account);
        // Codes follow from the stamp: with a new one, those that were sent are void, this one included.
        await accounts.UpdateSecurityStampAsync(account);
        return SessionProof.TextMessage;
    }
}
