using Baladi.Core.Data;
using Baladi.Core.Language;
using Baladi.Core.People;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Web.Areas.Account.Identity;

/// <summary>Whether the portal knows who one is, how it came to know, and the ways to prove it.</summary>
[Area("Account"), Route("account/identity"), Authorize(Policy = Policies.SignedIn), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IdentityController(BaladiDbContext db, CurrentActor current) : Controller
{
    private const int MostEntries = 20;

    [HttpGet("", Name = Routes.VerifyIdentity)]
    public async Task<IActionResult> Index(string? returnUrl, CancellationToken cancel)
    {
        if (await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == current.Actor.PersonId, cancel) is not { } person) return Challenge();
        var entries = await db.PersonEvents.AsNoTracking().Where(e => e.PersonId == person.Id).OrderByDescending(e => e.Id).Take(MostEntries).ToListAsync(cancel);
        var names = await NamesAsync([.. entries.Select(e => e.ActorAccountId).Append(person.VerifiedByAccountId).OfType<long>().Distinct()], cancel);
        return View(new IdentityPage
        {
            Assurance = current.Actor.Assurance,
            Standing = current.Actor.Standing,
            Source = person.IdentitySource,
            VerifiedAt = person.VerifiedAt,
            VerifiedBy = person.VerifiedByAccountId is { } clerk ? names.GetValueOrDefault(clerk) : null,
            ExpiresOn = person.IdExpiresOn,
            Entries = [.. entries.Select(e => new IdentityEntry(e.Kind, e.At, e.Channel, e.Detail, e.ActorAccountId is { } by && by != current.Actor.AccountId && PersonEvent.TellsWho(e.Kind) ? names.GetValueOrDefault(by) : null))],
            ReturnUrl = Url.IsLocalUrl(returnUrl) ? returnUrl : null,
        });
    }

    private async Task<Dictionary<long, LocalizedText>> NamesAsync(List<long> accounts, CancellationToken cancel) => accounts.Count == 0 ? [] :
        await (from account in db.Users join person in db.People on account.PersonId equals person.Id where accounts.Contains(account.Id) select new { account.Id, person.Name })
            .AsNoTracking().ToDictionaryAsync(found => found.Id, found => found.Name, cancel);
}
