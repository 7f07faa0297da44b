using Baladi.Core.Data;
using Baladi.Core.Notifications;
using Baladi.Core.People;
using Baladi.Web.Hosting;
using Baladi.Web.Shared.Localization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Web.Areas.Development.Mailbox;

/// <summary>What the portal sent, to whom: a demo system has no carrier, and whoever tries it out needs the codes.</summary>
[Area("Development"), Route("development/mailbox"), AllowAnonymous, DemoOnly]
public sealed class MailboxController(BaladiDbContext db, DeliverOutbox deliver, Settings settings) : Controller
{
    private const int PageSize = 30;

    [HttpGet("")]
    public async Task<IActionResult> Index([FoldedDigits] string? to, long? before, CancellationToken cancel)
    {
        // The worker comes by every two seconds; whoever looks should not have to look twice.
        while (await deliver.RunAsync(PageSize, cancel) == PageSize) { }

        var messages = db.Outbox.AsNoTracking();
        if (SaudiIdentifiers.Mobile(to) is { } mobile) messages = messages.Where(m => m.Recipient == mobile);
        else if (!string.IsNullOrWhiteSpace(to)) messages = messages.Where(m => m.Recipient.Contains(to.Trim()));
        if (before is { } last) messages = messages.Where(m => m.Id < last);
        var found = await messages.OrderByDescending(m => m.Id).Take(PageSize + 1).ToListAsync(cancel);

        var shown = found.Take(PageSize).Select(message => new MailboxMessage(message, settings.Installation.Portal)).ToList();
        return View(new MailboxPage(to, shown, found.Count > PageSize ? shown[^1].Message.Id : null));
    }
}
