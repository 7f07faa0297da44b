using Baladi.Core.Basics;
using Baladi.Core.People;
using Baladi.Web.Areas.Desk;
using Baladi.Web.Shared.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Administration;

/// <summary>What the pages of the administration share: who acts, and how an outcome becomes a status.</summary>
[Area("Administration"), Authorize(Policy = Policies.Administration)]
public abstract class AdministrationController(CurrentActor current) : Controller
{
    protected Actor Actor => current.Actor;

    /// <summary>Shown once on the next page.</summary>
    protected void Say(string kind, string text, string? href = null, string? link = null) => TempData[Said.Key] = new Said(kind, text, href, link).Write();

    /// <summary>The page again, with what was typed, under the status that says why.</summary>
    protected ViewResult Again(OutcomeKind kind, string view, object model)
    {
        Response.StatusCode = kind switch
        {
            OutcomeKind.Conflict => StatusCodes.Status409Conflict,
            OutcomeKind.Forbidden => StatusCodes.Status403Forbidden,
            _ => StatusCodes.Status422UnprocessableEntity,
        };
        return View(view, model);
    }
}
