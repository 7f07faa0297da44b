using System.Globalization;
using System.Text.Json;
using Baladi.Core.Data;
using Baladi.Core.Notifications;
using Baladi.Core.People;
using Baladi.Core.Publishing;
using Baladi.Core.Requirements;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Publications.Followers;

/// <summary>Tells followers what was published or taken back, a batch at a time; each batch and how far it came are written together.</summary>
public sealed class TellFollowers(BaladiDbContext db, ReadContacts contacts, Outbox outbox, PortalLinks links, TimeProvider time)
{
    /// <returns>Of how many follows the owners were looked up; as many as the batch where there may be more.</returns>
    public async Task<int> RunAsync(int batch, CancellationToken cancel)
    {
        db.ChangeTracker.Clear();
        if (await db.PublicationNotices.Where(notice => notice.DoneAt == null).OrderBy(notice => notice.Id).FirstOrDefaultAsync(cancel) is not { } notice) return 0;
        // Whoever began to follow afterwards has read the news on the page.
        var followers = await db.Follows.AsNoTracking()
            .Where(follow => follow.Kind == notice.Kind && follow.Code == notice.Code && follow.Id > notice.ToldThrough && follow.Since <= notice.At)
            .OrderBy(follow => follow.Id).Take(batch).ToListAsync(cancel);
        if (followers.Count > 0) await TellAsync(notice, followers, cancel);
        notice.Told(followers.Count > 0 ? followers[^1].Id : notice.ToldThrough, isLast: followers.Count < batch, time.GetUtcNow());
        // Another node told them in this moment: nothing of ours is sent then, and the next round goes on where it came to.
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateConcurrencyException) { return batch; }
        // There may be other news.
        return batch;
    }

    private async Task TellAsync(PublicationNotice notice, List<Follow> followers, CancellationToken cancel)
    {
        var version = await db.Publications.AsNoTracking().SingleAsync(version => version.Id == notice.PublicationVersionId, cancel);
        var title = JsonSerializer.Deserialize<RequirementDocument>(version.Content, PublishedJson.Options)!.Title;
        var template = notice.News == PublicationNews.Published ? "requirement-published" : "requirement-withdrawn";
        var found = await contacts.OfAsync([.. followers.Select(follow => ((long?)null, (long?)follow.PersonId))], cancel);
        foreach (var contact in followers.SelectMany(follow => found[(null, follow.PersonId)]))
            outbox.Add(template, contact.Language, contact.Mobile, contact.Email, new Dictionary<string, string>
            {
                ["title"] = title.In(contact.Language),
                ["from"] = version.EffectiveFrom.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                ["why"] = (notice.News == PublicationNews.Published ? version.Why : version.WithdrawnWhy) ?? "",
                ["link"] = links.RequirementChanges(contact.Language, version.Code, version.Number),
                ["stop"] = links.Following(contact.Language),
            });
    }
}
