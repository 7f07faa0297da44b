using System.Globalization;
using Baladi.Core.Basics;
using Baladi.Core.People;
using Baladi.Core.People.Absences;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Desk.Absence;

/// <summary>Who is away and who stands in: an officer enters their own, whoever hands out work enters it for them.</summary>
[Route("desk/absence")]
public sealed class AbsenceController(CurrentActor current, ReadAbsences absences, EnterAbsenceHandler enter, EndAbsenceHandler end, Problems problems, Texts texts) : DeskController(current)
{
    [HttpGet("", Name = Routes.Absence)]
    public async Task<IActionResult> Index(long? post, CancellationToken cancel) => await BuildAsync(post, new(), cancel) is { } page ? View(page) : NotFound();

    [HttpPost(""), Authorize(Policy = Policies.Work)]
    public async Task<IActionResult> Index(long? post, AbsenceForm form, CancellationToken cancel)
    {
        if (await BuildAsync(post, form, cancel) is not { } page) return NotFound();
        if (form.Chosen is not { } chosen)
        {
            // All that is missing is said at once.
            ModelState.AddModelError(nameof(form.Cover), texts["absence.choose"]);
            foreach (var (field, day) in new[] { (nameof(form.From), form.From), (nameof(form.LastDay), form.LastDay) })
                if (day is null && ModelState[field]?.Errors.Count is null or 0) ModelState.AddModelError(field, texts["problem.required.date"]);
        }
        else if (ModelState.IsValid)
        {
            var outcome = await enter.HandleAsync(new EnterAbsence(chosen.Post, form.From, form.LastDay, chosen.Substitute), Actor, cancel);
            if (outcome.Kind == OutcomeKind.NotFound) return NotFound();
            if (outcome.IsDone)
            {
                Say("success", texts["absence.entered"]);
                return RedirectToRoute(Routes.Absence);
            }
            problems.AddTo(ModelState, outcome.Problems.Select(problem => problem.Field == nameof(EnterAbsence.SubstitutePersonId) ? problem with { Field = nameof(form.Cover) } : problem));
        }
        return Again(OutcomeKind.Invalid, nameof(Index), page);
    }

    [HttpPost("{id:long}/end"), Authorize(Policy = Policies.Work)]
    public async Task<IActionResult> End(long id, CancellationToken cancel)
    {
        var outcome = await end.HandleAsync(new EndAbsence(id), Actor, cancel);
        if (outcome.Kind == OutcomeKind.NotFound) return NotFound();
        Say(outcome.IsDone ? "success" : "warning", outcome.IsDone ? texts["absence.ended"] : problems.Say(outcome.Problems[0]));
        return RedirectToRoute(Routes.Absence);
    }

    private async Task<AbsencePage?> BuildAsync(long? post, AbsenceForm form, CancellationToken cancel)
    {
        var posts = await absences.PostsAsync(post, Actor, cancel);
        // A post of somebody else that is not for this actor to cover.
        return post is not null && posts.Count == 0 ? null : new() { Post = post, Form = form, Posts = Actor.May(Permission.WorkCases) ? posts : [], Lines = await absences.ListAsync(Actor, cancel) };
    }
}

public sealed record AbsenceForm
{
    /// <summary>POST:PERSON, the post one is away from and who stands in; 0 for nobody.</summary>
    public string? Cover { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? LastDay { get; init; }

    public (long Post, long? Substitute)? Chosen =>
        Cover?.Split(':') is [var post, var person] && long.TryParse(post, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && long.TryParse(person, NumberStyles.None, CultureInfo.InvariantCulture, out var who)
            ? (at, who == 0 ? null : who) : null;

    public static string Value(PostToCover post, Colleague? colleague) => string.Create(CultureInfo.InvariantCulture, $"{post.AppointmentId}:{colleague?.PersonId ?? 0}");
}

public sealed record AbsencePage
{
    /// <summary>The post of somebody else it is entered for.</summary>
    public long? Post { get; init; }
    public required AbsenceForm Form { get; init; }
    public required IReadOnlyList<PostToCover> Posts { get; init; }
    public required IReadOnlyList<AbsenceLine> Lines { get; init; }
}
