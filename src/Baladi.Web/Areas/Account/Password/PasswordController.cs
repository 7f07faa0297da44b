using Baladi.Core.People;
using Baladi.Web.Areas.Account.Profile;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Account.Password;

[Area("Account"), Route("account/password"), Authorize(Policy = Policies.SignedIn), StepUp]
public sealed class PasswordController(ChangePasswordHandler change, CurrentActor current, Texts texts) : Controller
{
    [HttpGet("")]
    public IActionResult Index() => View(new PasswordForm());

    [HttpPost("")]
    public async Task<IActionResult> Index(PasswordForm form, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return View(form);
        var changed = await change.HandleAsync(new ChangePassword(form.CurrentPassword!, form.NewPassword!, current.Session?.Id), current.Actor, cancel);
        foreach (var problem in changed.Problems) ModelState.AddModelError(problem.Field, texts["account.problem." + problem.Code, problem.Args]);
        if (!changed.IsDone) return View(form);
        TempData[ProfileController.Saved] = "password";
        return RedirectToRoute(Routes.Profile);
    }
}
