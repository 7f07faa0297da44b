using Baladi.Core.Basics;
using Baladi.Core.People;
using Baladi.Core.People.Sessions;
using Baladi.Web.Areas.Account.SignIn;
using Baladi.Web.Areas.Account.SignInCode;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Baladi.Web.Areas.Account.Register;

/// <summary>An account in two pages: who one is, and the code that proves the mobile. No page says whether an ID has an account already.</summary>
[Area("Account"), Route("account/register"), AllowAnonymous, EnableRateLimiting(AccountLimits.Registration)]
public sealed class RegisterController(RegistrationCookie cookie, Entry entry, Texts texts) : Controller
{
    [HttpGet("", Name = Routes.Register)]
    public IActionResult Index() => User.Identity is { IsAuthenticated: true } ? RedirectToRoute(Routes.Profile) : View(new RegisterForm());

    [HttpPost("")]
    public IActionResult Index(RegisterForm form, [FromServices] BeginRegistrationHandler begin)
    {
        if (!ModelState.IsValid) return View(form);
        var draft = begin.Handle(new BeginRegistration
        {
            NationalId = form.NationalId!, NameAr = form.NameAr!, NameEn = form.NameEn, Mobile = form.Mobile!, Password = form.Password!, Language = Texts.Language,
        });
        if (!draft.IsDone) return Refuse(draft.Problems, () => View(form));
        cookie.Write(Response, draft.Value!);
        return RedirectToAction(nameof(Code));
    }

    [HttpGet("code")]
    public IActionResult Code(bool resent = false) =>
        cookie.Read(Request) is { } draft ? View(Page(draft, resent)) : RedirectToAction(nameof(Index));

    [HttpPost("code")]
    public async Task<IActionResult> Code(SignInCodeForm form, [FromServices] CompleteRegistrationHandler complete, CancellationToken cancel)
    {
        if (cookie.Read(Request) is not { } draft) return Late();
        if (!ModelState.IsValid) return View(Page(draft));
        var account = await complete.HandleAsync(new CompleteRegistration(draft, form.Code!.Replace(" ", "", StringComparison.Ordinal)), cancel);
        if (!account.IsDone) return Refuse(account.Problems, () => View(Page(draft)));
        cookie.Delete(Response);
        return await entry.EnterAsync(this, account.Value!, SessionProof.Registration, Url.Action("Index", "Registered"));
    }

    [HttpPost("code/resend")]
    public IActionResult Resend([FromServices] ResendRegistrationCodeHandler resend)
    {
        if (cookie.Read(Request) is not { } draft) return Late();
        var sent = resend.Handle(new ResendRegistrationCode(draft));
        if (!sent.IsDone) return Refuse(sent.Problems, () => View(nameof(Code), Page(draft)));
        cookie.Write(Response, sent.Value!);
        return RedirectToAction(nameof(Code), new { resent = true });
    }

    private static SignInCodePage Page(RegistrationDraft draft, bool resent = false) => new(SaudiIdentifiers.MaskedMobile(draft.Mobile), new(), resent);

    private ViewResult Late()
    {
        ModelState.Clear();
        ModelState.AddModelError("", texts["account.problem.code-expired"]);
        return View(nameof(Index), new RegisterForm());
    }

    private ViewResult Refuse(IEnumerable<Problem> problems, Func<ViewResult> page)
    {
        foreach (var problem in problems) ModelState.AddModelError(problem.Field, texts["account.problem." + problem.Code, problem.Args]);
        return page();
    }
}
