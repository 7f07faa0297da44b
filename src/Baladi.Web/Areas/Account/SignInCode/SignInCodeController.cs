using Baladi.Core.People;
using Baladi.Core.People.Factors;
using Baladi.Web.Areas.Account.SignIn;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Holder = Baladi.Core.People.Account;

namespace Baladi.Web.Areas.Account.SignInCode;

/// <summary>The second factor: open for ten minutes to whoever has just given the right password, and to nobody else.</summary>
[Area("Account"), Route("account/sign-in/code"), AllowAnonymous, EnableRateLimiting(AccountLimits.SignIn)]
public sealed class SignInCodeController(SignInManager<Holder> sessions, ReadFactors factors, Entry entry, Texts texts) : Controller
{
    public const string Page = "/Areas/Account/SignInCode/Index.cshtml";

    [HttpGet("")]
    public async Task<IActionResult> Index(string? returnUrl, bool resent = false, bool tooMany = false)
    {
        if (User.Identity is { IsAuthenticated: true }) return LocalRedirect(entry.Address(Url, returnUrl));
        var form = new SignInCodeForm { ReturnUrl = Url.IsLocalUrl(returnUrl) ? returnUrl : null };
        return await sessions.GetTwoFactorAuthenticationUserAsync() is { } account ? await ShowAsync(account, form, resent, tooMany) : TooLate(form);
    }

    [HttpPost("")]
    public async Task<IActionResult> Index(SignInCodeForm form, [FromServices] CheckSecondFactorHandler check, CancellationToken cancel)
    {
        if (await sessions.GetTwoFactorAuthenticationUserAsync() is not { } account) return TooLate(form);
        if (!ModelState.IsValid) return await ShowAsync(account, form);
        var proof = await check.HandleAsync(new CheckSecondFactor(account.Id, form.RecoveryCode ?? form.Code!), cancel);
        if (proof.IsDone) return await entry.EnterAsync(this, account, proof.Value, form.ReturnUrl, form.Kept);
        if (proof.Problems.Any(problem => problem.Code == "proof-attempts")) return await LockedAsync(form);
        if (form.RecoveryCode is null) ModelState.AddModelError(nameof(form.Code), texts["account.problem.code-wrong"]);
        else ModelState.AddModelError(nameof(form.RecoveryCode), texts["recoveryCode.wrong"]);
        return await ShowAsync(account, form);
    }

    [HttpPost("resend")]
    public async Task<IActionResult> Resend(SignInCodeForm form, [FromServices] SendSignInCodeHandler send, CancellationToken cancel)
    {
        ModelState.Clear();
        if (await sessions.GetTwoFactorAuthenticationUserAsync() is not { } account) return TooLate(form);
        if (await sessions.UserManager.IsLockedOutAsync(account)) return await LockedAsync(form);
        var sent = await send.HandleAsync(new SendSignInCode(account.Id), cancel);
        foreach (var problem in sent.Problems) ModelState.AddModelError("", texts[$"account.problem.{problem.Code}"]);
        if (!sent.IsDone || form.Kept is not null) return await ShowAsync(account, form with { Code = null }, resent: sent.IsDone);
        return RedirectToAction(nameof(Index), new { form.ReturnUrl, resent = true });
    }

    private async Task<ViewResult> ShowAsync(Holder account, SignInCodeForm form, bool resent = false, bool tooMany = false) =>
        View(Page, new SignInCodePage(SaudiIdentifiers.MaskedMobile(account.PhoneNumber!), form, resent, tooMany) { Ways = new(await factors.OfAsync(account.Id, HttpContext.RequestAborted)) });

    private async Task<IActionResult> LockedAsync(SignInCodeForm form)
    {
        await HttpContext.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        return Again(form, texts["signIn.locked", Attempts.Lockout.TotalMinutes]);
    }

    private IActionResult TooLate(SignInCodeForm form) =>
        form.Kept is null && HttpMethods.IsGet(Request.Method) ? RedirectToRoute(Routes.SignIn, new { form.ReturnUrl }) : Again(form, texts["signIn.code.late"]);

    private ViewResult Again(SignInCodeForm form, string why)
    {
        ModelState.Clear();
        ModelState.AddModelError("", why);
        return View(SignInController.Page, new SignInForm { ReturnUrl = form.ReturnUrl, Kept = form.Kept });
    }
}
