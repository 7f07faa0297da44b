using Baladi.Core.People;
using Baladi.Core.People.Sessions;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Holder = Baladi.Core.People.Account;

namespace Baladi.Web.Areas.Account.SignIn;

/// <summary>
/// The one door: whoever has proven who they are comes in here, however they did, and gets a session. Then they go on with what
/// they were doing, else to where their work is.
/// </summary>
public sealed class Entry(KeptForms forms, ActorDirectory directory, CurrentActor current, SignInManager<Holder> accounts, StartSessionHandler start)
{
    public const string KeptView = "/Areas/Account/SignIn/Kept.cshtml";

    /// <summary>Begins the session of the account in this browser, and answers where to go.</summary>
    /// <param name="how">What was just shown and found right.</param>
    /// <param name="returnUrl">Followed only where it is an address on this site.</param>
    /// <param name="kept">A form that was sent without a session, sealed by <see cref="KeptForms"/>.</param>
    public async Task<IActionResult> EnterAsync(Controller page, Holder account, SessionProof how, string? returnUrl, string? kept = null)
    {
        var http = page.HttpContext;
        var started = await start.HandleAsync(new StartSession
        {
            AccountId = account.Id,
            Proof = how,
            Address = http.Connection.RemoteIpAddress,
            UserAgent = http.Request.Headers.UserAgent,
            Device = DeviceCookie.Read(http.Request),
            Replaces = current.Session?.Id,
        }, http.RequestAborted);
        DeviceCookie.Write(http.Response, started.Device);
        await WriteAsync(http, await accounts.CreateUserPrincipalAsync(account), started.Session);
        // What was left of the way here: a password given without its second factor.
        await http.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        // The rest of this answer is for the person who came in, the antiforgery token of a kept form above all.
        current.Actor = await directory.FindAsync(account.Id, Channel.Web, http.RequestAborted);
        return GoOn(page, returnUrl, kept);
    }

    /// <summary>Gives the browser a new cookie for the session it has, after its owner proved who they are once more.</summary>
    public Task RenewAsync(HttpContext http, Session session) => WriteAsync(http, http.User, session);

    /// <summary>To the form that was kept, else to the address on this site, else to where the work of whoever is signed in lies.</summary>
    public IActionResult GoOn(Controller page, string? returnUrl, string? kept)
    {
        if (forms.Read(kept, page.Request) is not { } form) return page.LocalRedirect(Address(page.Url, returnUrl));
        page.ModelState.Clear();
        return page.View(KeptView, form);
    }

    /// <summary>The address on this site, or where the work of whoever is signed in lies.</summary>
    public string Address(IUrlHelper url, string? returnUrl)
    {
        if (url.IsLocalUrl(returnUrl)) return returnUrl!;
        var own = current.Actor.May(Permission.ReadCases) || current.Actor.May(Permission.Audit) ? Routes.Desk
            : current.Actor.May(Permission.Publish) || current.Actor.May(Permission.ApprovePublication) ? Routes.Administration
            : current.Actor.May(Permission.ActForVisitors) ? Routes.SupportCentre
            : current.Actor.IsStaff ? Routes.Profile
            : Routes.Licenses;
        return url.RouteUrl(own) ?? url.RouteUrl(Routes.Profile)!;
    }

    private async Task WriteAsync(HttpContext http, System.Security.Claims.ClaimsPrincipal user, Session session)
    {
        await http.SignInAsync(IdentityConstants.ApplicationScheme, SessionTicket.Write(user, session), new AuthenticationProperties { IsPersistent = false });
        http.User = user;
        current.Session = session;
    }
}
