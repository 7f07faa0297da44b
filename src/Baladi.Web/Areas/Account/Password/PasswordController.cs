using Baladi.Core.People;
using Baladi.Web.Areas.Account.Profile;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Holder = Baladi.Core.People.Account;

namespace Baladi.Web.Areas.Account.Password;

[Area("Account"), Route("account/password"), Authorize(Policy = Policies.SignedIn)]
public sealed class PasswordController(ChangePasswordHandler change, CurrentActor current, SignInManager<Holder> sessions, Texts texts) : Controller
{
    [HttpGet("")]
    public IActionResult Index() => View(new PasswordForm());

    [HttpPost("")]
    public async Task<IActionResult> Index(PasswordForm form, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return View(form);
        var changed = await change.HandleAsync(new ChangePassword(form.CurrentPassword!, form.NewPassword!), current.Actor, cancel);
        foreach (var problem in changed.Problems) ModelState.AddModelError(problem.Field, texts["account.problem." + problem.Code, problem.Args]);
        if (!changed.IsDone) return View(form);
        // This session goes on; the others end as their stamp no longer fits.
        await sessions.RefreshSignInAsync(changed.Value!);
        TempData[ProfileController.Saved] = "password";
        return RedirectToRoute(Routes.Profile);
    }
}
