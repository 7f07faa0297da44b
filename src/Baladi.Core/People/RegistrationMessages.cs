using Baladi.Core.Data;
using Baladi.Core.Language;
using Baladi.Core.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People;

/// <summary>
/// Messages that registrations cause. Whoever asks for too many is stopped before, by <see cref="Attempts"/>; the limit here is
/// silent, because saying that a message was sent, or was not, would say whether the ID is known.
/// </summary>
public sealed class RegistrationMessages(BaladiDbContext db, NationalIdVault vault, Outbox outbox, PortalLinks links)
{
    private const int MostInAnHour = 20;

    /// <summary>The code to the mobile; where the ID has an account already, word to its owner instead.</summary>
    public async Task SendAsync(RegistrationDraft draft, CancellationToken cancel)
    {
        var hash = vault.Hash(draft.NationalId);
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.NationalIdHash == hash, cancel) is { } owner) await TellOwnerAsync(owner, cancel);
        else await SendCodeAsync(draft, cancel);
    }

    private async Task SendCodeAsync(RegistrationDraft draft, CancellationToken cancel)
    {
        if (await db.CodeObstacleAsync(draft.Mobile, MostInAnHour, TimeSpan.Zero, cancel) is not null) return;
        outbox.Add(CodeMessages.Registration, draft.Language, draft.Mobile, email: null, new Dictionary<string, string> { ["code"] = draft.Code });
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Tells the person that somebody tried to register with their ID.</summary>
    private async Task TellOwnerAsync(Person owner, CancellationToken cancel)
    {
        if (await db.CodeObstacleAsync(owner.Mobile, MostInAnHour, TimeSpan.Zero, cancel) is not null) return;
        var language = await db.Users.AsNoTracking().Where(a => a.PersonId == owner.Id).Select(a => a.Language).FirstOrDefaultAsync(cancel) ?? Languages.Arabic;
        outbox.Add(CodeMessages.RegistrationExisting, language, owner.Mobile, email: null, new Dictionary<string, string> { ["link"] = links.SignIn(language) });
        await db.SaveChangesAsync(cancel);
    }
}
