using Baladi.Core.Basics;
using Baladi.Core.People;
using Baladi.Core.People.Sessions;
using Baladi.Web.Areas.Account.SignIn;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Holder = Baladi.Core.People.Account;

namespace Baladi.Web.Areas.Account.NationalSignOn;

/// <param name="Mobile">Of the account that stands under the ID, masked.</param>
public sealed record UnprovenPage(string Mobile, string? ReturnUrl);

/// <summary>To the national sign-on and back. What it proved is kept for ten minutes, until it is clear whose account it is.</summary>
[Area("Account"), Route("account/national-sign-on"), AllowAnonymous, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class NationalSignOnController(IServiceProvider services, UserManager<Holder> accounts, PasswordSignIn password, CurrentActor current, Entry entry, Problems problems) : Controller
{
    private readonly NationalSignOnSettings? settings = services.GetService<NationalSignOnSettings>();

    /// <summary>By GET: no form of ours may lead off the site.</summary>
    [HttpGet("", Name = Routes.NationalSignOn)]
    public IActionResult Index(string? returnUrl) => settings is null ? NotFound()
        : Challenge(new AuthenticationProperties { RedirectUri = Url.Action(nameof(Done), new { returnUrl = Url.IsLocalUrl(returnUrl) ? returnUrl : null }) }, NationalSignOnSettings.Scheme);

    [HttpGet("done")]
    public Task<IActionResult> Done(string? returnUrl, [FromServices] SignOnNationallyHandler signOn, CancellationToken cancel) => EnterAsync(returnUrl, replace: false, signOn, cancel);

    /// <summary>The account that stands there is not theirs.</summary>
    [HttpPost("replacement")]
    public Task<IActionResult> Replace(string? returnUrl, [FromServices] SignOnNationallyHandler signOn, CancellationToken cancel) => EnterAsync(returnUrl, replace: true, signOn, cancel);

    [HttpGet("failed")]
    public IActionResult Failed() => settings is null ? NotFound() : Say(new Problem("sign-on-failed"));

    private async Task<IActionResult> EnterAsync(string? returnUrl, bool replace, SignOnNationallyHandler signOn, CancellationToken cancel)
    {
        if (settings is null) return NotFound();
        if (await HttpContext.AuthenticateAsync(IdentityConstants.ExternalScheme) is not { Succeeded: true, Principal: { } proven }) return Say(new Problem("sign-on-failed"));
        var proof = settings.ProofOf(proven);
        var signedOn = await signOn.HandleAsync(new(proof, replace), current.Actor, cancel);
        if (signedOn.Problems is [{ Code: "sign-on-unproven", Args: [string mobile] }]) return View("Unproven", new UnprovenPage(mobile, Url.IsLocalUrl(returnUrl) ? returnUrl : null));
        await HttpContext.SignOutAsync(IdentityConstants.ExternalScheme);
        if (!signedOn.IsDone) return Say(signedOn.Problems[0]);

        var account = signedOn.Value!;
        if (await accounts.IsLockedOutAsync(account)) return Say(new Problem("sign-on-locked"));
        // Within a session it proves whose it is and nothing newer: the provider may have answered by itself, whoever sits there.
        if (current.Actor.AccountId == account.Id) return entry.GoOn(this, returnUrl, kept: null);
        if (!account.TwoFactorEnabled) return await entry.EnterAsync(this, account, SessionProof.NationalSignOn, returnUrl);
        // Staff give their second factor too: the sign-on proves who somebody is, not that nobody took their phone.
        return await password.AskAsync(this, account, returnUrl, cancel);
    }

    private ViewResult Say(Problem problem)
    {
        ViewData["NoFeedback"] = true;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Failed", problems.Say(problem));
    }
}
