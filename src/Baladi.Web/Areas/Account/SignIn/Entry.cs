using Baladi.Core.People;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Holder = Baladi.Core.People.Account;

namespace Baladi.Web.Areas.Account.SignIn;

/// <summary>Where somebody goes who has just signed in: on with what they were doing, else to where their work is.</summary>
public sealed class Entry(KeptForms forms, ActorDirectory directory, CurrentActor current, SignInManager<Holder> sessions)
{
    public const string KeptView = "/Areas/Account/SignIn/Kept.cshtml";

    public async Task<IActionResult> EnterAsync(Controller page, Holder account, string? returnUrl, string? kept)
    {
        // The rest of this answer is for the person who came in, the antiforgery token of a kept form above all.
        page.HttpContext.User = await sessions.CreateUserPrincipalAsync(account);
        current.Actor = await directory.FindAsync(account.Id, Channel.Web, page.HttpContext.RequestAborted);
        if (forms.Read(kept, page.Request) is { } form)
        {
            page.ModelState.Clear();
            return page.View(KeptView, form);
        }
        return page.LocalRedirect(Address(page.Url, returnUrl));
    }

    /// <summary>The address on this site, or where the work of whoever is signed in lies.</summary>
    public string Address(IUrlHelper url, string? returnUrl)
    {
        if (url.IsLocalUrl(returnUrl)) return returnUrl!;
        var own = current.Actor.May(Permission.ReadCases) || current.Actor.May(Permission.Audit) ? Routes.Desk
            : current.Actor.May(Permission.Publish) || current.Actor.May(Permission.ApprovePublication) ? Routes.Administration
            : current.Actor.IsStaff ? Routes.Profile
            : Routes.Licenses;
        return url.RouteUrl(own) ?? url.RouteUrl(Routes.Profile)!;
    }
}
