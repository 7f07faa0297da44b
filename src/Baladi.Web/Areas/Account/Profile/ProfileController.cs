using Baladi.Core.Data;
using Baladi.Core.People;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Web.Areas.Account.Profile;

/// <summary>What the portal knows of whoever is signed in.</summary>
[Area("Account"), Route("account/profile"), Authorize(Policy = Policies.SignedIn)]
public sealed class ProfileController(BaladiDbContext db, CurrentActor current, NationalIdVault vault) : Controller
{
    public const string Saved = "profile-saved";

    [HttpGet("", Name = Routes.Profile)]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var actor = current.Actor;
        var found = await (from account in db.Users.AsNoTracking() join person in db.People on account.PersonId equals person.Id where account.Id == actor.AccountId select new { account, person }).SingleOrDefaultAsync(cancel);
        // The account is gone while its session is not.
        if (found is null) return Challenge();
        return View(new ProfilePage
        {
            Name = found.person.Name,
            NationalId = SaudiIdentifiers.Masked(vault.Decrypt(found.person.NationalIdCipher)),
            Mobile = "0" + found.person.Mobile[4..],
            Language = found.account.Language,
            Source = found.person.IdentitySource,
            VerifiedAt = found.person.VerifiedAt,
            Memberships = actor.Memberships,
            Roles = actor.Roles,
            SecondFactor = found.account.TwoFactorEnabled,
            Saved = TempData[Saved] as string,
        });
    }

    [HttpPost("language")]
    public async Task<IActionResult> Language(LanguageForm form, [FromServices] ChangeMessageLanguageHandler change, CancellationToken cancel)
    {
        var changed = await change.HandleAsync(new ChangeMessageLanguage(form.Language ?? ""), current.Actor, cancel);
        if (!changed.IsDone) return BadRequest();
        TempData[Saved] = "language";
        return RedirectToAction(nameof(Index));
    }
}
