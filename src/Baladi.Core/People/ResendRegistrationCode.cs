using Baladi.Core.Basics;
using Microsoft.Extensions.DependencyInjection;

namespace Baladi.Core.People;

/// <summary>Sends the code of a registration once more.</summary>
public sealed record ResendRegistrationCode(RegistrationDraft Draft);

public sealed class ResendRegistrationCodeHandler(Errands errands, Attempts attempts, TimeProvider time)
{
    /// <returns>The draft to go on with. Problems: code-attempts, code-too-soon, code-too-many; the same for a known ID and a new one.</returns>
    public Outcome<RegistrationDraft> Handle(ResendRegistrationCode command)
    {
        var draft = command.Draft;
        var now = time.GetUtcNow();
        if (attempts.IsLocked(draft.AttemptsKey)) return Failure.Conflict(new Problem("code-attempts"));
        if (draft.SentAt + CodeMessages.Gap > now) return Failure.Conflict(new Problem("code-too-soon"));
        if (attempts.IsLocked(RegistrationDraft.MessagesTo(draft.Mobile))) return Failure.Conflict(new Problem("code-too-many"));
        attempts.Count(RegistrationDraft.MessagesTo(draft.Mobile));
        draft = draft with { Code = CodeMessages.New(), SentAt = now, ExpiresAt = now + RegistrationDraft.Lifetime };
        errands.Leave((services, cancel) => services.GetRequiredService<RegistrationMessages>().SendAsync(draft, cancel));
        return draft;
    }
}
