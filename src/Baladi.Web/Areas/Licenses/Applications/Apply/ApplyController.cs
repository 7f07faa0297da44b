using Baladi.Core.Basics;
using Baladi.Core.Cases.Drafts;
using Baladi.Core.Licenses;
using Baladi.Core.People;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Web.Pages.Services;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Routing;
using Baladi.Web.Shared.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Baladi.Web.Areas.Licenses.Applications.Apply;

/// <summary>From the service page into an application: begins one, or offers to go on with those begun before.</summary>
[Route("licenses/apply/{service}")]
public sealed class ApplyController(OpenDraft draft, OwnDrafts drafts, StartDraftHandler start, LicenseAccess licenses, PublishedCatalog catalog, ServiceCards services, Problems problems) : ApplicationController(draft)
{
    /// <summary>Where somebody arrives who had to sign in first, and who has drafts of the service.</summary>
    [HttpGet("", Name = Routes.Apply)]
    public async Task<IActionResult> Index(string service, CancellationToken cancel) =>
        Find(service) is { } procedure ? await ShowAsync(procedure, cancel) : NotFound();

    /// <summary>
    /// Comes from a page that is cached for everybody; whoever is not signed in goes on from here once they are. Drafts there
    /// are stand in the way of a new one until it is asked for by name.
    /// </summary>
    [HttpPost(""), AllowAnonymous, IgnoreAntiforgeryToken, SameOrigin]
    public async Task<IActionResult> Index(string service, bool another, string? license, CancellationToken cancel)
    {
        if (Find(service) is not { } procedure) return NotFound();
        // Of a service about a license there is one application at a time, and starting it leads to the one there is.
        var asksFirst = procedure.Concerns is null ? !another && (await OpenDraftsAsync(service, cancel)).Count > 0 : license is null;
        if (!Actor.IsSignedIn || asksFirst) return Redirect303(Url.RouteUrl(Routes.Apply, new { service })!);
        var started = await start.HandleAsync(new(service, license), Actor, cancel);
        if (started.IsDone) return Redirect303(Url.Application(Routes.Application, started.Value!));
        if (started.Kind is not (OutcomeKind.Invalid or OutcomeKind.Forbidden)) return NotFound();
        problems.AddTo(ModelState, started.Problems);
        return await ShowAsync(procedure, cancel);
    }

    // What staff begin is begun at the desk.
    private Procedure? Find(string service) => catalog.InForce<Procedure>(service)?.Content is { IsOfficial: false } procedure ? procedure : null;

    private async Task<IActionResult> ShowAsync(Procedure procedure, CancellationToken cancel) => procedure.Concerns is { } concern
        ? Page("Apply/Choose", new ChoosePage(procedure, await HeldAsync(concern, cancel)))
        : Page("Apply/Index", new ApplyPage(procedure, services.Duration(procedure), await OpenDraftsAsync(procedure.Code, cancel), Actor.Gap<SubmitCase>()));

    private Task<List<HeldLicense>> HeldAsync(Concern concern, CancellationToken cancel) =>
        licenses.HeldBy(Actor).AsNoTracking().Where(l => concern.Services.Contains(l.ServiceCode) && l.State != LicenseState.Cancelled)
            .OrderBy(l => l.ValidTo).ThenBy(l => l.Id).Take(ChoosePage.Most).Select(l => new HeldLicense(l.Number, l.Name, l.Title, l.ValidTo)).ToListAsync(cancel);

    private Task<List<BegunDraft>> OpenDraftsAsync(string service, CancellationToken cancel) =>
        drafts.Of(Actor).AsNoTracking().Where(d => d.ServiceCode == service && d.SubmittedCaseId == null)
            .OrderByDescending(d => d.ChangedAt).Select(d => new BegunDraft(d.Reference, d.CreatedAt, d.ChangedAt)).ToListAsync(cancel);
}
