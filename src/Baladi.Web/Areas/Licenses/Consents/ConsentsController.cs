using Baladi.Core.Basics;
using Baladi.Core.Cases;
using Baladi.Core.Cases.Consents;
using Baladi.Core.Licenses;
using Baladi.Core.Authorities;
using Baladi.Core.People;
using Baladi.Web.Areas.Licenses.Cases;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Licenses.Consents;

/// <summary>What the other party of a case is asked, and their answer. The case itself is not theirs to open.</summary>
[ActsAsParty(other: true), Area("Licenses"), Route("licenses/consents/{reference}"), Authorize(Policy = Policies.SignedIn), ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ConsentsController(ReadConsents consents, ReadLicenses licenses, AnswerConsentHandler answer, Geography geography, CurrentActor current, Problems problems, TimeProvider time) : Controller
{
    [HttpGet("", Name = Routes.Consent)]
    public async Task<IActionResult> Index(string reference, CancellationToken cancel) => await ShowAsync(reference, new(), cancel);

    [HttpPost("")]
    public async Task<IActionResult> Answer(string reference, ConsentForm form, CancellationToken cancel)
    {
        if (await PageAsync(reference, form, cancel) is not { } page) return NotFound();
        if (!ModelState.IsValid) return Again(page);
        var outcome = await answer.HandleAsync(new(page.Consent.Case.Reference, form.Answer ?? "", form.Reason, page.TicksAll), current.Actor, cancel);
        if (outcome.Kind == OutcomeKind.NotFound) return NotFound();
        if (outcome.IsDone)
        {
            TempData[CasesController.Said] = form.Answer == page.Agree.Code ? "consent.said.agreed" : "consent.said.refused";
            return RedirectToRoute(Routes.Consent, new { reference = page.Consent.Case.Reference });
        }
        problems.AddTo(ModelState, outcome.Problems);
        return Again(page);
    }

    private async Task<IActionResult> ShowAsync(string reference, ConsentForm form, CancellationToken cancel) => await PageAsync(reference, form, cancel) is { } page ? View(nameof(Index), page) : NotFound();

    private ViewResult Again(ConsentPage page)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(nameof(Index), page);
    }

    private async Task<ConsentPage?> PageAsync(string typed, ConsentForm form, CancellationToken cancel)
    {
        if (Reference.Parse(typed) is not { } reference || await consents.FindAsync(reference, current.Actor, cancel) is not { } consent) return null;
        ViewData["NoFeedback"] = true;
        var license = consent.Subject is { } subject && consent.IsOpen ? await licenses.FindOfferedAsync(subject.Id, current.Actor, cancel) : null;
        return new()
        {
            Consent = consent,
            Authority = geography.Authority(consent.Case.AuthorityId),
            License = license,
            Status = license?.StatusOn(time.Today()),
            Changes = license is null ? [] : await licenses.ChangesAsync(license, current.Actor, cancel),
            Form = form,
            Gap = consent.IsOpen ? current.Actor.Gap<AnswerConsent>() : null,
        };
    }
}
