using Baladi.Core.Data;
using Baladi.Core.Notifications;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.People.Recovery;

/// <summary>Messages that recoveries cause, each to the mobile and the e-mail there are.</summary>
public sealed class RecoveryMessages(BaladiDbContext db, Outbox outbox, PortalLinks links)
{
    private const int MostInAnHour = 6;

    /// <summary>Sends the code, where there is an account to send it to.</summary>
    public async Task SendCodeAsync(RecoveryDraft draft, CancellationToken cancel)
    {
        if (await FindAsync(draft.UserName, cancel) is not var (account, person)) return;
        if (await db.CodeObstacleAsync(person.Mobile, MostInAnHour, TimeSpan.Zero, cancel) is not null) return;
        outbox.Add(CodeMessages.Recovery, account.Language, person.Mobile, email: null, new Dictionary<string, string> { ["code"] = draft.Code });
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>With the next save.</summary>
    internal async Task TellAsync(Account account, string template, CancellationToken cancel)
    {
        var mobile = await db.People.Where(p => p.Id == account.PersonId).Select(p => p.Mobile).SingleAsync(cancel);
        outbox.Add(template, account.Language, mobile, account.Email, new Dictionary<string, string> { ["link"] = links.Security(account.Language) });
    }

    private async Task<(Account Account, Person Person)?> FindAsync(string userName, CancellationToken cancel)
    {
        var found = await (from account in db.Users join person in db.People on account.PersonId equals person.Id where account.UserName == userName && account.ClosedAt == null select new { account, person }).AsNoTracking().SingleOrDefaultAsync(cancel);
        return found is null ? null : (found.account, found.person);
    }
}
