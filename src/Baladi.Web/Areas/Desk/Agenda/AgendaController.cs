using Baladi.Core.Basics;
using Baladi.Core.Cases.Visits;
using Baladi.Core.Language;
using Baladi.Core.Authorities;
using Baladi.Core.Procedures;
using Baladi.Core.Publishing;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Desk.Agenda;

/// <summary>An officer's visits, day by day: what is ahead, and what was to be and nobody has said what came of it.</summary>
[Route("desk/visits")]
public sealed class AgendaController(CurrentActor current, ReadVisits visits, PublishedCatalog catalog, Geography geography, TimeProvider time) : DeskController(current)
{
    private const int Days = PlanVisitHandler.MostDaysAhead + 1;

    [HttpGet("", Name = Routes.DeskVisits)]
    public async Task<IActionResult> Index(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var planned = await visits.OfAsync(Actor, Days, cancel);
        return View(new AgendaPage(
            [.. planned.Where(line => line.Visit.To < now).Select(Line)],
            [.. planned.Where(line => line.Visit.To >= now).GroupBy(line => RiyadhTime.DateOf(line.Visit.From)).Select(day => new AgendaDay(day.Key, [.. day.Select(Line)]))],
            time.Today()));
    }

    private AgendaLine Line(PlannedVisit planned) => new(planned, catalog.Version<Procedure>(planned.ProcedureVersionId).Content.Service.Name, geography.Authority(planned.AuthorityId).Name, planned.CityCode is { } city ? geography.City(city)?.Name : null);
}

/// <param name="Open">Whose time has passed.</param>
public sealed record AgendaPage(IReadOnlyList<AgendaLine> Open, IReadOnlyList<AgendaDay> Days, DateOnly Today);

public sealed record AgendaDay(DateOnly Day, IReadOnlyList<AgendaLine> Lines);

public sealed record AgendaLine(PlannedVisit Planned, LocalizedText Service, LocalizedText Authority, LocalizedText? City);
