using Baladi.Core.Basics;

namespace Baladi.Core.People;

/// <summary>Sends the code of a registration once more.</summary>
public sealed record ResendRegistrationCode(RegistrationDraft Draft);

public sealed class ResendRegistrationCodeHandler(RegistrationMessages messages, Attempts attempts, TimeProvider time)
{
    /// <returns>The draft to go on with. Problems: code-attempts, code-too-soon, code-too-many; the same for a known ID and a new one.</returns>
    public async Task<Outcome<RegistrationDraft>> HandleAsync(ResendRegistrationCode command, CancellationToken cancel)
    {
        var draft = command.Draft;
        var now = time.GetUtcNow();
        if (attempts.IsLocked(draft.AttemptsKey)) return Failure.Conflict(new Problem("code-attempts"));
        if (draft.SentAt + CodeMessages.Gap > now) return Failure.Conflict(new Problem("code-too-soon"));
        if (attempts.IsLocked(RegistrationDraft.MessagesTo(draft.Mobile))) return Failure.Conflict(new Problem("code-too-many"));
        attempts.Count(RegistrationDraft.MessagesTo(draft.Mobile));
        if (draft.Code is not null) await messages.SendCodeAsync(draft, cancel);
        return draft with { SentAt = now };
    }
}
