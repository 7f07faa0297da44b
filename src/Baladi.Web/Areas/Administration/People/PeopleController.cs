using Baladi.Core.Basics;
using Baladi.Core.People;
using Baladi.Core.People.Appointments;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Localization;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Administration.People;

/// <summary>Who holds posts within one's reach; and anybody, by their exact ID, to be appointed.</summary>
[Route("administration/people"), Authorize(Policy = Policies.People)]
public sealed class PeopleController(CurrentActor current, PeoplePages pages, FoundPeople found, Texts texts, TimeProvider time) : AdministrationController(current)
{
    [HttpGet("", Name = Routes.People)]
    public async Task<IActionResult> Index(PeopleFilter filter, CancellationToken cancel) => View(await pages.BuildAsync(filter, Actor, cancel));

    /// <summary>The list as a table of its own: names, roles, authorities and dates, and nothing that identifies beyond that.</summary>
    [HttpGet("export.csv", Name = Routes.PeopleExport)]
    public async Task<IActionResult> Export(PeopleFilter filter, CancellationToken cancel)
    {
        var csv = new Csv(texts["people.person"], texts["people.role"], texts["people.authority"], texts["people.from"], texts["people.lastDay"], texts["people.state"]);
        foreach (var line in await pages.ExportAsync(filter, Actor, cancel))
            foreach (var post in line.Posts)
                csv.Add(texts[line.Name], texts[post.RoleName], texts[post.Authority.Name], Csv.Day(post.Days.From), Csv.Day(post.Days.LastDay), texts["people.state." + PostStates.Of(post.Days, time.Today())]);
        return File(csv.ToBytes(), "text/csv; charset=utf-8", $"staff-{Csv.Day(time.Today())}.csv");
    }

    /// <summary>Leads to a person by their exact ID. Sent as a form: an ID has no place in an address.</summary>
    [HttpPost("find"), Authorize(Policy = Policies.ManagePeople)]
    public async Task<IActionResult> Find(string? nationalId, [FromServices] FindPersonHandler find, CancellationToken cancel)
    {
        var person = await find.HandleAsync(new(nationalId), Actor, cancel);
        if (person.IsDone) return RedirectToRoute(Routes.Appoint, new { person = found.Write(person.Value, Actor) });
        ModelState.AddModelError("nationalId", texts[$"people.find.{person.Problems[0].Code}"]);
        return Again(OutcomeKind.Invalid, nameof(Index), await pages.BuildAsync(new(), Actor, cancel));
    }

    /// <summary>Where the form failed, its address is reloaded.</summary>
    [HttpGet("find")]
    public IActionResult Find() => RedirectToRoute(Routes.People);
}
