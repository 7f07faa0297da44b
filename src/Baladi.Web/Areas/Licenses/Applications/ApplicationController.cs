using Baladi.Core.Basics;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.Language;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Licenses.Applications;

/// <summary>
/// What the pages of an application being written share: nobody but its owner finds the draft, and once it is submitted every
/// page leads to the confirmation. Nothing of it is kept by browsers, so that the back button shows what is saved.
/// </summary>
[Area("Licenses"), Authorize(Policy = Policies.SignedIn), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public abstract class ApplicationController(OpenDraft draft) : Controller
{
    protected OpenDraft Draft => draft;

    protected Actor Actor => draft.Actor;

    /// <summary>The draft as it stands; or, without it, where to send the reader instead.</summary>
    protected async Task<(DraftReview Review, IActionResult? Instead)> OpenAsync(string reference, CancellationToken cancel)
    {
        if (await draft.FindAsync(reference, cancel) is not { } found) return (null!, NotFound());
        if (found.SubmittedCaseId is not null) return (null!, ToDone(reference));
        if (draft.Review(found) is { } review) return (review, null);
        // Its service is no longer offered: what was begun can be looked at and thrown away, not gone on with.
        return (null!, HttpMethods.IsGet(Request.Method) ? Page("Ended", draft.Begun(found)) : Redirect303(Url.Application(Routes.Application, reference)));
    }

    /// <summary>Where an outcome leads that leaves nothing to correct on this page; null for the others.</summary>
    protected IActionResult? Instead<T>(Outcome<T> outcome, string reference) => outcome.Kind switch
    {
        OutcomeKind.NotFound => NotFound(),
        OutcomeKind.Conflict => ToDone(reference),
        OutcomeKind.Forbidden => Forbid(),
        _ => null,
    };

    protected IActionResult ToDone(string reference) => Redirect303(Url.Application(ApplicationRoutes.Done, reference));

    /// <summary>After a POST: the next page is fetched anew, and going back does not send the form again.</summary>
    protected IActionResult Redirect303(string address)
    {
        Response.Headers.Location = address;
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    /// <param name="view">The folder of the page and its view, as in Questions/Index.</param>
    protected ViewResult Page(string view, object model)
    {
        ViewData["NoFeedback"] = true;
        var page = View($"/Areas/Licenses/Applications/{view}.cshtml", model);
        if (!ModelState.IsValid && HttpMethods.IsPost(Request.Method)) page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }
}

/// <summary>Finds drafts of whoever makes the request, held against what is published today.</summary>
public sealed class OpenDraft(OwnDrafts drafts, DraftReviewer reviewer, PublishedCatalog catalog, CurrentActor current)
{
    public Actor Actor => current.Actor;

    /// <summary>Null where it does not exist or is not the actor's.</summary>
    public Task<Draft?> FindAsync(string reference, CancellationToken cancel) => drafts.FindAsync(reference, Actor, cancel);

    /// <summary>Null where its service is no longer offered.</summary>
    public DraftReview? Review(Draft draft) => reviewer.Review(draft, Actor);

    /// <summary>What can be told of a draft whether or not its service is still offered: the last version has a name.</summary>
    public BegunApplication Begun(Draft draft)
    {
        var service = (catalog.InForce<Procedure>(draft.ServiceCode) ?? catalog.Versions<Procedure>(draft.ServiceCode).Last()).Content;
        return new(draft.Reference, service.Service.Name, draft.Read().Facts.GetValueOrDefault(service.TitleFact), draft.ChangedAt, catalog.InForce<Procedure>(draft.ServiceCode) is not null);
    }
}

/// <param name="Title">What the applicant calls it, once given.</param>
/// <param name="IsOffered">Whether its service is still offered.</param>
public sealed record BegunApplication(string Reference, LocalizedText Service, string? Title, DateTimeOffset SavedAt, bool IsOffered);
