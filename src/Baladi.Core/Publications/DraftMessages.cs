using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Baladi.Core.Data;
using Baladi.Core.Language;
using Baladi.Core.Authorities;
using Baladi.Core.Notifications;
using Baladi.Core.People;
using Baladi.Core.People.Appointments;
using Baladi.Core.Publishing;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Core.Publications;

/// <summary>Tells those who approve that a draft waits for them, and whoever sent it what became of it; in the transaction of the caller.</summary>
public sealed class DraftMessages(BaladiDbContext db, StaffMessages staff, Outbox outbox, PortalLinks links, Geography geography)
{
    private const string Ministry = "0";

    internal async Task SentAsync(PublicationDraft draft, Actor by, CancellationToken cancel)
    {
        if (geography.Authority(Ministry) is { } ministry) await staff.TellHoldersAsync(Permission.ApprovePublication, ministry, "draft-sent", language => Values(draft, language), by.AccountId, cancel);
    }

    internal async Task DecidedAsync(PublicationDraft draft, string? reason, CancellationToken cancel)
    {
        var author = await (from account in db.Users join person in db.People on account.PersonId equals person.Id where account.Id == draft.SentByAccountId select new { account.Language, account.Email, person.Mobile }).AsNoTracking().SingleAsync(cancel);
        var values = Values(draft, author.Language);
        values["why"] = reason ?? "";
        outbox.Add(draft.State == DraftState.Published ? "draft-approved" : "draft-returned", author.Language, author.Mobile, author.Email, values);
    }

    private Dictionary<string, string> Values(PublicationDraft draft, string language) => new()
    {
        ["title"] = JsonNode.Parse(draft.Content)?["title"]?.Deserialize<LocalizedText>(PublishedJson.Options)?.In(language) ?? draft.Code,
        ["from"] = draft.EffectiveFrom?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
        ["link"] = links.PublicationDraft(language, draft.Reference),
    };
}
