using Baladi.Core.Basics;
using Baladi.Core.Cases.Emergency;
using Baladi.Core.People;
using Baladi.Web.Shared;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Desk.Emergency;

/// <summary>Opens a case outside one's authority, by its reference and with a reason.</summary>
[Route("desk/emergency")]
public sealed class EmergencyController(CurrentActor current, OpenEmergencyAccessHandler open, Problems problems) : DeskController(current)
{
    [HttpGet("", Name = Routes.DeskEmergency)]
    public IActionResult Index() => View(new EmergencyPage(new(), Actor.May(Permission.EmergencyAccess)));

    [HttpPost(""), Authorize(Policy = Policies.Emergency), StepUp]
    public async Task<IActionResult> Index(EmergencyForm form, CancellationToken cancel)
    {
        var outcome = await open.HandleAsync(new OpenEmergencyAccess(form.Case, form.Reason, form.Words), Actor, cancel);
        if (outcome.IsDone) return RedirectToRoute(Routes.DeskCase, new { reference = Reference.Parse(form.Case) });
        problems.AddTo(ModelState, outcome.Problems.Select(problem => problem.Field == nameof(OpenEmergencyAccess.Reference) ? problem with { Field = nameof(form.Case) } : problem));
        return Again(outcome.Kind, nameof(Index), new EmergencyPage(form, true));
    }
}

public sealed record EmergencyForm
{
    public string? Case { get; init; }
    public EmergencyReason? Reason { get; init; }
    public string? Words { get; init; }
}

/// <param name="May">Whether the reader's post lets them.</param>
public sealed record EmergencyPage(EmergencyForm Form, bool May);
