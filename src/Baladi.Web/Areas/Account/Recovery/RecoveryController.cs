using Baladi.Core.Basics;
using Baladi.Core.People;
using Baladi.Core.People.Factors;
using Baladi.Core.People.Recovery;
using Baladi.Core.People.Sessions;
using Baladi.Web.Areas.Account.Passkeys;
using Baladi.Web.Areas.Account.SignIn;
using Baladi.Web.Areas.Account.SignInCode;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Baladi.Web.Areas.Account.Recovery;

/// <summary>
/// A forgotten password: the ID, the code sent to its mobile, something more than the mobile, and a new password. Until the code
/// has come back no page says, and none shows by its time, whether the ID has an account.
/// </summary>
[Area("Account"), Route("account/recovery"), AllowAnonymous, EnableRateLimiting(AccountLimits.Recovery)]
public sealed class RecoveryController(RecoveryCookie cookie, Texts texts) : Controller
{
    [HttpGet("", Name = Routes.Recovery)]
    public IActionResult Index() => View(new RecoveryForm());

    [HttpPost("")]
    public IActionResult Index(RecoveryForm form, [FromServices] BeginRecoveryHandler begin)
    {
        if (!ModelState.IsValid) return View(form);
        var draft = begin.Handle(new BeginRecovery(form.NationalId!));
        if (!draft.IsDone) return Refuse(draft.Problems, View(form));
        cookie.Write(Response, draft.Value!);
        return RedirectToAction(nameof(Code));
    }

    [HttpGet("code")]
    public IActionResult Code() => cookie.Read(Request) is null ? RedirectToAction(nameof(Index)) : View(new RecoveryCodeForm());

    [HttpPost("code")]
    public async Task<IActionResult> Code(RecoveryCodeForm form, [FromServices] ConfirmRecoveryHandler confirm, CancellationToken cancel)
    {
        if (cookie.Read(Request) is not { } draft) return Late();
        if (!ModelState.IsValid) return View(form);
        var confirmed = await confirm.HandleAsync(new ConfirmRecovery(draft, form.Code!), cancel);
        if (!confirmed.IsDone) return Refuse(confirmed.Problems, View(new RecoveryCodeForm()));
        cookie.Write(Response, confirmed.Value!);
        return RedirectToAction(nameof(Proof));
    }

    [HttpGet("proof")]
    public async Task<IActionResult> Proof([FromServices] ReadFactors factors, CancellationToken cancel) =>
        cookie.Read(Request) is { AccountId: { } account } ? View(new RecoveryProofPage(new(), new(await factors.OfAsync(account, cancel)))) : RedirectToAction(nameof(Index));

    [HttpPost("proof")]
    public async Task<IActionResult> Proof(RecoveryProofForm form, [FromServices] ReadFactors factors, [FromServices] ProveRecoveryHandler prove, [FromServices] PasskeyCeremony passkeys, CancellationToken cancel)
    {
        if (cookie.Read(Request) is not { AccountId: { } account } draft) return Late();
        var proven = form.Credential is { Length: > 0 } credential
            ? await passkeys.FinishProvingAsync(HttpContext, credential) is { } owner && owner.Id == account ? draft with { IsProven = true } : Failure.Invalid(new Problem("passkey-wrong"))
            : await prove.HandleAsync(new ProveRecovery(draft, form.Code ?? ""), cancel);
        if (!proven.IsDone) return Refuse(proven.Problems, View(new RecoveryProofPage(new(), new(await factors.OfAsync(account, cancel)))));
        cookie.Write(Response, proven.Value!);
        return RedirectToAction(nameof(NewPassword));
    }

    [HttpGet("slip", Name = Routes.RecoverySlip)]
    public IActionResult Slip() => View(new SlipForm());

    [HttpPost("slip")]
    public async Task<IActionResult> Slip(SlipForm form, [FromServices] ShowSlipHandler show, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return View(form);
        var proven = await show.HandleAsync(new ShowSlip(form.NationalId!, form.Code!), cancel);
        if (!proven.IsDone) return Refuse(proven.Problems, View(form));
        cookie.Write(Response, proven.Value!);
        return RedirectToAction(nameof(NewPassword));
    }

    /// <summary>The passkeys of the account whose mobile was proven.</summary>
    [HttpPost("passkey-options")]
    public async Task<IActionResult> PasskeyOptions([FromServices] PasskeyCeremony passkeys) =>
        cookie.Read(Request) is { AccountId: { } account } ? Content(await passkeys.BeginProvingAsync(HttpContext, account), "application/json") : NotFound();

    [HttpGet("password")]
    public IActionResult NewPassword() => cookie.Read(Request) is { IsProven: true } ? View(new NewPasswordForm()) : RedirectToAction(nameof(Index));

    [HttpPost("password")]
    public async Task<IActionResult> NewPassword(NewPasswordForm form, [FromServices] RecoverAccountHandler recover, [FromServices] Entry entry, [FromServices] PasswordSignIn factor, CancellationToken cancel)
    {
        if (cookie.Read(Request) is not { IsProven: true } draft) return Late();
        if (!ModelState.IsValid) return View(form);
        var recovered = await recover.HandleAsync(new RecoverAccount(draft, form.NewPassword!), cancel);
        if (recovered.Kind == OutcomeKind.NotFound) return Late();
        if (!recovered.IsDone) return Refuse(recovered.Problems, View(form));
        cookie.Delete(Response);
        // What a clerk printed is no second factor: staff give theirs, or one clerk could become anybody.
        if (draft.SlipId is not null && recovered.Value!.TwoFactorEnabled) return await factor.AskAsync(this, recovered.Value, Url.RouteUrl(Routes.Security), cancel);
        return await entry.EnterAsync(this, recovered.Value!, SessionProof.Recovery, Url.RouteUrl(Routes.Security));
    }

    private ViewResult Late()
    {
        cookie.Delete(Response);
        ModelState.Clear();
        ModelState.AddModelError("", texts["recovery.late"]);
        return View(nameof(Index), new RecoveryForm());
    }

    private ViewResult Refuse(IEnumerable<Problem> problems, ViewResult page)
    {
        foreach (var problem in problems) ModelState.AddModelError(problem.Field, texts["account.problem." + problem.Code, [.. problem.Code == "proof-attempts" ? [Attempts.Lockout.TotalMinutes] : problem.Args]]);
        return page;
    }
}
