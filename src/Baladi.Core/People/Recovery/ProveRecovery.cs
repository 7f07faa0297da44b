using Baladi.Core.Basics;

namespace Baladi.Core.People.Recovery;

/// <summary>Shows something more than the mobile: a code of an authenticator app or a recovery code.</summary>
public sealed record ProveRecovery(RecoveryDraft Draft, string Code);

public sealed class ProveRecoveryHandler(CheckSecondFactorHandler check)
{
    /// <returns>The draft to go on with. Problems: code-wrong, proof-attempts.</returns>
    public async Task<Outcome<RecoveryDraft>> HandleAsync(ProveRecovery command, CancellationToken cancel)
    {
        if (command.Draft.AccountId is not { } account) return Failure.NotFound;
        // The mobile has been proven already, and is what may have changed hands.
        var proof = await check.HandleAsync(new CheckSecondFactor(account, command.Code) { WithoutTextMessages = true }, cancel);
        return proof.IsDone ? command.Draft with { IsProven = true } : new Failure(proof.Kind, proof.Problems);
    }
}
