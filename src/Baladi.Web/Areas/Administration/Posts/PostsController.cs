using Baladi.Core.Basics;
using Baladi.Core.People;
using Baladi.Core.People.Appointments;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Administration.Posts;

/// <summary>Moves the end of a post, or ends it at once.</summary>
[Route("administration/appointments/{id:long}"), Authorize(Policy = Policies.People)]
public sealed class PostsController(CurrentActor current, PostPages pages, MoveAppointmentEndHandler move, EndAppointmentHandler end, Problems problems, Texts texts) : AdministrationController(current)
{
    [HttpGet("", Name = Routes.Appointment), HttpGet("end-date"), HttpGet("end")]
    public async Task<IActionResult> Index(long id, CancellationToken cancel) =>
        await pages.BuildAsync(id, null, Actor, cancel) is not { } page ? NotFound()
        : page.Post.IsOver || !Actor.May(Permission.ManagePeople) ? RedirectToRoute(Routes.Person, new { id = page.PersonId })
        : View(page);

    [HttpPost("end-date"), Authorize(Policy = Policies.ManagePeople), StepUp]
    public async Task<IActionResult> Move(long id, PostForm form, CancellationToken cancel)
    {
        if (!ModelState.IsValid) return await pages.BuildAsync(id, form, Actor, cancel) is { } page ? Again(OutcomeKind.Invalid, nameof(Index), page) : NotFound();
        var outcome = await move.HandleAsync(new MoveAppointmentEnd(id, form.LastDay, form.Reason, form.Version), Actor, cancel);
        return outcome.IsDone ? Done(outcome.Value!, texts["appointment.moved"]) : await AgainAsync(outcome, id, form, cancel);
    }

    [HttpPost("end"), Authorize(Policy = Policies.ManagePeople), StepUp]
    public async Task<IActionResult> End(long id, PostForm form, CancellationToken cancel)
    {
        ModelState.Remove(nameof(form.LastDay));
        var outcome = await end.HandleAsync(new EndAppointment(id, form.EndReason, form.Version), Actor, cancel);
        return outcome.IsDone ? Done(outcome.Value!.Appointment, texts.Count("appointment.ended", outcome.Value.Returned)) : await AgainAsync(outcome, id, form, cancel, nameof(form.EndReason));
    }

    private RedirectToRouteResult Done(Appointment appointment, string said)
    {
        Say("success", said);
        return RedirectToRoute(Routes.Person, new { id = appointment.PersonId });
    }

    private async Task<IActionResult> AgainAsync<T>(Outcome<T> outcome, long id, PostForm form, CancellationToken cancel, string reason = nameof(PostForm.Reason))
    {
        if (outcome.Kind == OutcomeKind.NotFound || await pages.BuildAsync(id, form, Actor, cancel) is not { } page) return NotFound();
        if (outcome.Kind == OutcomeKind.Conflict)
        {
            // The hidden field follows the post as it stands now: sending again is then meant.
            ModelState.Remove(nameof(form.Version));
            page = page with { Conflict = problems.Say(outcome.Problems[0]), Form = form with { Version = page.Post.Version } };
        }
        else problems.AddTo(ModelState, outcome.Problems.Select(problem => problem.Field == nameof(form.Reason) ? problem with { Field = reason } : problem));
        return Again(outcome.Kind, nameof(Index), page);
    }
}
