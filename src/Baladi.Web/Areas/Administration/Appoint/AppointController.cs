using Baladi.Core.Basics;
using Baladi.Core.People.Appointments;
using Baladi.Web.Areas.Administration.People;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Administration.Appoint;

/// <summary>Gives somebody a post. The address carries the person as they were found.</summary>
[Route("administration/people/appoint/{person}"), Authorize(Policy = Policies.People), StepUp]
public sealed class AppointController(CurrentActor current, AppointPages pages, FoundPeople found, AppointPersonHandler appoint, Problems problems, Texts texts, TimeProvider time) : AdministrationController(current)
{
    [HttpGet("", Name = Routes.Appoint)]
    public async Task<IActionResult> Index(string person, CancellationToken cancel) =>
        found.Read(person, Actor) is { } id && await pages.BuildAsync(person, id, new() { From = time.Today() }, Actor, cancel) is { } page ? View(page) : NotFound();

    [HttpPost(""), Authorize(Policy = Policies.ManagePeople)]
    public async Task<IActionResult> Index(string person, AppointForm form, CancellationToken cancel)
    {
        if (found.Read(person, Actor) is not { } id || await pages.BuildAsync(person, id, form, Actor, cancel) is not { } page) return NotFound();
        // A date that cannot be read would count as none.
        if (!ModelState.IsValid) return Again(OutcomeKind.Invalid, nameof(Index), page);
        var outcome = await appoint.HandleAsync(new AppointPerson(id, form.Role, form.Authority, form.From, form.LastDay, form.Reason), Actor, cancel);
        if (outcome.IsDone)
        {
            Say("success", texts["appoint.done", texts[page.Name]]);
            return RedirectToRoute(Routes.Person, new { id });
        }
        problems.AddTo(ModelState, outcome.Problems);
        return Again(outcome.Kind, nameof(Index), page);
    }
}
