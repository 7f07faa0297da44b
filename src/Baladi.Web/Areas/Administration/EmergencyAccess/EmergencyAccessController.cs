using Baladi.Core.Cases.Emergency;
using Baladi.Web.Shared.Access;
using Baladi.Web.Shared.Routing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Baladi.Web.Areas.Administration.EmergencyAccess;

/// <summary>Who opened which case in an emergency, why, and what they saw of it.</summary>
[Route("administration/emergency-access"), Authorize(Policy = Policies.Emergencies)]
public sealed class EmergencyAccessController(CurrentActor current, ReadEmergencies emergencies) : AdministrationController(current)
{
    private const int Size = 20;

    [HttpGet("", Name = Routes.EmergencyAccess)]
    public async Task<IActionResult> Index(long? before, CancellationToken cancel)
    {
        var lines = await emergencies.PageAsync(before, Size, Actor, cancel);
        return View(new EmergencyAccessPage([.. lines.Take(Size)], before, lines.Count > Size ? lines[Size - 1].Access.Id : null));
    }

    [HttpGet("{id:long}", Name = Routes.Emergency)]
    public async Task<IActionResult> Show(long id, CancellationToken cancel) =>
        await emergencies.FindAsync(id, Actor, cancel) is { } found ? View(new EmergencyShown(found.Line, found.Seen)) : NotFound();
}

public sealed record EmergencyAccessPage(IReadOnlyList<EmergencyLine> Lines, long? Before, long? Next);

public sealed record EmergencyShown(EmergencyLine Line, IReadOnlyList<EmergencySeen> Seen);
