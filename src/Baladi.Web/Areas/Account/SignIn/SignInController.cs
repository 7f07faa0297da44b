using Baladi.Core.People;
using Baladi.Core.People.Factors;
using Baladi.Core.People.Sessions;
using Baladi.Web.Areas.Account.SignInCode;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Baladi.Web.Shared.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Baladi.Web.Areas.Account.SignIn;

[Area("Account"), Route("account"), AllowAnonymous]
public sealed class SignInController(PasswordSignIn signIn, Entry entry, CurrentActor current, Texts texts) : Controller
{
    public const string Page = "/Areas/Account/SignIn/Index.cshtml";

    [HttpGet("sign-in", Name = Routes.SignIn)]
    public IActionResult Index(string? returnUrl)
    {
        var lost = HttpContext.Features.Get<LostSession.Received>();
        if (lost is null && User.Identity is { IsAuthenticated: true }) return LocalRedirect(entry.Address(Url, returnUrl));
        return View(new SignInForm { ReturnUrl = Url.IsLocalUrl(returnUrl) ? returnUrl : null, Kept = lost?.Sealed });
    }

    [HttpPost("sign-in"), EnableRateLimiting(AccountLimits.SignIn)]
    public async Task<IActionResult> Index(SignInForm form, [FromServices] SendSignInCodeHandler send, [FromServices] ReadFactors factors, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return View(form);
        var (step, account) = await signIn.TryAsync(SaudiIdentifiers.NationalId(form.NationalId)!, form.Password!, cancel);
        switch (step)
        {
            case SignInStep.Done:
                return await entry.EnterAsync(this, account!, SessionProof.Password, form.ReturnUrl, form.Kept);
            case SignInStep.CodeNeeded:
                var ways = new FactorWays(await factors.OfAsync(account!.Id, cancel));
                // A code sent moments ago is still good: no need to say that there was no second one.
                var tooMany = ways.SendsAtOnce && (await send.HandleAsync(new SendSignInCode(account.Id), cancel)).Problems.Any(problem => problem.Code == "code-too-many");
                if (form.Kept is null) return RedirectToAction("Index", "SignInCode", new { form.ReturnUrl, tooMany = tooMany ? "true" : null });
                ModelState.Clear();
                return View(SignInCodeController.Page, new SignInCodePage(SaudiIdentifiers.MaskedMobile(account.PhoneNumber!), new() { ReturnUrl = form.ReturnUrl, Kept = form.Kept }, TooMany: tooMany) { Ways = ways });
            default:
                ModelState.AddModelError("", texts[step == SignInStep.Locked ? "signIn.locked" : "signIn.wrong", Attempts.Lockout.TotalMinutes]);
                return View(form);
        }
    }

    /// <summary>Needs no session and no token: whoever's session has run out is signed out all the same.</summary>
    [HttpPost("sign-out", Name = Routes.SignOut), IgnoreAntiforgeryToken, SameOrigin]
    public async Task<IActionResult> Leave([FromServices] EndSessionHandler end, CancellationToken cancel)
    {
        if (current.Session is { } session) await end.HandleAsync(new EndSession(session.Id, SessionEnd.SignedOut), current.Actor, cancel);
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        await HttpContext.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        return RedirectToAction(nameof(SignedOut));
    }

    [HttpGet("signed-out")]
    public IActionResult SignedOut() => User.Identity is { IsAuthenticated: true } ? RedirectToRoute(Routes.Profile) : View();
}
