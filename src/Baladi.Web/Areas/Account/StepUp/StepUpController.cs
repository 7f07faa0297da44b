using Baladi.Core.People;
using Baladi.Core.People.Sessions;
using Baladi.Web.Areas.Account.SignIn;
using Baladi.Web.Areas.Account.SignInCode;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Account.StepUp;

/// <summary>Asks whoever is signed in to prove once more who they are: see <see cref="StepUpAttribute"/>.</summary>
[Area("Account"), Route("account/step-up"), Authorize(Policy = Policies.SignedIn)]
public sealed class StepUpController(StepUpPages pages, Entry entry, CurrentActor current, Texts texts) : Controller
{
    public const string Page = "/Areas/Account/StepUp/Index.cshtml";

    [HttpGet("", Name = Routes.StepUp)]
    public async Task<IActionResult> Index(string? returnUrl, CancellationToken cancel) =>
        View(Page, await pages.OfAsync(new() { ReturnUrl = Url.IsLocalUrl(returnUrl) ? returnUrl : null }, cancel));

    [HttpPost("")]
    public async Task<IActionResult> Index(StepUpForm form, [FromServices] ProveSessionHandler prove, CancellationToken cancel)
    {
        var page = await pages.OfAsync(form with { Password = null, Code = null }, cancel);
        if (page.ByFactor ? !SignInCodeFormValidator.IsCode(form.Code) : string.IsNullOrEmpty(form.Password))
        {
            ModelState.AddModelError(page.ByFactor ? nameof(form.Code) : nameof(form.Password), texts[page.ByFactor ? "account.code.shape" : "signIn.password.missing"]);
            return View(Page, page);
        }
        var proven = await prove.HandleAsync(new ProveSession(current.Session!.Id, form.Password, form.Code), current.Actor, cancel);
        if (proven.IsDone)
        {
            await entry.RenewAsync(HttpContext, proven.Value!);
            return entry.GoOn(this, form.ReturnUrl, form.Kept);
        }
        foreach (var problem in proven.Problems) ModelState.AddModelError(problem.Field, texts["account.problem." + problem.Code, Attempts.Lockout.TotalMinutes]);
        return View(Page, page);
    }

    [HttpPost("code")]
    public async Task<IActionResult> Send(StepUpForm form, [FromServices] SendSignInCodeHandler send, CancellationToken cancel)
    {
        ModelState.Clear();
        var sent = await send.HandleAsync(new SendSignInCode(current.Actor.AccountId!.Value), cancel);
        foreach (var problem in sent.Problems) ModelState.AddModelError("", texts[$"account.problem.{problem.Code}"]);
        return View(Page, await pages.OfAsync(form with { Password = null, Code = null }, cancel) with { Sent = sent.IsDone });
    }
}
