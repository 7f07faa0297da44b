using Baladi.Core.People.Sessions;
using Baladi.Web.Areas.Account.SignIn;
using Baladi.Web.Areas.Account.StepUp;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Holder = Baladi.Core.People.Account;

namespace Baladi.Web.Areas.Account.Passkeys;

public sealed record PasskeyForm
{
    /// <summary>What the browser got from the device, as JSON.</summary>
    [AsTyped] public string? Credential { get; init; }
    public string? ReturnUrl { get; init; }
    public string? Kept { get; init; }
}

/// <summary>A passkey instead of password and code: the device holds it, and has checked who is in front of it. Needs script; every page that offers it has another way.</summary>
[Area("Account"), Route("account")]
public sealed class PasskeySignInController(PasskeyCeremony ceremony, Entry entry, CurrentActor current, Texts texts) : Controller
{
    /// <summary>The same for everybody who has not shown a password: it does not tell whether an account exists.</summary>
    [HttpPost("passkey/options"), AllowAnonymous, EnableRateLimiting(AccountLimits.SignIn)]
    public async Task<IActionResult> Options([FromServices] SignInManager<Holder> accounts)
    {
        var known = current.Actor.AccountId ?? (await accounts.GetTwoFactorAuthenticationUserAsync())?.Id;
        return Content(await ceremony.BeginProvingAsync(HttpContext, known), "application/json");
    }

    [HttpPost("sign-in/passkey"), AllowAnonymous, EnableRateLimiting(AccountLimits.SignIn)]
    public async Task<IActionResult> SignIn(PasskeyForm form)
    {
        if (await ceremony.FinishProvingAsync(HttpContext, form.Credential) is { } account) return await entry.EnterAsync(this, account, SessionProof.Passkey, form.ReturnUrl, form.Kept);
        ModelState.Clear();
        ModelState.AddModelError("", texts["passkey.failed"]);
        return View(SignInController.Page, new SignInForm { ReturnUrl = form.ReturnUrl, Kept = form.Kept });
    }

    [HttpPost("step-up/passkey"), Authorize(Policy = Policies.SignedIn)]
    public async Task<IActionResult> StepUp(PasskeyForm form, [FromServices] StepUpPages pages, [FromServices] ProveSessionHandler prove, CancellationToken cancel)
    {
        if (await ceremony.FinishProvingAsync(HttpContext, form.Credential) is { } account && account.Id == current.Actor.AccountId)
        {
            var proven = await prove.HandleAsync(new ProvenByPasskey(current.Session!.Id), current.Actor, cancel);
            if (!proven.IsDone) return NotFound();
            await entry.RenewAsync(HttpContext, proven.Value!);
            return entry.GoOn(this, form.ReturnUrl, form.Kept);
        }
        ModelState.Clear();
        ModelState.AddModelError("", texts["passkey.failed"]);
        return View(StepUpController.Page, await pages.OfAsync(new() { ReturnUrl = form.ReturnUrl, Kept = form.Kept }, cancel));
    }
}
