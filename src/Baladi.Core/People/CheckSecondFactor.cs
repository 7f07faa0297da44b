using System.Globalization;
using Baladi.Core.Basics;
using Baladi.Core.Data;
using Baladi.Core.People.Factors;
using Baladi.Core.People.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People;

/// <summary>Checks a code that an account gives as its second factor: of an authenticator app, from a text message, or a recovery code. Wrong ones count towards its lockout.</summary>
public sealed record CheckSecondFactor(long AccountId, string Code)
{
    /// <summary>Where the mobile was proven already, and something more is asked for.</summary>
    public bool WithoutTextMessages { get; init; }
}

public sealed class CheckSecondFactorHandler(BaladiDbContext db, UserManager<Account> accounts, FactorVault vault, ProofTries tries, SessionClock clock)
{
    /// <returns>What the code was; it is void from here on. Problems: code-wrong, proof-attempts.</returns>
    public async Task<Outcome<SessionProof>> HandleAsync(CheckSecondFactor command, CancellationToken cancel)
    {
        if (await accounts.FindByIdAsync(command.AccountId.ToString(CultureInfo.InvariantCulture)) is not { } account) return Failure.NotFound;
        if (!await tries.BeginAsync(account.Id, cancel)) return Failure.Invalid(new Problem("proof-attempts"));
        if (await ProofAsync(account, command, cancel) is { } proof)
        {
            await tries.PassAsync(account.Id, cancel);
            return proof;
        }
        return Failure.Invalid(await tries.FailAsync(account.Id, cancel) ? new Problem("proof-attempts") : new Problem("code-wrong", nameof(command.Code)));
    }

    private async Task<SessionProof?> ProofAsync(Account account, CheckSecondFactor command, CancellationToken cancel)
    {
        if (RecoveryCode.Read(command.Code) is { } recovery) return await UseRecoveryCodeAsync(account, recovery, cancel) ? SessionProof.RecoveryCode : null;
        var code = DigitFolding.Fold(command.Code).Replace(" ", "", StringComparison.Ordinal);
        if (await UseAuthenticatorAsync(account, code, cancel)) return SessionProof.Authenticator;
        if (command.WithoutTextMessages || !account.TakesTextMessages || !await accounts.VerifyTwoFactorTokenAsync(account, SendSignInCodeHandler.Provider, code)) return null;
        // Codes follow from the stamp: with a new one, those that were sent are void, this one included. Of two at the same moment one comes too late.
        return (await accounts.UpdateSecurityStampAsync(account)).Succeeded ? SessionProof.TextMessage : null;
    }

    private async Task<bool> UseAuthenticatorAsync(Account account, string code, CancellationToken cancel)
    {
        foreach (var authenticator in await db.Authenticators.AsNoTracking().Where(a => a.AccountId == account.Id).ToListAsync(cancel))
            if (Totp.StepOf(code, vault.Decrypt(authenticator.SecretCipher), authenticator.LastStep, clock.Now) is { } step)
                return await db.Provider.WriteAsync(db, cancel => db.Authenticators.Where(a => a.Id == authenticator.Id && a.LastStep < step).ExecuteUpdateAsync(set => set.SetProperty(a => a.LastStep, step), cancel), cancel) == 1;
        return false;
    }

    private async Task<bool> UseRecoveryCodeAsync(Account account, string code, CancellationToken cancel)
    {
        var label = RecoveryCode.LabelOf(code);
        if (await db.RecoveryCodes.AsNoTracking().SingleOrDefaultAsync(c => c.AccountId == account.Id && c.Label == label && c.UsedAt == null, cancel) is not { } row || !row.Is(code)) return false;
        var now = clock.Now;
        if (await db.Provider.WriteAsync(db, cancel => db.RecoveryCodes.Where(c => c.Id == row.Id && c.UsedAt == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.UsedAt, now), cancel), cancel) != 1) return false;
        db.AccountEvents.Add(new AccountEvent(account, AccountEventKind.RecoveryCodeUsed, now, row.Label));
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
