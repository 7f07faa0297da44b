using Baladi.Core.Basics;
using Baladi.Core.People.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace Baladi.Core.People.Recovery;

/// <summary>Asks to replace a forgotten password.</summary>
public sealed record BeginRecovery(string NationalId);

public sealed class BeginRecoveryHandler(NationalIdVault vault, Attempts attempts, Errands errands, SessionClock clock)
{
    /// <returns>A draft, whether or not the ID has an account: that is looked up after the answer. Problems: national-id-wrong, code-too-many.</returns>
    public Outcome<RecoveryDraft> Handle(BeginRecovery command)
    {
        if (SaudiIdentifiers.NationalId(command.NationalId) is not { } id) return Failure.Invalid(new Problem("national-id-wrong", nameof(command.NationalId)));
        var name = vault.Hash(id);
        if (attempts.IsLocked(RecoveryDraft.MessagesTo(name))) return Failure.Conflict(new Problem("code-too-many"));
        attempts.Count(RecoveryDraft.MessagesTo(name));
        var draft = new RecoveryDraft
        {
            Key = Tokens.New(),
            UserName = name,
            Code = CodeMessages.New(),
            SentAt = clock.Now,
            ExpiresAt = clock.Now + RecoveryDraft.Lifetime,
        };
        errands.Leave((services, cancel) => services.GetRequiredService<RecoveryMessages>().SendCodeAsync(draft, cancel));
        return draft;
    }
}
